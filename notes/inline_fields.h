// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "notes/note.h"

namespace inkling {

/// Finds `key:: value` lines and `[key:: value]`, `(key:: value)` in the blocks of a note and adds
/// them to its properties. Fields in a note's first paragraph that name its title, tags or aliases
/// (as Logseq writes them) count as those.
///
/// `verbatim`: where code and math stand in Note::visible, ascending; no field is looked for there.
void read_inline_fields(Note& note, const std::vector<Span>& verbatim);

}  // namespace inkling
