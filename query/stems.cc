// SPDX-License-Identifier: MIT
#include "query/stems.h"

#include <algorithm>

namespace inkling {
namespace {

constexpr size_t kMostBytes = 8 << 20;  ///< Of stems remembered: more are forgotten, all at once.
constexpr size_t kMostStemBytes = 255;  ///< As of words: longer ones are cut.

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return '0' <= c && c <= '9'; });
}

}  // namespace

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

const std::vector<std::string_view>& Stems::of_word(uint32_t id, std::string_view word) {
  views_.clear();
  if (has_digit(word)) {
    views_.push_back(word);
    return views_;
  }
  size_t at = id < places_.size() ? places_[id] : 0;
  if (at == 0) at = remember(id, word);
  const auto number = [&] {
    return static_cast<size_t>(static_cast<unsigned char>(packed_[at++]));
  };
  for (size_t left = number(); left > 0; --left) {
    const size_t size = number();
    views_.push_back(std::string_view(packed_).substr(at, size));
    at += size;
  }
  return views_;
}

uint32_t Stems::remember(uint32_t id, std::string_view word) {
  if (packed_.size() > kMostBytes) {
    packed_.clear();
    places_.clear();
  }
  if (packed_.empty()) packed_ += '\0';  // No word's place is 0.
  if (id >= places_.size()) places_.resize(size_t{id} + id / 2 + 1);
  const std::vector<std::string> stems = of(word, word, WordKind::kWord);
  places_[id] = static_cast<uint32_t>(packed_.size());
  packed_ += static_cast<char>(stems.size());
  for (const std::string& stem : stems) {
    const std::string_view kept = std::string_view(stem).substr(0, kMostStemBytes);
    packed_ += static_cast<char>(kept.size());
    packed_ += kept;
  }
  return places_[id];
}

}  // namespace inkling
