// SPDX-License-Identifier: MIT
#include "notes/clean.h"

#include <cstring>

namespace inkling {
namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The offset of the first byte from `at` on that is not plain ASCII text, eight bytes at a time.
size_t skip_ascii(const std::string& text, size_t at) {
  constexpr uint64_t kHigh = 0x8080808080808080;
  constexpr uint64_t kOnes = 0x0101010101010101;
  while (at + sizeof(uint64_t) <= text.size()) {
    uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (((eight | (eight - kOnes)) & kHigh) != 0) break;
    at += sizeof eight;
  }
  while (at < text.size() && text[at] > 0) ++at;
  return at;
}

Diagnostic problem(const char* code, const char* what, uint64_t count, Span first) {
  std::string message = std::to_string(count) + " " + what + (count == 1 ? "" : "s");
  return {.code = code,
          .message = message + " read as blank",
          .span = first,
          .fix = "save the note as UTF-8 text"};
}

}  // namespace

size_t utf8_length(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[at + i])) return 0;
  }
  const unsigned char second = byte(1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return overlong || outside ? 0 : length;
}

void blank_invalid_bytes(std::string& text, std::vector<Diagnostic>& diagnostics) {
  uint64_t nuls = 0;
  uint64_t invalid = 0;
  Span first_nul;
  Span first_invalid;
  for (size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const size_t length = text[at] == '\0' ? 0 : utf8_length(text, at);
    if (length > 0) {
      at += length;
      continue;
    }
    const bool nul = text[at] == '\0';
    const auto begin = static_cast<uint32_t>(at);
    Span& first = nul ? first_nul : first_invalid;
    uint64_t& count = nul ? nuls : invalid;
    if (count++ == 0) first = {.begin = begin, .end = begin + 1};
    text[at++] = ' ';
  }
  if (invalid > 0) {
    diagnostics.push_back(problem("invalid-utf8", "invalid UTF-8 byte", invalid, first_invalid));
  }
  if (nuls > 0) diagnostics.push_back(problem("nul-byte", "NUL byte", nuls, first_nul));
}

CodePoint code_point_at(std::string_view text, size_t at) {
  const size_t length = utf8_length(text, at);
  const auto byte = [&](size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  switch (length) {
    case 1:
      return {.value = byte(0), .length = 1};
    case 2:
      return {.value = (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), .length = 2};
    case 3:
      return {.value = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F),
              .length = 3};
    case 4:
      return {.value = (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 |
                       (byte(3) & 0x3F),
              .length = 4};
    default:
      return {.value = 0xFFFD, .length = 1};
  }
}

void append_utf8(std::string& text, char32_t code_point) {
  constexpr char32_t kReplacement = 0xFFFD;
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

}  // namespace inkling
