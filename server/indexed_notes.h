// SPDX-License-Identifier: MIT
// Notes by the terms that the index has them under, for requests that need no ranking.
#pragma once

#include <string>
#include <vector>

#include "query/open_index.h"
#include "schemas/layout.h"

namespace inkling {

/// What the index keeps of the notes under one of `terms`, at most `most`. None where there is no
/// index or it changes underfoot: the request after the next commit finds them.
[[nodiscard]] std::vector<NoteData> indexed_notes(const OpenIndex* index,
                                                  const std::vector<std::string>& terms,
                                                  size_t most);

}  // namespace inkling
