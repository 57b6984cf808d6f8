// SPDX-License-Identifier: MIT
#include "schemas/block_shapes.h"

#include <algorithm>

#include "schemas/names.h"
#include "schemas/text_dates.h"

namespace inkling {
namespace {

constexpr size_t kMaxPlainLabel = 32;   ///< Bytes of "Next steps" on a line of its own.
constexpr size_t kMaxDetailLabel = 32;  ///< Bytes of "Decided by".

constexpr auto kLeastSlantedBlanks = 3;  ///< In a sentence in italics: "Moby Dick" is a title.

/// Where in the source only tags are left of a block.
uint32_t end_of_words(const Note& note, uint32_t block) {
  const Span source = note.blocks[block].source;
  const std::string_view text = source.of(note.source);
  size_t end = text.size();
  while (end > 0) {
    const size_t blank = text.find_last_of(" \n", end - 1);
    const size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view word = text.substr(begin, end - begin);
    if (!word.starts_with('#') && !is_blank_text(word)) break;
    end = begin == 0 ? 0 : begin - 1;
  }
  return source.begin + static_cast<uint32_t>(end);
}

bool has_words_beside_tags(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (text[at] != '#' && !is_blank_text(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::string_view text_of_block(const Note& note, uint32_t block) {
  return note.blocks[block].visible.of(note.visible);
}

uint32_t parent_of_block(const Note& note, uint32_t block) {
  const uint32_t parent = note.blocks[block].parent;
  return parent < block ? parent : kNone;
}

bool ends_with_colon(std::string_view text) {
  return text.ends_with(':') || text.ends_with("：");
}

std::string_view last_sentence(std::string_view text) {
  const size_t stop = text.find_last_of(".!?\n");
  if (stop == std::string_view::npos || stop + 2 >= text.size()) return text;
  if (text[stop] != '\n' && text[stop + 1] != ' ') return text;
  return text.substr(text.find_first_not_of(" \n", stop + 1));
}

bool leads_list(const Note& note, uint32_t block) {
  if (block + 1 >= note.blocks.size()) return false;
  const Block& self = note.blocks[block];
  const Block& next = note.blocks[block + 1];
  if (next.section != self.section || next.parent != self.parent) return false;
  return next.kind == BlockKind::kListItem || next.kind == BlockKind::kTask ||
         next.kind == BlockKind::kTableHead;
}

bool is_plain_label(const Note& note, uint32_t block) {
  const std::string_view text = text_of_block(note, block);
  return note.blocks[block].kind == BlockKind::kParagraph && text.size() <= kMaxPlainLabel &&
         text.find('\n') == std::string_view::npos && leads_list(note, block);
}

bool is_first_in_section(const Note& note, uint32_t block) {
  for (uint32_t before = block; before-- > 0;) {
    const Block& other = note.blocks[before];
    if (other.kind == BlockKind::kComment) continue;
    return other.kind == BlockKind::kHeading && other.section == note.blocks[block].section;
  }
  return false;
}

LineContext line_context_of(const Note& note, uint32_t block, size_t begin) {
  const Block& self = note.blocks[block];
  const std::string_view source = self.source.of(note.source);
  return {.list_item = begin == 0 && self.kind == BlockKind::kListItem,
          .bold = begin == 0 && (source.starts_with("**") || source.starts_with("__"))};
}

bool begins_with_code(const Note& note, uint32_t block) {
  const Span source = note.blocks[block].source;
  return !source.empty() && note.source[source.begin] == '`';
}

bool is_reference(const Note& note, const BlockIndex& index, uint32_t block, Span visible) {
  const auto links = index.links.of(block);
  return std::any_of(links.begin(), links.end(), [&](uint32_t l) {
    const Link& link = note.links[l];
    const bool inside = link.visible.begin >= visible.begin && link.visible.end <= visible.end;
    return inside && link.kind != LinkKind::kWiki && link.visible.size() + 2 >= visible.size();
  });
}

bool is_address(const Note& note, const BlockIndex& index, uint32_t block) {
  const Span visible = note.blocks[block].visible;
  const auto links = index.links.of(block);
  if (links.empty()) return false;
  const Link& last = note.links[links.back()];
  return last.kind == LinkKind::kUrl && last.visible.end + 1 >= visible.end &&
         find_dates(visible.of(note.visible)).empty();
}

bool is_logistics(const Note& note, const BlockIndex& index, const Recogniser& recogniser,
                  uint32_t block) {
  const std::string_view text = text_of_block(note, block);
  const std::string_view source = note.blocks[block].source.of(note.source);
  const char mark = source.empty() ? ' ' : source.front();
  const bool slanted = (mark == '_' || mark == '*') && source.size() > 2 && source[1] != mark &&
                       source.find(mark, 1) == source.size() - 1;
  if (slanted && std::count(text.begin(), text.end(), ' ') >= kLeastSlantedBlanks) return true;
  const size_t colon = text.substr(0, kMaxDetailLabel).find(':');
  const bool link = is_reference(note, index, block, note.blocks[block].visible);
  if (link) return !recogniser.value("label", text).empty();
  return colon != std::string_view::npos &&
         recogniser.value("label", text.substr(0, colon)) == "logistics";
}

bool names_issue(const Note& note, const BlockIndex& index, uint32_t block) {
  const Span visible = note.blocks[block].visible;
  const std::string_view text = visible.of(note.visible);
  const auto line_end =
      visible.begin + static_cast<uint32_t>(std::min(text.find('\n'), text.size()));
  const auto links = index.links.of(block);
  return std::any_of(links.begin(), links.end(), [&](uint32_t l) {
    const Link& link = note.links[l];
    if (link.kind == LinkKind::kWiki || link.visible.end + 1 < line_end) return false;
    std::string_view number = link.visible.of(note.visible);
    if (number.starts_with('#')) number.remove_prefix(1);
    return !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
  });
}

uint32_t tagged_kind(const Note& note, const BlockIndex& index, const Recogniser& recogniser,
                     uint32_t block) {
  const auto tags = index.tags.of(block);
  if (tags.empty()) return kNone;
  const uint32_t begin = note.blocks[block].source.begin, end = end_of_words(note, block);
  for (const uint32_t t : tags) {
    const Tag& tag = note.tags[t];
    if (tag.source.begin > begin + 1 && tag.source.begin < end) continue;
    const uint32_t kind = recogniser.tag(tag.name);
    if (kind == kNone) continue;
    return has_words_beside_tags(text_of_block(note, block)) ? kind : kNone;
  }
  return kNone;
}

bool is_board(const Note& note, const Recogniser& recogniser, const Block& head) {
  return std::count_if(head.cells.begin(), head.cells.end(), [&](const Cell& cell) {
           return !recogniser.value("status", cell.visible.of(note.visible)).empty();
         }) >= 2;
}

bool has_task_columns(const Note& note, const Recogniser& recogniser, const Block& head) {
  return std::any_of(head.cells.begin(), head.cells.end(), [&](const Cell& cell) {
    const Meanings meanings = recogniser.meanings(cell.visible.of(note.visible));
    return meanings.has(Meaning::kOwner) || meanings.has(Meaning::kDue) ||
           meanings.has(Meaning::kStatus) || meanings.has(Meaning::kAttendees) ||
           meanings.has(Meaning::kPeople);
  });
}

bool begins_with_doer(std::string_view text) {
  // "A: " or "A3. ", a letter for what it is.
  size_t at = text.starts_with('A') || text.starts_with('T') ? 1 : 0;
  while (at > 0 && at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  const bool letter =
      at > 0 && (text.substr(at).starts_with(": ") || text.substr(at).starts_with(". "));
  const NameList list = names_from(text, letter ? at + 2 : 0, {});
  if (list.names.empty()) return false;
  constexpr std::string_view kNobody[] = {"We", "It", "The", "This", "They", "There", "I"};
  const std::string_view first = list.names.front().span.of(text);
  if (std::find(std::begin(kNobody), std::end(kNobody), first) != std::end(kNobody)) return false;
  const std::string_view rest = text.substr(list.end);
  return rest.starts_with(" to ") || rest.starts_with(" will ");
}

bool says_nothing(const Recogniser& recogniser, std::string_view text) {
  if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
  return !recogniser.value("nothing", text).empty();
}

bool is_detail_line(const Recogniser& recogniser, std::string_view text) {
  const size_t colon = text.substr(0, kMaxDetailLabel).find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const Meanings meanings = recogniser.meanings(text.substr(0, colon));
  for (const Meaning meaning :
       {Meaning::kBy, Meaning::kStatus, Meaning::kSupersedes, Meaning::kSupersededBy,
        Meaning::kDate, Meaning::kDue, Meaning::kOwner, Meaning::kPriority}) {
    if (meanings.has(meaning)) return true;
  }
  return false;
}

}  // namespace inkling
