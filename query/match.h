// SPDX-License-Identifier: MIT
// Which documents a plan matches: Xapian proposes, the words decide.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/compile.h"
#include "query/plain_spelling.h"
#include "query/recorded_words.h"
#include "query/term_docs.h"
#include "query/written_words.h"
#include "schemas/item_place.h"
#include "schemas/word_run.h"

namespace inkling {

/// Checks what Xapian could not: phrases and scopes on the words file, spelling and expressions on
/// the note itself.
class Checker : public Xapian::MatchDecider {
 public:
  /// Of `clause`, a part of the plan. REQUIRES: plan and index outlive it.
  Checker(const Clause& clause, const SearchPlan& plan, const OpenIndex& index);

  [[nodiscard]] bool needed() const { return rest_.op != Clause::Op::kAll; }
  bool operator()(const Xapian::Document& document) const override;

 private:
  struct Candidate;
  void find_runs(const Clause& clause);
  bool decide(const Clause& clause, Candidate& candidate) const;
  [[nodiscard]] bool has_any(const std::vector<std::string>& terms, uint32_t docid) const;
  bool words_hold(const Clause& clause, Candidate& candidate) const;
  [[nodiscard]] std::string_view record_of(const Candidate& candidate) const;
  /// Null when the note cannot be read. Good until the next call.
  [[nodiscard]] const WrittenWords* written_in(uint32_t note) const;
  /// Whether it is certain that the record of a note says as much as its text.
  [[nodiscard]] bool record_is_enough(uint32_t note) const;

  const SearchPlan& plan_;
  const OpenIndex& index_;
  Clause rest_;
  std::map<const Sought*, WordRun> runs_{};  ///< Of `rest_`.
  // Documents come in ascending order.
  mutable ItemPlaces places_;
  mutable std::map<std::string, TermDocs> term_docs_{};
  mutable RecordedWords recorded_;
  mutable std::optional<PlainSpelling> spelling_{};  ///< When accents are all the text can tell.
  // The items of a note come one after another: it is read once for all of them.
  mutable std::optional<WrittenWords> written_{};
  mutable uint32_t written_note_ = 0;
};

struct Ranked {
  uint32_t docid = 0;
  double weight = 0;
};

struct Matches {
  std::vector<Ranked> best{};  ///< By weight, then docid.
  uint64_t total = 0;
  bool exact = true;
};

/// The `most` best documents, or the first by a value when `sort_slot` says so.
struct MatchOptions {
  uint32_t most = 0;
  uint32_t shown = 0;  ///< Of these, at most so many are hits of the answer.
  bool exact_total = true;
  const DocSet* except = nullptr;  ///< These are left out.
  bool sorted = false;
  unsigned sort_slot = 0;
  bool descending = false;
};
[[nodiscard]] Matches best_matches(const SearchPlan& plan, const OpenIndex& index,
                                   const MatchOptions& options);

/// Puts those of `docs` that are not among the best behind them, without weight.
void add_documents(const DocSet& docs, Matches& matches);

/// Every document that matches a clause of the plan, ascending.
[[nodiscard]] DocSet matching_docs(const Clause& clause, const SearchPlan& plan,
                                   const OpenIndex& index);

}  // namespace inkling
