// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/searcher.h"

namespace inkling {

inline constexpr uint32_t kMostCompletions = 200;

/// What a word of a query may become, commonest first: "tag:cu" -> "tag:customer", "#cu",
/// "people:", "[st" -> "[status:", "[status:dr", NAME=VALUE of a filter, and the beginning of an
/// operator, "dec" -> "decision:". Empty when it is another word.
[[nodiscard]] std::vector<std::string> complete_values(std::string_view word, Searcher& searcher);

}  // namespace inkling
