// SPDX-License-Identifier: MIT
// More like this: the notes that speak of what one note speaks of, or are linked with it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/clause.h"
#include "query/open_index.h"
#include "query/results.h"

namespace inkling {

inline constexpr size_t kMostTelling = 20;  ///< Words of a note that are looked for in others.

/// The words that tell a note from others and that another note has too, the most telling first: by
/// how often it says them (more in its name) and how rare they are. No numbers, no code.
[[nodiscard]] std::vector<std::string> telling_words(uint32_t note, const OpenIndex& index);

/// The notes that a note links to, or that link to it, ascending; not itself.
[[nodiscard]] DocSet linked_notes(uint32_t note, const OpenIndex& index);

/// The notes like the one at `path`, best first; Results::query is the words that were looked for.
/// Of `request` only what says how to answer counts. kNotFound: no note of that path is indexed.
[[nodiscard]] Result<Results> related(const Request& request, const std::string& path,
                                      const OpenIndex& index);

}  // namespace inkling
