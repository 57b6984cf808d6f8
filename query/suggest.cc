// SPDX-License-Identifier: MIT
#include "query/suggest.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/edits.h"
#include "query/facets.h"
#include "query/match.h"
#include "query/near_values.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMostClauses = 6;      ///< Left out one by one.
constexpr size_t kMostCorrections = 3;  ///< Of one word.
constexpr size_t kFarLetters = 6;       ///< Shorter words have too many others two edits away.
constexpr int kFarEdits = 2;

uint64_t count(const Query& query, const Question& question, const OpenIndex& index) {
  const Source source = question.unit == Unit::kItem ? Source::kItems : Source::kNotes;
  SearchPlan plan = compile(query, index, {.source = source, .today = question.request.today});
  add_filters(plan, question.request.filters, index);
  return best_matches(plan, index, {.most = 0}).total;
}

/// A query that is nothing but negations would find what was not asked for.
bool asks_for_something(const Query& query) {
  if (query.op == Op::kNot || query.op == Op::kAll) return false;
  if (query.op != Op::kAnd) return true;
  return std::any_of(query.children.begin(), query.children.end(), asks_for_something);
}

void without_each(const Question& question, const OpenIndex& index,
                  std::vector<Suggestion>& suggestions) {
  const Query& query = question.parsed.query;
  if (query.op != Op::kAnd || query.children.size() > kMostClauses) return;
  for (size_t i = 0; i < query.children.size(); ++i) {
    Query rest = query;
    const std::string left_out = to_string(rest.children[i]);
    rest.children.erase(rest.children.begin() + static_cast<long>(i));
    if (rest.children.size() == 1) {
      Query only = std::move(rest.children.front());
      rest = std::move(only);
    }
    if (!asks_for_something(rest)) continue;
    const uint64_t found = count(rest, question, index);
    if (found == 0) continue;
    suggestions.push_back(
        {.text = to_string(rest), .why = fmt::format("{} without '{}'", found, left_out)});
  }
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string out;
  for (size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += i + 1 == texts.size() ? " or " : ", ";
    out += "'" + texts[i] + "'";
  }
  return out;
}

/// Where leaving one clause out is not enough: each by itself, and which of them find nothing.
void each_alone(const Question& question, const OpenIndex& index,
                std::vector<Suggestion>& suggestions) {
  const Query& query = question.parsed.query;
  if (query.op != Op::kAnd || query.children.size() > kMostClauses) return;
  std::vector<std::string> empty;
  std::vector<std::pair<std::string, uint64_t>> found;
  for (const Query& child : query.children) {
    const uint64_t hits = count(child, question, index);
    if (hits == 0) {
      empty.push_back(to_string(child));
    } else if (asks_for_something(child)) {
      found.emplace_back(to_string(child), hits);
    }
  }
  const std::string none = empty.empty() ? "" : "; 0 with " + quoted_list(empty);
  for (auto& [text, hits] : found) {
    suggestions.push_back({.text = text, .why = fmt::format("{} by itself{}", hits, none)});
  }
}

/// What the vault has that is nearest to values it does not have.
void instead_of_values(const Query& query, const OpenIndex& index,
                       std::vector<Suggestion>& suggestions) {
  for (const NearValue& near : near_values(query, index)) {
    const SearchPlan plan = compile(near.instead, index, {});
    const uint64_t notes = best_matches(plan, index, {.most = 0}).total;
    if (notes == 0) continue;
    suggestions.push_back(
        {.text = to_string(near.instead),
         .why = fmt::format("no note has '{}'; {} {} '{}'", to_string(near.asked), notes,
                            notes == 1 ? "has" : "have", near.instead.text)});
  }
}

/// Words of the vault nearest to one that it does not have, commonest first.
void near_words(const SearchPlan& plan, const OpenIndex& index,
                std::vector<Suggestion>& suggestions) {
  for (uint32_t i = 0; i < plan.places.size(); ++i) {
    const Place& place = plan.places[i];
    if (place.how != Place::How::kFuzzy) continue;
    const bool known = std::any_of(place.words.begin(), place.words.end(),
                                   [&](const auto& word) { return word == place.folded; });
    if (known) continue;
    std::vector<std::pair<Xapian::doccount, std::string>> counted;
    Stems& stems = index.stems();
    // First letters are seldom wrong: of words so far away the others are other words.
    const bool far = place.edits > allowed_edits(place.folded, place.kind);
    for (const std::string& word : place.words) {
      if (far && word.front() != place.folded.front()) continue;
      Xapian::doccount most = 0;
      for (const std::string& stem : stems.of(word, word, WordKind::kWord)) {
        most = std::max(most, index.notes.get_termfreq(stem));
      }
      if (most > 0) counted.emplace_back(most, word);
    }
    std::stable_sort(counted.begin(), counted.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    counted.resize(std::min(counted.size(), kMostCorrections));
    for (const auto& [notes, word] : counted) {
      suggestions.push_back({.text = word,
                             .why = fmt::format("no note has '{}'; {} {} '{}'", place.folded, notes,
                                                notes == 1 ? "has" : "have", word)});
    }
  }
}

bool is_unknown(const Place& place) {
  return place.words.empty() && place.kind == WordKind::kWord;
}

/// The query with each word that nothing is written nearly like as what is written less nearly so:
/// too far to be searched for unasked, near enough to be offered.
Query widened(Query query, const SearchPlan& plan) {
  for (Query& child : query.children) child = widened(std::move(child), plan);
  if (query.op != Op::kText) return query;
  const std::string folded = fold(query.text);
  const bool unknown = std::any_of(plan.words.begin(), plan.words.end(), [&](const auto& word) {
    const Place& place = plan.places[word.place];
    return place.folded == folded && is_unknown(place);
  });
  if (!unknown || count_letters(folded) < kFarLetters) return query;
  query.op = Op::kFuzzy;
  query.text = folded;
  query.edits = kFarEdits;
  return query;
}

}  // namespace

bool has_unknown_word(const SearchPlan& plan) {
  return std::any_of(plan.words.begin(), plan.words.end(),
                     [&](const RankedWord& word) { return is_unknown(plan.places[word.place]); });
}

std::vector<Suggestion> suggestions(const Question& question, const SearchPlan& plan,
                                    const OpenIndex& index) {
  std::vector<Suggestion> suggestions;
  if (takes_typos(plan.demand)) {
    near_words(plan, index, suggestions);
  } else if (has_unknown_word(plan)) {
    const Source source = question.unit == Unit::kItem ? Source::kItems : Source::kNotes;
    const SearchPlan typos =
        compile(question.parsed.query, index, {.source = source, .demand = Demand::kTypos});
    near_words(typos, index, suggestions);
  }
  if (suggestions.empty() && has_unknown_word(plan)) {
    near_words(compile(widened(question.parsed.query, plan), index, {}), index, suggestions);
  }
  instead_of_values(question.parsed.query, index, suggestions);
  if (plan.demand == Demand::kTypos) return suggestions;
  const size_t before = suggestions.size();
  without_each(question, index, suggestions);
  if (suggestions.size() == before) each_alone(question, index, suggestions);
  return suggestions;
}

}  // namespace inkling
