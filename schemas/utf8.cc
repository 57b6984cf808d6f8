// SPDX-License-Identifier: MIT
#include "schemas/utf8.h"

namespace inkling {

Decoded decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) -> uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto tail = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {.c = lead, .size = 1};
  if (lead >= 0xC2 && lead < 0xE0 && tail(1)) {
    return {.c = (lead & 0x1F) << 6 | (byte(1) & 0x3F), .size = 2};
  }
  if (lead >= 0xE0 && lead < 0xF0 && tail(1) && tail(2)) {
    const char32_t c = (lead & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {.c = c, .size = 3};
  }
  if (lead >= 0xF0 && lead < 0xF5 && tail(1) && tail(2) && tail(3)) {
    const char32_t c =
        (lead & 0x7) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    if (c >= 0x10000 && c < kEndOfUnicode) return {.c = c, .size = 4};
  }
  return {.c = 0xFFFD, .size = 1, .valid = false};
}

}  // namespace inkling
