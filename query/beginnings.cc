// SPDX-License-Identifier: MIT
#include "query/beginnings.h"

#include <algorithm>
#include <utility>

#include "query/filters.h"

namespace inkling {
namespace {

/// Each once, in the order of the commonest word it stands for.
std::vector<std::string> commonest_stems(const Place& place, Stems& stems) {
  std::vector<std::string> out;
  for (size_t i = 0; i < std::min(place.words.size(), kMostCandidates); ++i) {
    for (std::string& stem : stems.of(place.words[i], place.words[i], WordKind::kWord)) {
      if (std::find(out.begin(), out.end(), stem) == out.end()) out.push_back(std::move(stem));
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> completions(const Place& place, Stems& stems,
                                     const std::function<double(const std::string&)>& frequency) {
  std::vector<std::pair<double, std::string>> counted;
  for (std::string& stem : commonest_stems(place, stems)) {
    const double count = frequency(stem);
    counted.emplace_back(count, std::move(stem));
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> chosen = stems.of(place.folded, place.folded, WordKind::kWord);
  for (const auto& [count, stem] : counted) {
    if (chosen.size() >= kMostCompletions) break;
    if (count > 0 && std::find(chosen.begin(), chosen.end(), stem) == chosen.end()) {
      chosen.push_back(stem);
    }
  }
  return chosen;
}

/// Thousands of terms take Xapian's matcher a second; only to know who has any of them, a tenth.
Clause beginning_clause(const Place& place, Stems& stems, const TermSource& terms) {
  std::vector<std::string> common;
  for (const std::string& stem : commonest_stems(place, stems)) {
    common.push_back(make_term(terms.prefix, stem));
  }
  std::sort(common.begin(), common.end());
  std::vector<std::string> rare;
  for (const std::string& stem : place.stems) {
    std::string term = make_term(terms.prefix, stem);
    if (!std::binary_search(common.begin(), common.end(), term)) rare.push_back(std::move(term));
  }
  std::vector<Clause> ways;
  ways.push_back(terms_clause(std::move(common), terms.scores));
  ways.push_back(docs_clause(docs_with(terms.database, rare)));
  ways.back().items = terms.source == Source::kItems;
  return either(std::move(ways));
}

/// The last letters of a stem may not be the word's; those before are.
DocSet notes_with_beginning(const Place& place, Stems& stems, const OpenIndex& index) {
  constexpr size_t kMostChanged = 3;
  constexpr size_t kKept = 2;  // So short a stem is changed in no letter.
  std::vector<std::string> terms;
  for (const std::string& stem : commonest_stems(place, stems)) {
    const bool same = stem.size() >= place.folded.size() + kMostChanged || stem.size() <= kKept;
    if (same && stem.starts_with(place.folded)) terms.push_back(make_term({}, stem));
  }
  return docs_with(index.notes, terms);
}

}  // namespace inkling
