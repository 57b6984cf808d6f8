// SPDX-License-Identifier: MIT
// Queries with the notes that should answer them: how good a ranking is for one's own notes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"
#include "query/evaluation.h"

namespace inkling {

struct GoldenQuery {
  std::string query{};
  std::vector<std::string> answers{};  ///< Paths in the vault; any of them is right.
  uint32_t line = 0;                   ///< In its file, from 1.
};

/// Lines "query<TAB>path<TAB>path..."; '#' at the start of a line without a tab begins a comment.
/// An error names the first line that is neither, as name:line.
Result<std::vector<GoldenQuery>> parse_golden_queries(std::string_view text, std::string_view name);

/// The rank of the first right answer, from 1; 0 when there is none.
[[nodiscard]] uint32_t rank_of_answer(const GoldenQuery& golden,
                                      const std::vector<std::string>& found);

/// The measures of queries that were answered with `found`, in the same order.
[[nodiscard]] Measures measure_golden(const std::vector<GoldenQuery>& queries,
                                      const std::vector<std::vector<std::string>>& found);

}  // namespace inkling
