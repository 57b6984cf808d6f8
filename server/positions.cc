// SPDX-License-Identifier: MIT
#include "server/positions.h"

#include <algorithm>

#include "notes/clean.h"

namespace inkling {
namespace {

uint32_t units_of(CodePoint point, Encoding encoding) {
  if (encoding == Encoding::kUtf8) return point.length;
  return encoding == Encoding::kUtf16 && point.value > 0xFFFF ? 2 : 1;
}

}  // namespace

LspLines::LspLines(std::string_view text) {
  for (size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;
       at = text.find_first_of("\r\n", at)) {
    at += text.substr(at).starts_with("\r\n") ? 2 : 1;
    begins_.push_back(static_cast<uint32_t>(at));
  }
}

Span LspLines::line(std::string_view text, uint32_t line) const {
  const auto size = static_cast<uint32_t>(text.size());
  Span span{.begin = begins_[line], .end = line + 1 < count() ? begins_[line + 1] : size};
  if (line + 1 == count()) return span;
  if (text[span.end - 1] == '\n') --span.end;
  if (!span.empty() && text[span.end - 1] == '\r') --span.end;
  return span;
}

uint32_t LspLines::line_at(uint32_t offset) const {
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return static_cast<uint32_t>(after - begins_.begin()) - 1;
}

uint32_t LspLines::offset_of(std::string_view text, LspPosition at, Encoding encoding) const {
  if (at.line >= count()) return static_cast<uint32_t>(text.size());
  const Span span = line(text, at.line);
  if (encoding == Encoding::kUtf8 && at.character >= span.size()) return span.end;
  uint32_t offset = span.begin;
  for (uint32_t units = 0; offset < span.end;) {
    const CodePoint point = code_point_at(text, offset);
    units += units_of(point, encoding);
    if (units > at.character) break;
    offset += point.length;
  }
  return offset;
}

LspPosition LspLines::position_of(std::string_view text, uint32_t offset, Encoding encoding) const {
  offset = std::min(offset, static_cast<uint32_t>(text.size()));
  LspPosition at{.line = line_at(offset)};
  const Span span = line(text, at.line);
  offset = std::min(offset, span.end);
  for (uint32_t seen = span.begin; seen < offset;) {
    const CodePoint point = code_point_at(text, seen);
    at.character += units_of(point, encoding);
    seen += point.length;
  }
  return at;
}

LspRange LspLines::range_of(std::string_view text, Span span, Encoding encoding) const {
  return {.start = position_of(text, span.begin, encoding),
          .end = position_of(text, span.end, encoding)};
}

}  // namespace inkling
