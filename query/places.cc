// SPDX-License-Identifier: MIT
#include "query/places.h"

#include <algorithm>
#include <map>

#include "notes/note.h"
#include "query/found_words.h"

namespace inkling {
namespace {

bool is_stemmed(const Place& place) {
  return place.how == Place::How::kStem || place.how == Place::How::kRelated;
}

/// The distinct stems of the first `count` words.
std::vector<std::string> stems_of(const FoundWords& words, size_t count, Stems& stems) {
  std::vector<std::string> all;
  for (size_t i = 0; i < count; ++i) {
    for (const std::string_view stem : stems.of_word(words.id(i), words.word(i))) {
      all.emplace_back(stem);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

size_t count_letters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool are_related(std::string_view a, std::string_view b) {
  constexpr size_t kMostLonger = 6;
  constexpr size_t kSharedOfLongWords = 6;
  const auto [shorter, longer] = std::minmax({count_letters(a), count_letters(b)});
  if (shorter < kMinRelatedLetters || longer - shorter > kMostLonger) return false;
  const auto parted = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const size_t shared = count_letters(a.substr(0, static_cast<size_t>(parted.first - a.begin())));
  return shared == shorter || (shared >= kSharedOfLongWords && 4 * shared >= 3 * longer);
}

uint32_t Places::add(Place place) {
  for (uint32_t i = 0; i < places_.size(); ++i) {
    const Place& known = places_[i];
    if (known.how == place.how && known.folded == place.folded && known.exact == place.exact &&
        known.edits == place.edits) {
      return i;
    }
  }
  if (places_.size() < kMaxPlaces) places_.push_back(std::move(place));
  return static_cast<uint32_t>(places_.size() - 1);
}

uint32_t Places::as_typed(uint32_t place) const {
  for (uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].how == Place::How::kFolded && places_[i].folded == places_[place].folded) {
      return i;
    }
  }
  return place;
}

uint32_t Places::related(uint32_t place) const {
  for (uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].how == Place::How::kRelated && places_[i].folded == places_[place].folded) {
      return i;
    }
  }
  return kNone;
}

void Places::resolve(const Dictionary& dictionary, Stems& stems, size_t most_completions) {
  for (Place& place : places_) {
    if (is_stemmed(place)) place.stems = stems.of(place.lower, place.folded, place.kind);
  }
  std::vector<FoundWords> found = find_words(places_, dictionary, stems);
  std::vector<Meeting> meetings;
  for (uint32_t i = 0; i < places_.size(); ++i) {
    found[i].keep_commonest(kMaxWordsPerPlace);
    for (size_t w = 0; w < found[i].size(); ++w) meetings.push_back({found[i].id(w), i});
    take_words(i, found[i], most_completions);
    Place& place = places_[i];
    if (place.how != Place::How::kStem) place.stems = stems_of(found[i], place.words.size(), stems);
  }
  std::sort(meetings.begin(), meetings.end());
  note_ids(meetings);
}

void Places::take_words(uint32_t index, const FoundWords& found, size_t most_completions) {
  Place& place = places_[index];
  const bool prefix = place.how == Place::How::kPrefix;
  place.unfinished = prefix && most_completions < kMaxWordsPerPlace;
  const size_t count = prefix ? std::min(found.size(), most_completions) : found.size();
  if (found.size() == 1) place.id = found.id(0);
  for (size_t i = 0; i < count; ++i) place.words.emplace_back(found.word(i));
  if (prefix) {
    prefixes_.push_back(index);
  } else if (place.how != Place::How::kContains) {
    for (const std::string& word : place.words) places_of_word_[word].push_back(index);
  }
}

void Places::note_ids(const std::vector<Meeting>& meetings) {
  if (meetings.empty()) return;
  std::map<std::vector<uint32_t>, uint32_t> known;
  std::vector<uint32_t> met;
  for (auto at = meetings.begin(); at != meetings.end();) {
    const uint32_t id = at->id;
    met.clear();
    for (; at != meetings.end() && at->id == id; ++at) met.push_back(at->place);
    ids_.push_back(id);
    if (met != groups_.back()) {
      const auto [group, added] = known.try_emplace(met, static_cast<uint32_t>(groups_.size()));
      if (added) groups_.push_back(met);
      group_of_id_.push_back(group->second);
    } else {
      group_of_id_.push_back(static_cast<uint32_t>(groups_.size() - 1));
    }
  }
  if (has_few_ids()) return;
  ids_met_.resize(size_t{ids_.back()} / kBits + 1);
  for (const uint32_t id : ids_) ids_met_[id / kBits] |= uint64_t{1} << id % kBits;
}

std::vector<uint32_t> Places::of_word(const Word& word, std::string_view raw) const {
  std::vector<uint32_t> met;
  const auto known = places_of_word_.find(std::string(word.folded));
  if (known != places_of_word_.end()) met = known->second;
  std::erase_if(met, [&](uint32_t i) {
    const Place& place = places_[i];
    return (place.how == Place::How::kLower && word.lower != place.exact) ||
           (place.how == Place::How::kCase && raw != place.exact);
  });
  for (const uint32_t i : prefixes_) {
    if (word.folded.starts_with(places_[i].folded)) met.push_back(i);
  }
  std::sort(met.begin(), met.end());
  return met;
}

}  // namespace inkling
