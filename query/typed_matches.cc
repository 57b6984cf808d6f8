// SPDX-License-Identifier: MIT
#include "query/typed_matches.h"

#include <algorithm>
#include <limits>

#include "query/typed_names.h"

namespace inkling {
namespace {

/// While fewer are to be looked at, all are: it takes less than a frame even in a new process.
constexpr uint64_t kFewPostings = 4000;
constexpr uint64_t kPostingsOfAFrame = 100'000;  ///< So many are looked at in 16 ms.
constexpr size_t kMostShortLetters = 4;          ///< Who has typed more wants what says so.

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

}  // namespace

uint64_t most_postings(size_t letters) {
  if (letters <= kMostFirstLetters) return kFewPostings;
  if (letters <= kMostShortLetters) return kPostingsOfAFrame;
  return std::numeric_limits<uint64_t>::max();
}

Matches matches_as_typed(const std::string& letters, const OpenIndex& index,
                         const MatchOptions& options) {
  const size_t count = count_letters(letters);
  if (count < 2) return {};
  SearchPlan as_typed;
  as_typed.clause = terms_clause(index.stems().of(letters, letters, WordKind::kWord), true);
  const uint64_t saying = frequencies_of(as_typed.clause, index).all;
  if (saying == 0 || saying > most_postings(count)) return {};
  return best_matches(as_typed, index, options);
}

Matches matches_while_typing(const SearchPlan& plan, const OpenIndex& index,
                             const MatchOptions& options) {
  const std::string& letters = plan.places[plan.sought.places.front()].folded;
  if (!options.exact_total && plan.named->size() >= options.shown) {
    const Frequencies frequencies = frequencies_of(plan.clause, index);
    if (frequencies.all > most_postings(count_letters(letters))) {
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
