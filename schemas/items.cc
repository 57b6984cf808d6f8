// SPDX-License-Identifier: MIT
#include "schemas/items.h"

#include <algorithm>

#include "schemas/item_people.h"
#include "schemas/line_marks.h"
#include "schemas/names.h"
#include "schemas/section_kinds.h"

namespace inkling {
namespace {

constexpr size_t kMaxNothingBytes = 24;  ///< Of "none yet".
constexpr size_t kMaxLabelBytes = 80;    ///< Of a line that serves as a heading.

class ItemFinder {
 public:
  ItemFinder(const Note& note, const Recogniser& recogniser, const BlockIndex& index,
             NoteTrust trust)
      : note_(note),
        recogniser_(recogniser),
        index_(index),
        sections_(note, recogniser, trust),
        owner_(note.blocks.size(), kNone),
        child_kind_(note.blocks.size(), kNone),
        has_children_(note.blocks.size(), false),
        has_task_(note.blocks.size(), false) {}

  std::vector<FoundItem> find() {
    note_children();
    for (uint32_t b = 0; b < note_.blocks.size(); ++b) visit(b);
    return std::move(items_);
  }

 private:
  /// A line or a list item that serves as a heading for the list that follows it.
  struct Label {
    uint32_t kind = kNone;
    uint32_t block = kNone;
    uint32_t section = kNone;
    uint32_t parent = kNone;
  };
  struct Context {
    uint32_t kind = kNone;
    uint32_t label = kNone;
  };

  void note_children() {
    for (auto b = static_cast<uint32_t>(note_.blocks.size()); b-- > 0;) {
      const uint32_t parent = parent_of(b);
      if (note_.blocks[b].kind == BlockKind::kTask) has_task_[b] = true;
      if (parent == kNone) continue;
      has_children_[parent] = true;
      if (has_task_[b]) has_task_[parent] = true;
    }
  }

  void visit(uint32_t b) {
    const Block& block = note_.blocks[b];
    owner_[b] = enclosing(b);
    switch (block.kind) {
      case BlockKind::kHeading:
        return visit_heading(b);
      case BlockKind::kTask:
      case BlockKind::kListItem:
        return visit_list_item(b);
      case BlockKind::kTableHead:
        return visit_table_head(b);
      case BlockKind::kTableRow:
        return visit_table_row(b);
      case BlockKind::kCallout:
        return visit_callout(b);
      case BlockKind::kParagraph:
      case BlockKind::kFootnote:
        return visit_paragraph(b);
      case BlockKind::kQuote:
        if (parent_of(b) != kNone) child_kind_[b] = child_kind_[parent_of(b)];
        return;
      case BlockKind::kCode:
      case BlockKind::kMath:
      case BlockKind::kHtml:
      case BlockKind::kComment:
        return;
    }
  }

  void visit_heading(uint32_t b) {
    label_ = {};
    whole_ = {.section = note_.blocks[b].section};
    const LineMark mark = mark_of_line(text_of(b), recogniser_, {});
    if (mark.kind == kNone || mark.own.empty() || mark.is_field) return;
    open_part(b, mark);
    whole_.item = owner_[b];
    owner_[b] = kNone;
  }

  void visit_list_item(uint32_t b) {
    const Block& block = note_.blocks[b];
    const bool task = block.kind == BlockKind::kTask && recogniser_.task_kind() != kNone;
    const Context context = context_of(b);
    if (task) {
      if (text_of(b).empty()) return;
      // People are ticked off in lists of attendees: such a box makes no task of a name.
      const bool person = context.kind != kNone && recogniser_.kind(context.kind).people &&
                          is_person_line(note_, b, index_);
      return open_block(b, person ? context.kind : recogniser_.task_kind(), person);
    }
    if (open_marked_lines(b) || open_tagged(b)) return;
    if (owner_[b] != kNone) return append(b);
    if (has_children_[b]) {
      const HeadingMatch match = label_match(b);
      if (match.kind != kNone) {
        child_kind_[b] = match.kind;
        return;
      }
    }
    if (context.kind != kNone && is_item_of(b, context.kind)) {
      open_block(b, context.kind, true);
      items_.back().label = context.label;
    }
  }

