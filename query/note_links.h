// SPDX-License-Identifier: MIT
// How many notes link to a note: a weak sign that it is the one that is meant.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/open_index.h"

namespace inkling {

/// Of each of these notes, which are all different; `paths` are theirs. A link says the note's
/// name, with or without some of its folders; of several notes with that name, a bare one means the
/// one with the fewest folders.
[[nodiscard]] std::vector<uint32_t> link_counts(const std::vector<uint32_t>& notes,
                                                const std::vector<std::string_view>& paths,
                                                const OpenIndex& index);

/// How many links say this name, or path without its ending; folded.
[[nodiscard]] uint32_t links_that_say(std::string_view name, const OpenIndex& index);

}  // namespace inkling
