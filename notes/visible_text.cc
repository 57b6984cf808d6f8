// SPDX-License-Identifier: MIT
#include "notes/visible_text.h"

namespace inkling {

void VisibleText::copy(Span source) {
  if (source.empty()) return;
  const uint32_t at = size();
  note_.visible.append(note_.source, source.begin, source.size());
  if (!note_.pieces.empty()) {
    Piece& last = note_.pieces.back();
    const bool exact = last.length == last.source_length;
    if (exact && last.visible + last.length == at && last.source + last.length == source.begin) {
      last.length += source.size();
      last.source_length = last.length;
      return;
    }
  }
  note_.pieces.push_back({.visible = at,
                          .source = source.begin,
                          .length = source.size(),
                          .source_length = source.size()});
}

void VisibleText::put(std::string_view text, Span source) {
  if (text.empty()) return;
  if (text == source.of(note_.source)) return copy(source);
  note_.pieces.push_back({.visible = size(),
                          .source = source.begin,
                          .length = static_cast<uint32_t>(text.size()),
                          .source_length = source.size()});
  note_.visible += text;
}

void VisibleText::truncate(uint32_t size) {
  note_.visible.resize(size);
  while (!note_.pieces.empty() && note_.pieces.back().visible >= size) note_.pieces.pop_back();
  if (note_.pieces.empty()) return;
  Piece& last = note_.pieces.back();
  if (last.visible + last.length <= size) return;
  const bool exact = last.length == last.source_length;
  last.length = size - last.visible;
  if (exact) last.source_length = last.length;
}

void VisibleText::trim_end(uint32_t floor) {
  uint32_t end = size();
  while (end > floor && (note_.visible[end - 1] == ' ' || note_.visible[end - 1] == '\t' ||
                         note_.visible[end - 1] == '\n' || note_.visible[end - 1] == '\r')) {
    --end;
  }
  if (end < size()) truncate(end);
}

}  // namespace inkling
