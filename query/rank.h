// SPDX-License-Identifier: MIT
// The order of the best documents. Xapian's BM25 over weighted fields finds the candidates; here
// each is looked at as words in order, and what rank_weights.h names is added to its weight.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "query/match.h"
#include "query/rank_weights.h"
#include "query/results.h"

namespace inkling {

/// Some words of a query: how many, and how much they say, by how rare they are.
struct WordsSaid {
  size_t count = 0;
  double idf = 0;

  void add(const RankedWord& word) {
    ++count;
    idf += word.idf;
  }
};

/// A candidate with its place in the answer.
struct Scored {
  uint32_t docid = 0;
  uint32_t note = 0;  ///< The document itself, or the note of the item that it is.
  double score = 0;
  Tier tier = Tier::kExact;
  WordsSaid met{};     ///< Words of the query that it has.
  bool last = false;   ///< Superseded: shown below its equals.
  std::string path{};  ///< When words were ranked, and of those that nothing else tells apart.
  std::array<double, kScoreParts.size()> parts{};  ///< Of the score, as kScoreParts names them.
};

/// How many of the best documents are looked at again.
inline constexpr uint32_t kWindow = 200;

struct RankOptions {
  Tier floor = Tier::kExact;  ///< How far the search was loosened: no hit is stricter.
  bool keep_order = false;    ///< Candidates are in the order asked for.
  RankWeights weights{};
  uint32_t recent_days = 0;  ///< As Request::recent_days, from `today`.
  Date today{};
  const DocSet* as_typed = nullptr;  ///< What is not of these is found by a synonym.
  const DocSet* linked = nullptr;    ///< Notes that stand higher for being linked with one.
};

/// The default weights, without the parts named.
[[nodiscard]] RankWeights weights_without(const std::vector<std::string>& parts);

/// Scores candidates and orders them: misspelt ones last, then by score, then path.
[[nodiscard]] std::vector<Scored> rank(const SearchPlan& plan, const OpenIndex& index,
                                       const std::vector<Ranked>& candidates,
                                       const RankOptions& options);

}  // namespace inkling
