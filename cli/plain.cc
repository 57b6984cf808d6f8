// SPDX-License-Identifier: MIT
#include "cli/plain.h"

#include <utf8proc.h>

#include <algorithm>

namespace inkling {
namespace {

struct Decoded {
  utf8proc_int32_t codepoint = -1;
  size_t bytes = 1;
};

Decoded decode(std::string_view text, size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {.codepoint = first, .bytes = 1};
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
  Decoded out;
  const auto size = utf8proc_iterate(
      bytes, static_cast<utf8proc_ssize_t>(std::min<size_t>(text.size() - at, 4)), &out.codepoint);
  if (size <= 0) return {};
  out.bytes = static_cast<size_t>(size);
  return out;
}

void append_codepoint(std::string& out, utf8proc_int32_t codepoint) {
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(codepoint, bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
}

// Of what nearly all text is: printed as it is.
size_t end_of_plain(std::string_view text, size_t at) {
  while (at < text.size() && text[at] >= ' ' && text[at] < 0x7F) ++at;
  return at;
}

// Marks that reorder the text around them, the terminal's included.
bool is_direction_control(utf8proc_int32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (const size_t end = end_of_plain(text, at); end > at) {
      out.append(text.substr(at, end - at));
      at = end;
      continue;
    }
    const Decoded next = decode(text, at);
    const utf8proc_int32_t c = next.codepoint;
    if (c == '\n' || c == '\t') {
      out += ' ';
    } else if (c >= 0 && c < 0x20) {
      if (c != '\r') append_codepoint(out, 0x2400 + c);
    } else if (c == 0x7F) {
      append_codepoint(out, 0x2421);
    } else if (c < 0 || (c >= 0x80 && c < 0xA0) || is_direction_control(c)) {
      append_codepoint(out, 0xFFFD);
    } else {
      out.append(text.substr(at, next.bytes));
    }
    at += next.bytes;
  }
  return out;
}

std::string printable_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    out += printable(text.substr(0, end));
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

TerminalGlyph terminal_glyph_at(std::string_view text, size_t at) {
  const Decoded next = decode(text, at);
  if (next.codepoint < 0) return {};
  if (next.codepoint >= ' ' && next.codepoint < 0x7F) return {.bytes = 1, .columns = 1};
  return {.bytes = next.bytes,
          .columns = static_cast<size_t>(std::max(0, utf8proc_charwidth(next.codepoint)))};
}

size_t columns_of(std::string_view text) {
  size_t columns = 0;
  for (size_t at = 0; at < text.size();) {
    const TerminalGlyph glyph = terminal_glyph_at(text, at);
    columns += glyph.columns;
    at += glyph.bytes;
  }
  return columns;
}

}  // namespace inkling
