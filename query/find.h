// SPDX-License-Identifier: MIT
// What a question finds, and in which order: all of its words, else what the vault calls them
// besides, else as the vault spells them, else most of them. Everything here may throw what Xapian
// throws.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/compile.h"
#include "query/rank.h"
#include "query/session.h"

namespace inkling {

/// Aliases are synonyms only where a search finds fewer: a page of what was asked for needs none.
inline constexpr uint64_t kFewHits = 10;

/// One rank range of an answer: candidates with the plan that found them.
struct Round {
  SearchPlan plan{};
  std::vector<Scored> scored{};
  uint64_t total = 0;
  bool exact = true;
  std::optional<Query> widened{};         ///< What was asked instead, when by synonyms.
  std::vector<Diagnostic> diagnostics{};  ///< Of the query as it was asked.
};

[[nodiscard]] Source source_of(const Question& question);
/// Most hits wanted: the query's own limit may be the smaller.
[[nodiscard]] uint32_t limit_of(const Question& question);

/// The plan of the query itself, or of another in its stead.
[[nodiscard]] SearchPlan planned(const Question& question, const Query& query, Demand demand,
                                 const OpenIndex& index);

[[nodiscard]] Round find(const Question& question, const OpenIndex& index);

}  // namespace inkling
