// SPDX-License-Identifier: MIT
// The words of a text: the one tokenizer and the one stemmer that the index and the query share.
//
//   "Häuser an der OC-41252, C++ 20.04"  ->  hauser an der oc 41252 c++ 20.04
//
// A run of letters, digits and combining marks is a word; so are "c++" and "c#", and a number with
// points or commas inside. Scripts written without spaces (Han, Kana, Hangul is spaced, Thai, Lao,
// Khmer, Myanmar) give overlapping pairs of characters, one at each character, and the last
// character alone; a query asks for the pairs. Marks are kept in scripts that need them
// (Devanagari, ...), and folded away in Latin and Greek.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "notes/text.h"

namespace inkling {

enum class WordKind : uint8_t {
  kWord,
  kNumber,    ///< Has a digit: never stemmed, never matched with typos.
  kPair,      ///< Two characters of an unspaced script.
  kLastChar,  ///< The last character of an unspaced run (indexed only).
};

struct Word {
  Span span;                ///< Bytes in the text given.
  std::string_view lower;   ///< Lower case, accents kept, NFC.
  std::string_view folded;  ///< Lower case and without accents: what the index compares.
  WordKind kind = WordKind::kWord;
};

inline constexpr size_t kMaxWordBytes = 64;  ///< Longer words are cut here, at a character.

/// Splits text into words. Reuses its memory between calls; one per thread.
class Tokenizer {
 public:
  /// The words of `text`, in order. The result is valid until the next call. Invalid UTF-8
  /// separates words. Linear.
  const std::vector<Word>& words(std::string_view text);

 private:
  std::vector<Word> words_;
  std::string arena_;
};

/// Folds a whole text the way words are folded (case and accents), for names, tags and values.
[[nodiscard]] std::string fold(std::string_view text);

/// A language as its ISO 639-1 code ("en"), "" when unknown: words are then not stemmed.
using Language = std::string;

/// The stem of words in one language, cached. One per thread.
class Stemmer {
 public:
  /// An unknown language gives a stemmer that returns the folded word.
  explicit Stemmer(const Language& language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The term that stands for the word in the index. Valid until the stemmer goes.
  std::string_view stem(const Word& word);

 private:
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

/// The languages that can be stemmed.
[[nodiscard]] const std::vector<Language>& stemmed_languages();

/// Guesses the language of a text from its script and its commonest words; "" when in doubt. Looks
/// at the first 4 KiB.
[[nodiscard]] Language detect_language(std::string_view visible);

}  // namespace inkling
