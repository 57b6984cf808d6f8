// SPDX-License-Identifier: MIT
#include "query/stems.h"

#include <algorithm>
#include <utility>

namespace inkling {
namespace {

constexpr size_t kMostBytes = 8 << 20;  ///< Of stems remembered: more are forgotten, all at once.
constexpr size_t kLeastEntries = 256;
constexpr size_t kMostStemBytes = 255;  ///< As of words: longer ones are cut.

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
  make_room();
  Known& known = entry(id);
  if (known.at == 0) remember(known, id, word);
  size_t at = known.at;
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

Stems::Known& Stems::entry(uint32_t id) {
  constexpr uint32_t kSpread = 0x9E3779B1u;  // Fibonacci hashing: Knuth, TAOCP 3, 6.4.
  const size_t mask = known_.size() - 1;
  size_t at = (id * kSpread >> 7) & mask;
  while (known_[at].at != 0 && known_[at].id != id) at = (at + 1) & mask;
  return known_[at];
}

void Stems::make_room() {
  if (packed_.size() > kMostBytes) {
    packed_.clear();
    known_.clear();
    count_ = 0;
  }
  if (2 * (count_ + 1) <= known_.size()) return;
  const std::vector<Known> before = std::exchange(known_, {});
  known_.resize(std::max(kLeastEntries, 2 * before.size()));
  for (const Known& known : before) {
    if (known.at != 0) entry(known.id) = known;
  }
}

void Stems::remember(Known& known, uint32_t id, std::string_view word) {
  if (packed_.empty()) packed_ += '\0';  // No word's stems stand at 0.
  known = {.id = id, .at = static_cast<uint32_t>(packed_.size())};
  ++count_;
  const std::vector<std::string> stems = of(word, word, WordKind::kWord);
  packed_ += static_cast<char>(stems.size());
  for (const std::string& stem : stems) {
    const std::string_view kept = std::string_view(stem).substr(0, kMostStemBytes);
    packed_ += static_cast<char>(kept.size());
    packed_ += kept;
  }
}

}  // namespace inkling
