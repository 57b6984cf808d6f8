// SPDX-License-Identifier: MIT
#include "schemas/items.h"

#include <algorithm>
#include <map>

#include "schemas/block_shapes.h"
#include "schemas/item_checks.h"
#include "schemas/item_list.h"
#include "schemas/line_marks.h"
#include "schemas/listed_people.h"
#include "schemas/names.h"
#include "schemas/section_kinds.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMaxLabelBytes = 80;  ///< Of a line that serves as a heading.

class ItemFinder {
 public:
  ItemFinder(const Note& note, const Recogniser& recogniser, const BlockIndex& index,
             NoteTrust trust)
      : note_(note),
        recogniser_(recogniser),
        index_(index),
        sections_(note, recogniser, trust),
        checks_(note, recogniser, index, trust),
        trust_(trust),
        items_(note),
        child_kind_(note.blocks.size(), kNone),
        has_children_(note.blocks.size(), false),
        has_task_(note.blocks.size(), false) {}

  std::vector<FoundItem> find() {
    note_children();
    for (uint32_t b = 0; b < note_.blocks.size(); ++b) visit(b);
    return items_.take();
  }

 private:
  /// A line or a list item that serves as a heading for the list that follows it.
  struct Label {
    uint32_t kind = kNone;
    uint32_t block = kNone;
    uint32_t section = kNone;
    uint32_t parent = kNone;
    uint32_t doer = kNone;
  };
  struct Context {
    uint32_t kind = kNone;
    uint32_t label = kNone;
    uint32_t doer = kNone;  ///< HeadingMatch::doer
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
    items_.set_owner(b, enclosing(b));
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
    items_.open_part(b, mark);
    whole_.item = items_.owner(b);
    items_.set_owner(b, kNone);
  }

  void visit_list_item(uint32_t b) {
    const Block& block = note_.blocks[b];
    const bool task = block.kind == BlockKind::kTask && recogniser_.task_kind() != kNone;
    const Context context = context_of(b);
    if (task) {
      if (text_of(b).empty()) return;
      // A template's list of those to be ticked off.
      if (trust_.blank && section_has_attendees(note_, recogniser_, block.section)) return;
      // People are ticked off in lists of attendees: such a box makes no task of a name.
      const bool person = context.kind != kNone && recogniser_.kind(context.kind).people &&
                          is_item_of(b, context.kind);
      return items_.open_block(b, person ? context.kind : recogniser_.task_kind(), person);
    }
    if (open_marked_lines(b, context.kind) || open_tagged(b)) return;
    if (items_.owner(b) != kNone && !is_label_within(b)) return items_.append(b);
    if (has_children_[b]) {
      const HeadingMatch match = label_match(b);
      // A point of the agenda stays one: "1. Welcome and roll call".
      const bool point = context.kind != kNone && recogniser_.kind(context.kind).flat;
      if (match.kind != kNone && !(point && is_vague(match))) {
        child_kind_[b] = match.kind;
        items_.set_owner(b, kNone);
        return;
      }
    }
    if (context.kind == kNone && parent_of(b) == kNone && names_issue(note_, index_, b)) {
      const uint32_t agenda = sections_.flat_above(block.section);
      if (agenda != kNone) return items_.open_block(b, agenda, true);
    }
    if (context.kind != kNone && is_item_of(b, context.kind)) {
      if (goes_on(b, context.kind)) return items_.append_to_last(b);
      const bool doer = context.doer != kNone && begins_with_doer(text_of(b));
      items_.open_block(b, doer ? context.doer : context.kind, true);
      items_.last().label = context.label;
    }
  }

  /// "Welcome and roll call", "Tasks": words that a point of an agenda may well be about.
  [[nodiscard]] bool is_vague(HeadingMatch match) const {
    return recogniser_.kind(match.kind).people || match.trust == Trust::kDoubtful;
  }

  /// "Action points" with a list of its own, below the point that they came of.
  [[nodiscard]] bool is_label_within(uint32_t b) {
    const std::string_view text = text_of(b);
    if (!has_children_[b] || text.find(": ") != std::string_view::npos) return false;
    const HeadingMatch match = label_match(b);
    const FoundItem& owner = items_.of(b);
    return match.kind != kNone && match.kind != owner.kind && !recogniser_.kind(match.kind).people;
  }

  /// "Decided by: Ana" as a list item of its own, below the decision it is about.
  [[nodiscard]] bool goes_on(uint32_t b, uint32_t kind) const {
    const KindSpec& spec = recogniser_.kind(kind);
    if (items_.empty() || !(spec.decision || spec.task)) return false;
    const FoundItem& last = items_.last();
    const Block& before = note_.blocks[last.blocks.front()];
    return last.kind == kind && last.listed && before.section == note_.blocks[b].section &&
           before.kind == BlockKind::kListItem && is_detail_line(recogniser_, text_of(b));
  }

