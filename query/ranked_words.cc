// SPDX-License-Identifier: MIT
#include "query/ranked_words.h"

#include <algorithm>
#include <cmath>

#include "schemas/function_words.h"
#include "schemas/layout.h"

namespace inkling {
namespace {

constexpr size_t kMostStems = 400;   ///< Whose frequency is looked up for one word,
constexpr size_t kMostSampled = 64;  ///< and for one that is being typed.

/// By how many documents have one of its words; of a word being typed, which will be one of its
/// completions, by how many have such a one.
double idf_of(const Place& place, const OpenIndex& index, Source source) {
  const double all =
      source == Source::kNotes ? index.notes.get_doccount() : index.items.get_doccount();
  const size_t count = std::min(place.stems.size(), place.unfinished ? kMostSampled : kMostStems);
  double with = 0;
  for (size_t i = 0; i < count; ++i) with += document_frequency(index, source, place.stems[i]);
  if (place.unfinished && count > 0) with /= static_cast<double>(count);
  with = std::min(with, all);
  return std::log1p((all - with + 0.5) / (with + 0.5));
}

void collect_places(const Sought& sought, std::vector<uint32_t>& places) {
  if (sought.op == Sought::Op::kNot || sought.op == Sought::Op::kPattern) return;
  for (const Sought& child : sought.children) collect_places(child, places);
  for (const uint32_t place : sought.places) {
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }
}

}  // namespace

double document_frequency(const OpenIndex& index, Source source, const std::string& stem) {
  if (source == Source::kNotes) return index.notes.get_termfreq(make_term({}, stem));
  double count = index.items.get_termfreq(make_term({}, stem));
  if (index.notes.get_doccount() == 0) return count;
  count += index.items.get_termfreq(make_term(prefix::kField, "heading", stem));
  const double items_per_note = double{1} * index.items.get_doccount() / index.notes.get_doccount();
  for (const char* name : {"title", "alias"}) {
    count += items_per_note * index.notes.get_termfreq(make_term(prefix::kField, name, stem));
  }
  return count;
}

std::vector<RankedWord> ranked_words(const Sought& sought, const Places& places,
                                     const OpenIndex& index, Source source) {
  const Language language = index.languages.empty() ? Language{} : index.languages.front();
  std::vector<uint32_t> found;
  collect_places(sought, found);
  std::vector<RankedWord> words;
  for (const uint32_t place : found) {
    words.push_back({.place = place,
                     .as_typed = places.as_typed(place),
                     .related = places.related(place),
                     .idf = idf_of(places[place], index, source),
                     .function_word = places[place].how == Place::How::kStem &&
                                      is_function_word(places[place].folded, language)});
  }
  return words;
}

}  // namespace inkling
