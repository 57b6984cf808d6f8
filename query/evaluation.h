// SPDX-License-Identifier: MIT
// How good a ranking is, by the measures that published results use (as trec_eval computes them).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"

namespace inkling {

/// What the right answers to each query are: query id -> document -> grade (0: not relevant).
using Judgements = std::map<std::string, std::map<std::string, int>>;
/// What a system answered: query id -> documents, best first.
using Run = std::map<std::string, std::vector<std::string>>;

/// Lines "qid<TAB>document<TAB>grade", or with blanks, or TREC's four columns. A line that is
/// neither is an error with its number in `where`.
Result<Judgements> parse_judgements(std::string_view text, std::string_view name);
/// Lines "qid Q0 document rank score tag", with tabs or blanks between; a document may hold blanks.
/// Documents keep the order of their lines.
Result<Run> parse_run(std::string_view text, std::string_view name);

/// All in [0, 1]; means over the judged queries, one that was not answered counting as 0.
struct Measures {
  double ndcg_10 = 0;  ///< Gain grade, discount log2(rank + 1), Järvelin and Kekäläinen 2002.
  double map = 0;      ///< Mean average precision over the whole list.
  double recall_100 = 0;
  double mrr_10 = 0;     ///< Reciprocal rank of the first relevant document within ten.
  double success_1 = 0;  ///< The first document is relevant.
};

struct Evaluation {
  Measures mean{};
  std::map<std::string, Measures> by_query{};
};

/// A document of the run counts as judged under its path, or under its file name without the
/// ending, as published sets name documents by id.
[[nodiscard]] Evaluation evaluate(const Judgements& judgements, const Run& run);

/// Two-sided p of the difference of means of two paired lists, by a randomization test with
/// `rounds` sign flips from a fixed seed. REQUIRES: equal sizes. 1 for empty lists.
[[nodiscard]] double paired_significance(const std::vector<double>& a, const std::vector<double>& b,
                                         uint32_t rounds = 10'000);

}  // namespace inkling
