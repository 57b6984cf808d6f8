// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace inkling {

inline constexpr size_t kMaxTypoBytes = 64;  ///< Longer words are compared by these bytes only.

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, in bytes;
/// `limit` + 1 when more than `limit`.
[[nodiscard]] size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

/// The candidate that `word` is most likely a typo of, for "did you mean": at most a third of its
/// letters wrong; the first of equals. Empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

}  // namespace inkling