  void visit_paragraph(uint32_t b) {
    const uint32_t parent = parent_of(b);
    const bool first = is_first_in_section(note_, b);
    label_ = {};
    if (open_marked_lines(b, kNone) || open_tagged(b)) return;
    if (items_.owner(b) != kNone) return items_.append(b);
    if (parent != kNone && child_kind_[parent] != kNone && !is_blank_text(text_of(b))) {
      // The first text in a callout without a title takes its place.
      items_.open_block(b, child_kind_[parent], false);
      if (note_.blocks[parent].kind == BlockKind::kCallout)
        items_.set_owner(parent, items_.owner(b));
      return;
    }
    if (const HeadingMatch match = label_match(b); match.kind != kNone && leads_list(note_, b)) {
      label_ = {.kind = match.kind,
                .block = b,
                .section = note_.blocks[b].section,
                .parent = parent,
                .doer = match.doer};
      return;
    }
    if (is_plain_label(note_, b) && recogniser_.value("label", text_of(b)) == "record") {
      label_ = {.block = b, .section = note_.blocks[b].section, .parent = parent};
      return;
    }
    open_by_section(b, first);
  }

  void open_by_section(uint32_t b, bool first) {
    const Section& section = note_.sections[note_.blocks[b].section];
    const HeadingMatch match = sections_.of(note_.blocks[b].section);
    if (note_.blocks[b].section == told_) return;
    if (match.kind == kNone || section.heading == kNone || is_blank_text(text_of(b))) return;
    if (recogniser_.heading(section.title).kind == kNone) return;  // Prose below a subheading.
    if (match.whole && first && parent_of(b) == kNone && !recogniser_.kind(match.kind).people) {
      items_.open_block(b, match.kind, true);
      whole_.item = items_.owner(b);
    } else if (recogniser_.kind(match.kind).paragraphs &&
               !(ends_with_colon(text_of(b)) && leads_list(note_, b)) &&
               !line_context_of(note_, b, 0).bold &&  // "**Members**" is a heading of its own.
               is_item_of(b, match.kind)) {
      items_.open_block(b, match.kind, true);
    } else if (recogniser_.kind(match.kind).people && text_of(b).ends_with('.')) {
      told_ = note_.blocks[b].section;
    }
  }

  void visit_table_head(uint32_t b) {
    const Block& block = note_.blocks[b];
    table_label_ = kNone;
    for (const Cell& cell : block.cells) {
      if (is_board(note_, recogniser_, block)) break;
      const uint32_t kind = recogniser_.column(cell.visible.of(note_.visible));
      if (kind == kNone) continue;
      child_kind_[b] = kind;
      return;
    }
    const Context context = context_of(b);
    if (context.kind == kNone) return;
    // A table under "Tasks" is a list of tasks only when it says whose or until when.
    const bool task = recogniser_.kind(context.kind).task;
    if (task && !has_task_columns(note_, recogniser_, block)) return;
    child_kind_[b] = context.kind;
    table_label_ = context.label;
  }

  void visit_table_row(uint32_t b) {
    const uint32_t head = note_.blocks[b].head;
    const uint32_t kind = head < b ? child_kind_[head] : context_of(b).kind;
    if (kind == kNone || !is_item_of(b, kind)) {
      if (items_.owner(b) != kNone) items_.append(b);
      return;
    }
    items_.open_block(b, kind, true);
    if (head < b) items_.last().label = table_label_;
  }

  void visit_callout(uint32_t b) {
    label_ = {};
    const uint32_t kind = recogniser_.callout(note_.blocks[b].label);
    if (kind == kNone) {
      if (items_.owner(b) != kNone) items_.append(b);
      return;
    }
    if (recogniser_.kind(kind).task && has_task_[b]) return;
    items_.set_owner(b, kNone);
    if (is_blank_text(text_of(b))) {
      child_kind_[b] = kind;
    } else {
      items_.open_block(b, kind, false);
    }
  }

