// SPDX-License-Identifier: MIT
#include "notes/tags.h"

#include <utf8proc.h>

#include "notes/clean.h"

namespace inkling {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;  // Joins emoji.

bool is_tag_character(char32_t c) {
  if (c == '_' || c == '-' || c == '/' || c == kZeroWidthJoiner) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_SK:
      return c >= 0x80;
    default:
      return false;
  }
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

}  // namespace

uint32_t tag_length(std::string_view text, uint32_t at) {
  bool named = false;
  uint32_t end = at;
  while (end < text.size()) {
    const CodePoint next = code_point_at(text, end);
    if (!is_tag_character(next.value)) break;
    named = named || !(is_digit(next.value) || next.value == '/' || next.value == '-');
    end += next.length;
  }
  while (end > at && text[end - 1] == '/') --end;
  return named ? end - at : 0;
}

bool tag_may_start(std::string_view text, uint32_t at) {
  if (at == 0) return true;
  constexpr std::string_view kBefore = " \t\r\n([{<>\"'*_~,;|=:";
  if (kBefore.find(text[at - 1]) != std::string_view::npos) return true;
  // Behind signs such as the ideographic full stop, or an emoji: no letter or digit.
  uint32_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  const CodePoint before = code_point_at(text, begin);
  return before.value >= 0x80 &&
         utf8proc_category(static_cast<utf8proc_int32_t>(before.value)) >= UTF8PROC_CATEGORY_PC;
}

}  // namespace inkling
