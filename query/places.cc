// SPDX-License-Identifier: MIT
#include "query/places.h"

#include <algorithm>
#include <bitset>

#include "notes/note.h"
#include "query/edits.h"

namespace inkling {
namespace {

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return '0' <= c && c <= '9'; });
}

WordKind kind_of(std::string_view word) {
  return has_digit(word) ? WordKind::kNumber : WordKind::kWord;
}

/// The bytes that a word and its inflections begin with. Stemmers change endings; the last letters
/// of a stem may differ from the word's ("happi", "hope").
std::string_view common_head(std::string_view stem) {
  return stem.substr(0, std::clamp<size_t>(stem.size(), 2, 5) - 1);
}

/// Which words of the dictionary are worth a closer look, by their first byte or two.
class Heads {
 public:
  void add(std::string_view head) {
    if (head.empty()) {
      heads_.set();
      one_byte_.set();
    } else if (head.size() == 1) {
      for (unsigned next = 0; next < 256; ++next) heads_.set(key(head[0], static_cast<char>(next)));
      one_byte_.set(static_cast<unsigned char>(head[0]));
    } else {
      heads_.set(key(head[0], head[1]));
    }
  }
  /// Of a word of `size` bytes.
  [[nodiscard]] bool maybe(const char* word, size_t size) const {
    if (size >= 2) return heads_[key(word[0], word[1])];
    return size == 1 && one_byte_[static_cast<unsigned char>(word[0])];
  }

 private:
  static size_t key(char a, char b) {
    return static_cast<size_t>(static_cast<unsigned char>(a)) << 8 | static_cast<unsigned char>(b);
  }
  std::bitset<65536> heads_;
  std::bitset<256> one_byte_;
};

bool shares(const std::vector<std::string>& sorted_a, const std::vector<std::string>& b) {
  return std::any_of(b.begin(), b.end(), [&](const std::string& stem) {
    return std::find(sorted_a.begin(), sorted_a.end(), stem) != sorted_a.end();
  });
}

bool begins_like_one(std::string_view word, const std::vector<std::string>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return word.starts_with(common_head(stem)); });
}

bool any_related(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::any_of(others.begin(), others.end(),
                       [&](const std::string& other) { return are_related(one, other); });
  });
}

bool is_stemmed(const Place& place) {
  return place.how == Place::How::kStem || place.how == Place::How::kRelated;
}

bool meets(const Place& place, std::string_view word, std::vector<std::string>& stems_of_word,
           Stems& stems) {
  switch (place.how) {
    case Place::How::kStem:
      if (word == place.folded) return true;
      if (place.kind != WordKind::kWord || !begins_like_one(word, place.stems)) return false;
      if (stems_of_word.empty()) stems_of_word = stems.of(word, word, kind_of(word));
      return shares(place.stems, stems_of_word);
    case Place::How::kPrefix:
      return word.starts_with(place.folded);
    case Place::How::kContains:
      return word.find(place.folded) != std::string_view::npos;
    case Place::How::kRelated:
      if (has_digit(word) || !begins_like_one(word, place.stems)) return false;
      if (stems_of_word.empty()) stems_of_word = stems.of(word, word, kind_of(word));
      return !shares(place.stems, stems_of_word) && any_related(place.stems, stems_of_word);
    case Place::How::kFuzzy:
      return !has_digit(word) && edits_between(place.folded, word, place.edits) >= 0;
    default:
      return word == place.folded;
  }
}

void add_head(const Place& place, Heads& heads) {
  if (place.how == Place::How::kFuzzy || place.how == Place::How::kContains) {
    heads.add("");
    return;
  }
  heads.add(place.folded);
  if (!is_stemmed(place)) return;
  for (const std::string& stem : place.stems) heads.add(common_head(stem));
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

Stems::Stems(const std::vector<Language>& languages) {
  for (const Language& language : languages) stemmers_.emplace_back(language);
  if (stemmers_.empty()) stemmers_.emplace_back(Language{});
}

std::vector<std::string> Stems::of(std::string_view lower, std::string_view folded, WordKind kind) {
  std::vector<std::string> stems;
  if (kind != WordKind::kWord) return {std::string(folded)};
  for (const std::string_view form : {lower, folded}) {
    const Word word{.lower = form, .folded = folded, .kind = kind};
    for (Stemmer& stemmer : stemmers_) {
      std::string stem(stemmer.stem(word));
      if (std::find(stems.begin(), stems.end(), stem) == stems.end()) {
        stems.push_back(std::move(stem));
      }
    }
    if (lower == folded) break;
  }
  return stems;
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

void Places::resolve(std::string_view terms, Stems& stems) {
  Heads heads;
  for (Place& place : places_) {
    if (is_stemmed(place)) place.stems = stems.of(place.lower, place.folded, place.kind);
    add_head(place, heads);
  }
  std::vector<std::string> stems_of_word;
  const char* at = terms.data();
  const char* const end = at + terms.size();
  // The loop over all words of the vault: a million and more of them in a large one.
  for (uint32_t id = 1; at < end; ++id) {
    const char* const begin = at + 1;
    const size_t size = static_cast<unsigned char>(*at);
    at = begin + size;
    if (at > end) break;
    if (!heads.maybe(begin, size)) continue;
    const std::string_view word(begin, size);
    stems_of_word.clear();
    std::vector<uint32_t> met;
    for (uint32_t i = 0; i < places_.size(); ++i) {
      if (places_[i].words.size() < kMaxWordsPerPlace &&
          meets(places_[i], word, stems_of_word, stems)) {
        met.push_back(i);
      }
    }
    if (!met.empty()) found(id, word, std::move(met));
  }
  for (Place& place : places_) {
    if (place.how == Place::How::kStem) continue;
    if (place.how == Place::How::kRelated) place.stems.clear();
    for (const std::string& word : place.words) {
      for (std::string& stem : stems.of(word, word, kind_of(word)))
        place.stems.push_back(std::move(stem));
    }
    std::sort(place.stems.begin(), place.stems.end());
    place.stems.erase(std::unique(place.stems.begin(), place.stems.end()), place.stems.end());
  }
}

void Places::found(uint32_t id, std::string_view word, std::vector<uint32_t> met) {
  for (const uint32_t place : met) places_[place].words.emplace_back(word);
  auto [known, added] = known_groups_.try_emplace(met, static_cast<uint16_t>(groups_.size()));
  if (added && groups_.size() < UINT16_MAX) groups_.push_back(std::move(met));
  const auto met_before = static_cast<uint32_t>(group_of_id_.size());
  ids_met_.resize(size_t{id} / kBits + 1, Ids{.before = met_before});
  ids_met_[id / kBits].met |= uint64_t{1} << id % kBits;
  group_of_id_.push_back(known->second);
  group_of_word_.emplace(word, known->second);
}

std::vector<uint32_t> Places::of_word(const Word& word, std::string_view raw) const {
  const auto group = group_of_word_.find(std::string(word.folded));
  if (group == group_of_word_.end()) return {};
  std::vector<uint32_t> met = groups_[group->second];
  std::erase_if(met, [&](uint32_t i) {
    const Place& place = places_[i];
    if (place.how == Place::How::kLower) return word.lower != place.exact;
    if (place.how == Place::How::kCase) return raw != place.exact;
    return place.how == Place::How::kContains;
  });
  return met;
}

}  // namespace inkling