  /// Each marked line of a block is an item, to the end of the block or the next label. So are the
  /// lines before the first mark, of the kind `head`: a point of the agenda and what was decided.
  bool open_marked_lines(uint32_t b, uint32_t head) {
    const std::string_view text = text_of(b);
    bool opened = false;
    bool open = false;  // The item that was opened last goes on.
    for (size_t begin = 0; begin <= text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      LineMark mark;
      if (begin > 0 || !begins_with_code(note_, b)) {
        mark = mark_of_line(line, recogniser_, line_context_of(note_, b, begin));
        if (mark.kind == kNone && trust_.minutes) mark = mark_within_line(line, recogniser_);
      }
      if (mark.kind != kNone && checks_.is_item(b, begin, mark)) {
        const auto from = static_cast<uint32_t>(begin);
        mark.own = {mark.own.begin + from, mark.own.end + from};
        mark.named = {mark.named.begin + from, mark.named.end + from};
        if (!opened && begin > 0 && head != kNone && items_.owner(b) == kNone &&
            is_item_of(b, head)) {
          items_.open_head(b, head, begin - 1);
        }
        items_.open_part(b, mark);
        opened = true;
        open = !mark.is_field;
      } else if (open && !has_label(line) && line.find("::") == std::string_view::npos) {
        items_.extend_last(b, end);
      } else {
        open = false;
      }
      begin = end + 1;
    }
    return opened;
  }

  bool open_tagged(uint32_t b) {
    const uint32_t kind = tagged_kind(note_, index_, recogniser_, b);
    if (kind != kNone) items_.open_block(b, kind, false);
    return kind != kNone;
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
    if (label_.block != kNone && label_.section == block.section && label_.parent == parent) {
      return {.kind = label_.kind, .label = label_.block, .doer = label_.doer};
    }
    if (block.section == told_) return {};
    const HeadingMatch match = sections_.of(block.section);
    return {.kind = match.kind, .label = kNone, .doer = match.doer};
  }

  [[nodiscard]] HeadingMatch label_match(uint32_t b) {
    std::string_view text = text_of(b);
    if (ends_with_colon(text)) text = last_sentence(text);
    if (text.empty() || text.size() > kMaxLabelBytes) return {};
    const bool label = ends_with_colon(text) || has_children_[b] ||
                       line_context_of(note_, b, 0).bold || is_plain_label(note_, b);
    const HeadingMatch match = label ? recogniser_.heading(text) : HeadingMatch();
    return sections_.counts(match, note_.blocks[b].section) ? match : HeadingMatch();
  }

  [[nodiscard]] bool is_item_of(uint32_t b, uint32_t kind) const {
    return checks_.is_item_of(b, kind, context_of(b).label);
  }

  [[nodiscard]] uint32_t enclosing(uint32_t b) const {
    const uint32_t parent = parent_of(b);
    if (parent != kNone) return items_.owner(parent);
    return whole_.section == note_.blocks[b].section ? whole_.item : kNone;
  }

  [[nodiscard]] uint32_t parent_of(uint32_t b) const { return parent_of_block(note_, b); }
  [[nodiscard]] std::string_view text_of(uint32_t b) const { return text_of_block(note_, b); }

  const Note& note_;
  const Recogniser& recogniser_;
  const BlockIndex& index_;
  SectionKinds sections_;
  ItemChecks checks_;
  NoteTrust trust_;
  ItemList items_;
  std::vector<uint32_t> child_kind_;  ///< Of labels, table heads and callouts without a title.
  std::vector<bool> has_children_;
  std::vector<bool> has_task_;
  Label label_{};
  uint32_t told_ = kNone;  ///< A section whose people are told: a sentence stands below them.
  uint32_t table_label_ = kNone;  ///< The label above the present table.
  struct {
    uint32_t section = kNone;
    uint32_t item = kNone;
  } whole_{};  ///< The section that is one item, if the present one is.
};

/// One meeting has one agenda: a note without a date or people that has several under the same
/// words says how meetings are to be held.
void drop_described(const Note& note, const Recogniser& recogniser, std::vector<FoundItem>& items) {
  const auto flat = [&](const FoundItem& item) { return recogniser.kind(item.kind).flat; };
  std::map<std::string, uint32_t> places;
  bool again = false;
  for (const FoundItem& item : items) {
    if (recogniser.kind(item.kind).people) return;
    if (!flat(item) || !item.listed) continue;
    const uint32_t section = note.blocks[item.blocks.front()].section;
    const bool labelled = item.label != kNone;
    const std::string_view title =
        labelled ? text_of_block(note, item.label) : std::string_view(note.sections[section].title);
    const uint32_t place = labelled ? item.label : note.sections[section].heading;
    const auto [known, added] = places.emplace(fold(title), place);
    again = again || (!added && known->second != place);
  }
  if (again) std::erase_if(items, flat);
}

}  // namespace

std::vector<FoundItem> find_items(const Note& note, const Recogniser& recogniser,
                                  const BlockIndex& index, NoteTrust trust) {
  std::vector<FoundItem> items = ItemFinder(note, recogniser, index, trust).find();
  if (trust.undated) drop_described(note, recogniser, items);
  return items;
}

}  // namespace inkling