  void visit_paragraph(uint32_t b) {
    const uint32_t parent = parent_of(b);
    const bool first = is_first_in_section(b);
    label_ = {};
    if (open_marked_lines(b) || open_tagged(b)) return;
    if (owner_[b] != kNone) return append(b);
    if (parent != kNone && child_kind_[parent] != kNone && !is_blank_text(text_of(b))) {
      // The first text in a callout without a title takes its place.
      open_block(b, child_kind_[parent], false);
      if (note_.blocks[parent].kind == BlockKind::kCallout) owner_[parent] = owner_[b];
      return;
    }
    if (const HeadingMatch match = label_match(b); match.kind != kNone && leads_list(b)) {
      label_ = {
          .kind = match.kind, .block = b, .section = note_.blocks[b].section, .parent = parent};
      return;
    }
    open_by_section(b, first);
  }

  void open_by_section(uint32_t b, bool first) {
    const Section& section = note_.sections[note_.blocks[b].section];
    const HeadingMatch match = sections_.of(note_.blocks[b].section);
    if (match.kind == kNone || section.heading == kNone || is_blank_text(text_of(b))) return;
    if (recogniser_.heading(section.title).kind == kNone) return;  // Prose below a subheading.
    if (match.whole && first && parent_of(b) == kNone) {
      open_block(b, match.kind, true);
      whole_.item = owner_[b];
    } else if (recogniser_.kind(match.kind).paragraphs && !(ends_with_colon(b) && leads_list(b)) &&
               is_item_of(b, match.kind)) {
      open_block(b, match.kind, true);
    }
  }

  void visit_table_head(uint32_t b) {
    const Block& block = note_.blocks[b];
    for (const Cell& cell : block.cells) {
      if (is_board(block)) break;
      const uint32_t kind = recogniser_.column(cell.visible.of(note_.visible));
      if (kind == kNone) continue;
      child_kind_[b] = kind;
      return;
    }
    const uint32_t kind = context_of(b).kind;
    if (kind == kNone) return;
    // A table under "Tasks" is a list of tasks only when it says whose or until when.
    if (!recogniser_.kind(kind).task || names_meaning(block)) child_kind_[b] = kind;
  }

  /// "To do | Doing | Done": its rows are no items.
  [[nodiscard]] bool is_board(const Block& head) const {
    return std::count_if(head.cells.begin(), head.cells.end(), [this](const Cell& cell) {
             return !recogniser_.value("status", cell.visible.of(note_.visible)).empty();
           }) >= 2;
  }

  void visit_table_row(uint32_t b) {
    const uint32_t head = note_.blocks[b].head;
    const uint32_t kind = head < b ? child_kind_[head] : context_of(b).kind;
    if (kind == kNone || !is_item_of(b, kind)) {
      if (owner_[b] != kNone) append(b);
      return;
    }
    open_block(b, kind, true);
  }

  void visit_callout(uint32_t b) {
    label_ = {};
    const uint32_t kind = recogniser_.callout(note_.blocks[b].label);
    if (kind == kNone) {
      if (owner_[b] != kNone) append(b);
      return;
    }
    if (recogniser_.kind(kind).task && has_task_[b]) return;
    owner_[b] = kNone;
    if (is_blank_text(text_of(b))) {
      child_kind_[b] = kind;
    } else {
      open_block(b, kind, false);
    }
  }

  /// Each marked line of a block is an item, to the end of the block or the next label.
  bool open_marked_lines(uint32_t b) {
    const std::string_view text = text_of(b);
    bool opened = false;
    bool open = false;  // The item that was opened last goes on.
    for (size_t begin = 0; begin <= text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      LineMark mark;
      if (!is_code(b, begin)) mark = mark_of_line(line, recogniser_, line_context(b, begin));
      if (mark.kind != kNone && is_text_of(mark.kind, mark.own.of(line))) {
        mark.own.begin += static_cast<uint32_t>(begin);
        mark.own.end += static_cast<uint32_t>(begin);
        open_part(b, mark);
        opened = true;
        open = !mark.is_field;
      } else if (open && !has_label(line) && line.find("::") == std::string_view::npos) {
        extend_last(b, end);
      } else {
        open = false;
      }
      begin = end + 1;
    }
    return opened;
  }

