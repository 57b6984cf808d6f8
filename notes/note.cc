// SPDX-License-Identifier: MIT
#include "notes/note.h"

#include <algorithm>

namespace inkling {

Span source_of(const Note& note, Span visible) {
  const std::vector<Piece>& pieces = note.pieces;
  const auto piece_behind = [&](uint32_t offset) {
    return std::upper_bound(pieces.begin(), pieces.end(), offset,
                            [](uint32_t at, const Piece& piece) { return at < piece.visible; });
  };
  // The piece that holds a byte, or the nearest before it: separators belong to no piece.
  const auto piece_at = [&](uint32_t offset) {
    const auto next = piece_behind(offset);
    return next == pieces.begin() ? next : next - 1;
  };
  if (pieces.empty()) return {};
  const auto first = piece_at(visible.begin);
  const auto exact = [](const Piece& piece) { return piece.length == piece.source_length; };
  Span source;
  const uint32_t into = visible.begin - std::min(visible.begin, first->visible);
  if (into >= first->length) {
    const auto next = first + 1;
    const bool between = next == pieces.end() || next->visible >= visible.end;
    source.begin = between ? first->source + first->source_length : next->source;
  } else {
    source.begin = first->source + (exact(*first) ? into : 0);
  }
  if (visible.end <= visible.begin) return {.begin = source.begin, .end = source.begin};
  const auto last = piece_at(visible.end - 1);
  const uint32_t upto = visible.end - std::min(visible.end, last->visible);
  source.end =
      last->source + (exact(*last) ? std::min(upto, last->source_length) : last->source_length);
  source.end = std::max(source.begin, source.end);
  return source;
}

std::vector<std::string_view> breadcrumb(const Note& note, const Block& block) {
  std::vector<std::string_view> titles;
  for (uint32_t i = block.section; i != kNone && i < note.sections.size();
       i = note.sections[i].parent) {
    if (note.sections[i].level > 0) titles.emplace_back(note.sections[i].title);
  }
  std::reverse(titles.begin(), titles.end());
  return titles;
}

}  // namespace inkling
