// SPDX-License-Identifier: MIT
// What a character is to the tokenizer, and what it folds to. A table in small pages,
// each made from Unicode's data when first asked for, so that a process pays for the letters it
// meets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace inkling {

enum class CharClass : uint8_t {
  kSeparator,
  kLetter,
  kDigit,
  kMark,        ///< Belongs to the character before it.
  kUnspaced,    ///< A letter of a script whose words are found by pairs.
  kEmoji,       ///< A picture: a word by itself.
  kFlag,        ///< Regional indicator: two of them are a flag.
  kIgnored,     ///< Soft hyphen, joiners, direction marks: not there, but parts nothing.
  kApostrophe,  ///< Curly and straight.
};

struct CharInfo {
  CharClass kind = CharClass::kSeparator;
  bool composes = false;  ///< May melt into the character before it: e + U+0301 is é.
  bool as_is = false;     ///< Both forms are the character itself.
  std::string_view lower{};
  std::string_view folded{};
};

/// O(1) after the first of its page. Any thread.
[[nodiscard]] const CharInfo& char_info(char32_t c);

struct Decoded {
  char32_t c = 0;
  uint32_t size = 1;
  bool valid = true;
};

/// The character at `at`. An invalid byte gives U+FFFD, size 1. REQUIRES: at < text.size().
[[nodiscard]] Decoded decode(std::string_view text, size_t at);

/// Appends lower case NFKC and folded forms of the character at `at`, with the marks that melt into
/// it, and gives its size.
size_t append_forms(std::string_view text, size_t at, std::string& lower, std::string& folded);

}  // namespace inkling