  /// Whether what stands behind a mark can be an item of its kind.
  [[nodiscard]] bool is_text_of(uint32_t kind, std::string_view text) const {
    if (is_blank_text(text)) return false;
    return !recogniser_.kind(kind).people || name_at(text, 0, {}).has_value();
  }

  /// A line that begins with `code` speaks of the mark.
  [[nodiscard]] bool is_code(uint32_t b, size_t begin) const {
    const Span source = note_.blocks[b].source;
    return begin == 0 && !source.empty() && note_.source[source.begin] == '`';
  }

  [[nodiscard]] LineContext line_context(uint32_t b, size_t begin) const {
    const Block& block = note_.blocks[b];
    const std::string_view source = block.source.of(note_.source);
    return {.list_item = begin == 0 && block.kind == BlockKind::kListItem,
            .bold = begin == 0 && (source.starts_with("**") || source.starts_with("__"))};
  }

  /// A tag before or behind the text marks it; one within it is spoken of.
  bool open_tagged(uint32_t b) {
    const auto tags = index_.tags.of(b);
    if (tags.empty()) return false;
    const uint32_t begin = note_.blocks[b].source.begin, end = end_of_words(b);
    for (const uint32_t t : tags) {
      const Tag& tag = note_.tags[t];
      if (tag.source.begin > begin + 1 && tag.source.begin < end) continue;
      const uint32_t kind = recogniser_.tag(tag.name);
      if (kind == kNone) continue;
      if (!has_words_beside_tags(b)) return false;
      open_block(b, kind, false);
      return true;
    }
    return false;
  }

