// SPDX-License-Identifier: MIT
#include "server/element_at.h"

#include <algorithm>

#include "notes/links.h"

namespace inkling {
namespace {

using What = Element::What;

bool touches(Span span, uint32_t offset) {
  return span.begin <= offset && offset <= span.end;
}

Span line_of(std::string_view text, uint32_t offset) {
  const size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const size_t end = std::min(text.find('\n', offset), text.size());
  return {.begin = before == std::string_view::npos ? 0 : static_cast<uint32_t>(before + 1),
          .end = static_cast<uint32_t>(end)};
}

bool ends_handle(char c) {
  return std::string_view(" \t\r\n,;:!?()[]{}<>|\"'").find(c) != std::string_view::npos;
}

/// "@ana.petrov" around the offset.
Span handle_at(std::string_view text, uint32_t offset) {
  uint32_t begin = offset;
  while (begin > 0 && !ends_handle(text[begin - 1]) && text[begin] != '@') --begin;
  if (begin >= text.size() || text[begin] != '@') return {};
  if (begin > 0 && !ends_handle(text[begin - 1])) return {};  // An address.
  uint32_t end = begin + 1;
  while (end < text.size() && !ends_handle(text[end])) ++end;
  while (end > begin + 1 && text[end - 1] == '.') --end;
  return {.begin = begin, .end = end};
}

}  // namespace

Span block_id_span(const Note& note, const Block& block) {
  if (block.id.empty()) return {};
  constexpr size_t kNear = 256;  // It ends the block's line, or stands alone on the next.
  const size_t at = note.source.find("^" + block.id, block.source.end);
  if (at == std::string::npos || at > block.source.end + kNear) return {};
  const auto begin = static_cast<uint32_t>(at + 1);
  return {.begin = begin, .end = begin + static_cast<uint32_t>(block.id.size())};
}

Span target_span(const Note& note, const Link& link) {
  const std::string_view text = link.source.of(note.source);
  size_t begin = text.find(link.kind == LinkKind::kWiki ? "[[" : "](");
  if (begin == std::string_view::npos) return {};
  begin += 2;
  const bool angled = begin < text.size() && text[begin] == '<';
  if (angled) ++begin;
  const std::string_view ends = link.kind == LinkKind::kWiki ? "#|]" : (angled ? "#>" : "#) ");
  size_t end = std::min(text.find_first_of(ends, begin), text.size());
  if (end > begin && end < text.size() && text[end] == '|' && text[end - 1] == '\\') --end;
  while (begin < end && text[begin] == ' ') ++begin;
  while (begin < end && text[end - 1] == ' ') --end;
  return {.begin = link.source.begin + static_cast<uint32_t>(begin),
          .end = link.source.begin + static_cast<uint32_t>(end)};
}

Span fragment_span(const Note& note, const Link& link) {
  const Span target = target_span(note, link);
  const std::string_view text = Span{target.end, link.source.end}.of(note.source);
  const size_t hash = text.find('#');
  if (hash == std::string_view::npos || link.fragment.empty()) return {};
  const std::string_view ends = link.kind == LinkKind::kWiki ? "|]" : ")> ";
  const size_t end = std::min(text.find_first_of(ends, hash), text.size());
  return {.begin = target.end + static_cast<uint32_t>(hash + 1),
          .end = target.end + static_cast<uint32_t>(end)};
}

Element element_at(const Note& note, uint32_t offset) {
  for (size_t i = 0; i < note.links.size(); ++i) {
    const Span span = note.links[i].source;
    if (touches(span, offset)) return {.what = What::kLink, .index = i, .span = span};
  }
  for (size_t i = 0; i < note.tags.size(); ++i) {
    const Span span = note.tags[i].source;
    if (touches(span, offset)) return {.what = What::kTag, .index = i, .span = span};
  }
  const Span line = line_of(note.source, offset);
  for (size_t i = 0; i < note.blocks.size(); ++i) {
    const Span id = block_id_span(note, note.blocks[i]);
    if (!id.empty() && touches({id.begin - 1, id.end}, offset)) {
      return {.what = What::kBlockId, .index = i, .span = id};
    }
  }
  for (size_t i = 0; i < note.sections.size(); ++i) {
    if (note.sections[i].heading == kNone) continue;
    const Span span = note.blocks[note.sections[i].heading].source;
    if (touches(line, span.begin)) return {.what = What::kHeading, .index = i, .span = span};
  }
  const Span handle = handle_at(note.source, offset);
  if (!handle.empty()) return {.what = What::kHandle, .index = 0, .span = handle};
  return {};
}

const Item* item_at(const Note& note, const Records& records, uint32_t offset) {
  const Span line = line_of(note.source, offset);
  for (const Item& item : records.items) {
    const bool here = item.source.begin >= line.begin && item.source.begin <= line.end;
    if (here && !item.blocks.empty()) return &item;
  }
  return nullptr;
}

}  // namespace inkling
