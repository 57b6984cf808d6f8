// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/word_table.h"
#include "indexer/words_writer.h"
#include "schemas/words.h"

namespace inkling {

/// What the index needs to know of a word: found once, then looked up.
struct IndexedWord {
  uint32_t id = 0;    ///< In `terms`.
  uint32_t stem = 0;  ///< Into the lexicon's stems.
  bool told = true;   ///< Whether the folded word, which `terms` has, tells the stem.
};

/// The words of one language seen so far by one thread.
class Lexicon {
 public:
  /// REQUIRES: `ids` outlives the lexicon.
  Lexicon(const Language& language, WordsWriter& ids);

  /// As of WordTable.
  void expect(const std::vector<Word>& words, std::vector<uint32_t>& hashes) const {
    words_.expect(
        words, [](const Word& word) -> std::string_view { return word.lower; }, hashes);
  }
  IndexedWord look_up(const Word& word, uint32_t hash);
  /// Valid until the next look_up.
  [[nodiscard]] std::string_view stem(uint32_t number) const { return stems_[number]; }
  [[nodiscard]] uint32_t stem_count() const { return stems_.size(); }
  [[nodiscard]] uint32_t word_count() const { return words_.size(); }

 private:
  Stemmer stemmer_;
  WordsWriter* ids_;
  WordTable words_;                   ///< Lower case, accents kept: what a stemmer needs.
  std::vector<IndexedWord> lexemes_;  ///< By number in words_.
  WordTable stems_;
};

/// One lexicon per language, within a bound on memory.
class Lexicons {
 public:
  static constexpr uint32_t kMaxWords = 1 << 18;  ///< More are forgotten, and looked up anew.

  explicit Lexicons(WordsWriter& ids) : ids_(&ids) {}
  /// Valid until the next call.
  Lexicon& of(const Language& language);

 private:
  WordsWriter* ids_;
  std::unordered_map<Language, std::unique_ptr<Lexicon>> lexicons_;
};

/// How much each stem weighs in one text: the sum over its occurrences. Reuses its memory.
class StemBag {
 public:
  void add(uint32_t stem, uint32_t weight) {
    if (stem >= weights_.size()) weights_.resize(stem + stem / 2 + 1, 0);
    if (weights_[stem] == 0 && weight != 0) stems_.push_back(stem);
    weights_[stem] += weight;
  }
  /// Calls visit(stem, weight) for each, and is empty afterwards.
  template <typename Visit>
  void drain(Visit&& visit) {
    for (const uint32_t stem : stems_) {
      visit(stem, weights_[stem]);
      weights_[stem] = 0;
    }
    stems_.clear();
  }

 private:
  std::vector<uint32_t> weights_;
  std::vector<uint32_t> stems_;  ///< Those with a weight, in order of first sight.
};

}  // namespace inkling