  /// Where in the source only tags are left of a block.
  [[nodiscard]] uint32_t end_of_words(uint32_t b) const {
    const Span source = note_.blocks[b].source;
    const std::string_view text = source.of(note_.source);
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

  [[nodiscard]] bool has_words_beside_tags(uint32_t b) const {
    const std::string_view text = text_of(b);
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find_first_of(" \n", at), text.size());
      if (text[at] != '#' && !is_blank_text(text.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }

  /// Where a block stands: the kind that its surroundings give it.
  [[nodiscard]] Context context_of(uint32_t b) const {
    const Block& block = note_.blocks[b];
    const uint32_t parent = parent_of(b);
    if (parent != kNone) {
      if (child_kind_[parent] != kNone) return {.kind = child_kind_[parent], .label = parent};
      const BlockKind kind = note_.blocks[parent].kind;
      if (kind == BlockKind::kListItem || kind == BlockKind::kTask) return {};
    }
    if (label_.kind != kNone && label_.section == block.section && label_.parent == parent) {
      return {.kind = label_.kind, .label = label_.block};
    }
    return {.kind = sections_.of(block.section).kind};
  }

  [[nodiscard]] HeadingMatch label_match(uint32_t b) {
    const std::string_view text = text_of(b);
    if (text.empty() || text.size() > kMaxLabelBytes) return {};
    const bool label = ends_with_colon(b) || has_children_[b] || line_context(b, 0).bold;
    const HeadingMatch match = label ? recogniser_.heading(text) : HeadingMatch();
    return sections_.counts(match, note_.blocks[b].section) ? match : HeadingMatch();
  }

  [[nodiscard]] bool leads_list(uint32_t b) const {
    if (b + 1 >= note_.blocks.size()) return false;
    const Block& next = note_.blocks[b + 1];
    if (next.section != note_.blocks[b].section || next.parent != note_.blocks[b].parent) {
      return false;
    }
    return next.kind == BlockKind::kListItem || next.kind == BlockKind::kTask ||
           next.kind == BlockKind::kTableHead;
  }

  [[nodiscard]] bool ends_with_colon(uint32_t b) const {
    const std::string_view text = text_of(b);
    return text.ends_with(':') || text.ends_with("：");
  }

  /// Whether a block without a mark is what its place says.
  [[nodiscard]] bool is_item_of(uint32_t b, uint32_t kind) const {
    const std::string_view text = text_of(b);
    if (is_blank_text(text)) return false;
    const bool brief = text.size() <= kMaxNothingBytes;
    if (brief && !recogniser_.value("nothing", text).empty()) return false;
    if (text.starts_with("{{") && text.ends_with("}}")) return false;
    const KindSpec& spec = recogniser_.kind(kind);
    if (spec.people) return is_person_line(note_, b, index_);
    return !(spec.task && is_reference(b));
  }

  /// Only a Markdown link or URL: further reading, nothing to do.
  [[nodiscard]] bool is_reference(uint32_t b) const {
    for (const uint32_t l : index_.links.of(b)) {
      const Link& link = note_.links[l];
      if (link.kind != LinkKind::kWiki && link.visible.size() + 2 >= text_of(b).size()) return true;
    }
    return false;
  }

  [[nodiscard]] bool names_meaning(const Block& head) const {
    return std::any_of(head.cells.begin(), head.cells.end(), [this](const Cell& cell) {
      const Meanings meanings = recogniser_.meanings(cell.visible.of(note_.visible));
      return meanings.has(Meaning::kOwner) || meanings.has(Meaning::kDue) ||
             meanings.has(Meaning::kStatus);
    });
  }

  [[nodiscard]] bool is_first_in_section(uint32_t b) const {
    for (uint32_t before = b; before-- > 0;) {
      const Block& block = note_.blocks[before];
      if (block.kind == BlockKind::kComment) continue;
      return block.kind == BlockKind::kHeading && block.section == note_.blocks[b].section;
    }
    return false;
  }

  void open_block(uint32_t b, uint32_t kind, bool listed) {
    const Block& block = note_.blocks[b];
    owner_[b] = static_cast<uint32_t>(items_.size());
    items_.push_back({.kind = kind,
                      .visible = block.visible,
                      .source = block.source,
                      .blocks = {b},
                      .listed = listed});
  }

  void open_part(uint32_t b, const LineMark& mark) {
    const Block& block = note_.blocks[b];
    const Span visible{block.visible.begin + mark.own.begin, block.visible.begin + mark.own.end};
    Span source = source_of(note_, visible);
    if (mark.own.end == block.visible.size()) source.end = block.source.end;
    owner_[b] = static_cast<uint32_t>(items_.size());
    items_.push_back({.kind = mark.kind,
                      .visible = visible,
                      .source = source,
                      .blocks = {b},
                      .status = mark.status});
  }

  void extend_last(uint32_t b, size_t end) {
    FoundItem& item = items_.back();
    const Block& block = note_.blocks[b];
    item.visible.end = block.visible.begin + static_cast<uint32_t>(end);
    item.source.end =
        end == block.visible.size() ? block.source.end : source_of(note_, item.visible).end;
  }

  void append(uint32_t b) { items_[owner_[b]].blocks.push_back(b); }

  [[nodiscard]] uint32_t enclosing(uint32_t b) const {
    const uint32_t parent = parent_of(b);
    if (parent != kNone) return owner_[parent];
    return whole_.section == note_.blocks[b].section ? whole_.item : kNone;
  }

  [[nodiscard]] uint32_t parent_of(uint32_t b) const {
    const uint32_t parent = note_.blocks[b].parent;
    return parent < b ? parent : kNone;
  }

  [[nodiscard]] std::string_view text_of(uint32_t b) const {
    return note_.blocks[b].visible.of(note_.visible);
  }

  const Note& note_;
  const Recogniser& recogniser_;
  const BlockIndex& index_;
  SectionKinds sections_;
  std::vector<FoundItem> items_{};
  std::vector<uint32_t> owner_;       ///< The item a block belongs to.
  std::vector<uint32_t> child_kind_;  ///< Of labels, table heads and callouts without a title.
  std::vector<bool> has_children_;
  std::vector<bool> has_task_;
  Label label_{};
  struct {
    uint32_t section = kNone;
    uint32_t item = kNone;
  } whole_{};  ///< The section that is one item, if the present one is.
};

}  // namespace

std::vector<FoundItem> find_items(const Note& note, const Recogniser& recogniser,
                                  const BlockIndex& index, NoteTrust trust) {
  return ItemFinder(note, recogniser, index, trust).find();
}

}  // namespace inkling
