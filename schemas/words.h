// SPDX-License-Identifier: MIT
// The words of a text: the one tokenizer and the one stemmer that the index and the query share.
//
//   "Häuser an der OC-41252, C++ 20.04"  ->  hauser an der oc 41252 c++ 20.04
//
// A word is a run of letters, digits and combining marks. Besides:
//   don't  Halden's        an apostrophe between letters stays, except after an elided article or
//   l'école -> l, ecole    pronoun (French, Italian, Catalan)
//   1,000  20.04  v1.2     a point between digits stays, and a comma before at most three
//   C++  C#  g++           "++" and "#" stay after a single letter
//   snake_case -> 2 words  everything else parts words: _ - / @ : ...; CamelCase is one word
//   🚀 👩‍💻 🇩🇪               an emoji is a word, however many characters it is made
//   of
//
// Scripts whose words stand without blanks or are freely compounded (Han, Kana, Hangul, Thai, Lao,
// Khmer, Myanmar) give overlapping pairs of characters, one at each character, and the last
// character alone; a query asks for the pairs. Marks are kept in scripts that need them
// (Devanagari, ...), and folded away in Latin, Greek, Hebrew and Arabic.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "notes/text.h"
#include "schemas/arena.h"

namespace inkling {

enum class WordKind : uint8_t {
  kWord,
  kNumber,    ///< Has a digit: never stemmed, never matched with typos.
  kPair,      ///< Two characters of an unspaced script.
  kLastChar,  ///< The last character of an unspaced run (indexed only).
};

struct Word {
  Span span{};                ///< Bytes in the text given.
  std::string_view lower{};   ///< Lower case, accents kept, NFKC: what `=word` compares.
  std::string_view folded{};  ///< Lower case and without accents: what the index compares.
  WordKind kind = WordKind::kWord;
};

inline constexpr size_t kMaxWordBytes = 64;  ///< What is longer is cut here, at a character.

/// Splits text into words. Reuses its memory between calls; one per thread.
class Tokenizer {
 public:
  /// The words of `text`, in order. The result is valid until the next call, and while `text`
  /// lives: words that need no folding are views of it. Invalid UTF-8 separates words. Linear.
  const std::vector<Word>& words(std::string_view text);

 private:
  std::vector<Word> words_{};
  Arena arena_{};
};

/// Folds a whole text the way words are folded (case, accents, compatibility forms, apostrophes),
/// for names, tags and values. Everything else stays. Folding folded text changes nothing, unless a
/// soft hyphen or joiner stood between a letter and its mark.
[[nodiscard]] std::string fold(std::string_view text);

/// A language as its ISO 639-1 code ("en"), "" when unknown: words are then not stemmed.
using Language = std::string;

/// The language that a person or a front matter means: "EN", "en-US", "pt_BR", "English",
/// "deutsch". "" when unknown.
[[nodiscard]] Language parse_language(std::string_view text);

/// A word with a digit is neither inflected nor misspelt.
[[nodiscard]] bool has_digit(std::string_view word);

/// The stem of words in one language. One per thread; it remembers none.
class Stemmer {
 public:
  /// A language that cannot be stemmed gives a stemmer that returns the folded word.
  explicit Stemmer(const Language& language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The term that stands for the word in the index; it has no accents. Valid until the next call,
  /// and while the word's views are.
  std::string_view stem(const Word& word);
  /// The same where nothing but the folded word is known. Of most words it is that of stem().
  std::string_view stem_of_folded(std::string_view folded);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The languages that can be stemmed.
[[nodiscard]] const std::vector<Language>& stemmed_languages();

/// Guesses the language of a text from its script and its commonest words; "" when in doubt. Looks
/// at the first 4 KiB.
[[nodiscard]] Language detect_language(std::string_view visible);

}  // namespace inkling
