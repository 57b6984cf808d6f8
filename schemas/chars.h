// SPDX-License-Identifier: MIT
// What a character is to the tokenizer, and what it folds to: a table that the build makes from
// Unicode's data (embed/char_table.cc), so that a process pays for the letters it meets with one
// look at it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/utf8.h"

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
  uint32_t lower_at = 0;   ///< Into kCharTexts.
  uint32_t folded_at = 0;  ///< Likewise.
  uint8_t lower_size = 0;
  uint8_t folded_size = 0;
  CharClass kind = CharClass::kSeparator;
  bool composes = false;  ///< May melt into the character before it: e + U+0301 is é.
  bool as_is = false;     ///< Both forms are the character itself, and are not in kCharTexts.

  [[nodiscard]] std::string_view lower() const;
  [[nodiscard]] std::string_view folded() const;

  friend bool operator==(const CharInfo&, const CharInfo&) = default;
};

// The table, as generated. Characters come in pages of kCharPageSize; pages that are equal are one.
inline constexpr char32_t kCharPageSize = 128;
extern const uint16_t kCharPages[];  ///< By character / kCharPageSize: the page's number.
extern const CharInfo kCharInfos[];
extern const char kCharTexts[];

inline std::string_view CharInfo::lower() const {
  return {kCharTexts + lower_at, lower_size};
}
inline std::string_view CharInfo::folded() const {
  return {kCharTexts + folded_at, folded_size};
}

/// O(1). Beyond Unicode: of U+FFFD.
[[nodiscard]] inline const CharInfo& char_info(char32_t c) {
  if (c >= kEndOfUnicode) c = 0xFFFD;
  return kCharInfos[size_t{kCharPages[c / kCharPageSize]} * kCharPageSize + c % kCharPageSize];
}

/// Appends lower case NFKC and folded forms of the character at `at`, with the marks that melt into
/// it, and gives its size.
size_t append_forms(std::string_view text, size_t at, std::string& lower, std::string& folded);

}  // namespace inkling
