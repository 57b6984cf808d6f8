// SPDX-License-Identifier: MIT
// The order of the best documents. Xapian's BM25 over weighted fields finds the candidates; here
// each is looked at as words in order. What is added to its weight, in units of idf:
//
//   names     the words of the query found in the best single title, alias or file name, damped by
//             their share of the query: a title that says all counts in full
//   heading   the same for the best single heading, at kHeading
//   pairs     neighbours of the query that stand together in the note
//   coverage  the share of the query that the note has at all
//
// docs/ranking.md has what each is worth.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/match.h"
#include "query/results.h"

namespace inkling {

struct RankWeights {
  double name = 1.0;
  double heading = 0.4;
  double pair = 0.15;
  double coverage = 0.5;
};

/// A candidate with its place in the answer.
struct Scored {
  uint32_t docid = 0;
  uint32_t note = 0;  ///< The document itself, or the note of the item that it is.
  double score = 0;
  Tier tier = Tier::kExact;
  uint32_t matched = 0;  ///< Words of the query that it has.
  bool last = false;     ///< Superseded: shown below its equals.
  std::string path{};    ///< Of those that nothing else tells apart; else empty.
};

/// How many of the best documents are looked at again.
inline constexpr uint32_t kWindow = 200;

struct RankOptions {
  Tier floor = Tier::kExact;  ///< How far the search was loosened: no hit is stricter.
  bool keep_order = false;    ///< Candidates are in the order asked for.
  RankWeights weights{};
};

/// Scores candidates and orders them: by tier, then score, then path.
[[nodiscard]] std::vector<Scored> rank(const SearchPlan& plan, const OpenIndex& index,
                                       const std::vector<Ranked>& candidates,
                                       const RankOptions& options);

}  // namespace inkling
