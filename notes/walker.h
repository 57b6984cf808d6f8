// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "notes/mask.h"
#include "notes/note.h"

namespace inkling {

/// Fills blocks, visible text, pieces, links and inline tags of `note` from its body, which starts
/// at `body`. `mask` is make_mask() of its source. Gives where code and math stand in
/// Note::visible, ascending.
[[nodiscard]] std::vector<Span> walk_markdown(Note& note, const Mask& mask, uint32_t body);

}  // namespace inkling
