// SPDX-License-Identifier: MIT
#include "query/typed_matches.h"

#include <algorithm>

#include "query/typed_names.h"

namespace inkling {
namespace {

/// While fewer postings than that are to be looked at, all are: it takes less than a frame.
constexpr uint64_t kFewPostings = 4000;

/// How many notes have its terms: each of them, and the commonest.
struct Frequencies {
  uint64_t all = 0;
  uint64_t most = 0;
};

Frequencies frequencies_of(const Clause& clause, const OpenIndex& index) {
  Frequencies sum;
  for (const std::string& term : clause.terms) {
    const uint64_t count = index.notes.get_termfreq(term);
    sum.all += count;
    sum.most = std::max(sum.most, count);
  }
  for (const Clause& child : clause.children) {
    const Frequencies of_child = frequencies_of(child, index);
    sum.all += of_child.all;
    sum.most = std::max(sum.most, of_child.most);
  }
  return sum;
}

/// Notes that say just what stands there, unless that is a single letter or too common to say much.
Matches matches_as_typed(const std::string& letters, const OpenIndex& index,
                         const MatchOptions& options) {
  const std::string term = make_term({}, letters);
  const Xapian::doccount saying = index.notes.get_termfreq(term);
  if (count_letters(letters) < 2 || saying == 0 || saying > kFewPostings) return {};
  SearchPlan as_typed;
  as_typed.clause = terms_clause({term}, true);
  return best_matches(as_typed, index, options);
}

}  // namespace

Matches matches_while_typing(const SearchPlan& plan, const OpenIndex& index,
                             const MatchOptions& options) {
  const std::string& letters = plan.places[plan.sought.places.front()].folded;
  const bool first_letters = count_letters(letters) <= kMostFirstLetters;
  if (first_letters && !options.exact_total && plan.named->size() >= options.shown) {
    const Frequencies frequencies = frequencies_of(plan.clause, index);
    if (frequencies.all > kFewPostings) {
      Matches matches = matches_as_typed(letters, index, options);
      add_documents(*plan.named, matches);
      matches.total = std::max<uint64_t>(matches.best.size(), frequencies.most);
      matches.exact = false;
      return matches;
    }
  }
  Matches matches = best_matches(plan, index, options);
  add_documents(*plan.named, matches);
  return matches;
}

}  // namespace inkling
