// SPDX-License-Identifier: MIT
#include "schemas/item_status.h"

#include <algorithm>
#include <unordered_map>

#include "schemas/decision_record.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMaxBetween = 5;   ///< Bytes between two links of a list: " and ".
constexpr size_t kMaxVerdict = 48;  ///< Bytes of "Failed for lack of a second".
constexpr size_t kMaxGap = 16;      ///< Bytes between "superseded by" and what it is that did so.

/// A value in running text: up to the end of its bracket, list or line.
std::string_view value_at(std::string_view text, size_t at) {
  std::string_view value = text.substr(at);
  value = value.substr(0, value.find_first_of("])|,;\n"));
  while (!value.empty() && (value.back() == ' ' || value.back() == '.')) value.remove_suffix(1);
  return value;
}

/// "~~Alarm at 6.0 mg/l~~ (too many false alarms)": struck out, with a remark set off from it. Of
/// "~~Wax~~ Tar for the deck" only a word is.
bool is_struck(std::string_view source) {
  if (!source.starts_with("~~")) return false;
  const size_t close = source.find("~~", 2);
  if (close == std::string_view::npos) return false;
  std::string_view rest = source.substr(close + 2);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  for (const std::string_view mark : {"(", "[", "-", "–", "—", ":", "→", "✅", "#", "^"}) {
    if (rest.starts_with(mark)) return true;
  }
  return rest.empty();
}

bool is_tick(std::string_view value) {
  constexpr std::string_view kTicks[] = {"x", "X", "✓", "✔", "✔️", "✅", "☑", "☑️"};
  return std::find(std::begin(kTicks), std::end(kTicks), value) != std::end(kTicks);
}

class StatusReader {
 public:
  StatusReader(const NoteContext& context, const FoundItem& found, const ItemText& text)
      : context_(context),
        recogniser_(context.recogniser),
        found_(found),
        text_(text),
        kind_(recogniser_.kind(found.kind)),
        block_(context.note.blocks[found.blocks.front()]),
        struck_(block_.struck || is_struck(found.source.of(context.note.source))) {}

  void read(Item& item) {
    read_stated(item);
    item.status = status(item);
    if (item.priority.empty()) item.priority = text_.priority;
  }

 private:
  void read_stated(Item& item) {
    if (block_.kind == BlockKind::kTableRow) {
      for (const RowCell& cell : cells_of(context_, block_)) take(cell.meanings, cell.value, item);
    }
    for (const Cue& cue : text_.cues) {
      if (!cue.stated) {
        superseded_ |= cue.meaning == Meaning::kSupersededBy && speaks_of_itself(cue);
        continue;
      }
      Meanings meanings;
      meanings.add(cue.meaning);
      take(meanings, value_at(text_.text, cue.value), item);
    }
  }

  /// "(superseded by [[...]])" and "replaced by the decision of ..." are about the item; in "the
  /// old server was replaced by a new one" the words tell a story.
  [[nodiscard]] bool speaks_of_itself(const Cue& cue) const {
    const std::string_view text = text_.text;
    if (cue.begin >= found_.visible.size()) return false;
    if (cue.begin == 0 || text[cue.begin - 1] == '(' || text[cue.begin - 1] == '[') return true;
    for (const TextLink& link : text_.links) {
      if (link.span.begin >= cue.value && link.span.begin <= cue.value + kMaxGap) return true;
    }
    for (const TextWord& word : text_.words) {
      if (word.span.begin < cue.value || word.span.begin > cue.value + kMaxGap) continue;
      if (recogniser_.prefix(word.folded) == found_.kind) return true;
    }
    return false;
  }

  void take(Meanings meanings, std::string_view value, Item& item) {
    if (value.empty()) return;
    superseded_ |= meanings.has(Meaning::kSupersededBy);
    ticked_ |= meanings.has(Meaning::kCompleted) && is_tick(value);
    if (meanings.has(Meaning::kStatus) && item.status_text.empty()) item.status_text = value;
    if (meanings.has(Meaning::kPriority) && item.priority.empty()) {
      item.priority = recogniser_.value("priority", value);
    }
  }

  [[nodiscard]] Status status(Item& item) const {
    if (kind_.decision) return decision(item);
    const Status stated = status_named(recogniser_.value("status", item.status_text));
    if (!kind_.task) {
      if (stated != Status::kUnset) return stated;
      return struck_ || superseded_ ? Status::kSuperseded : Status::kUnset;
    }
    if (block_.kind == BlockKind::kTask) {
      const Status box = recogniser_.box(block_.mark);
      return box == Status::kOpen && struck_ ? Status::kCancelled : box;
    }
    if (found_.status) return *found_.status;
    if (ticked_ || says_done()) return Status::kDone;
    if (stated != Status::kUnset) return stated;
    return struck_ ? Status::kDone : Status::kOpen;
  }

  /// A line without a box says so by a tick or in brackets at its end: "Ana to call (done)".
  [[nodiscard]] bool says_done() const {
    const std::string_view text = text_.text;
    for (const std::string_view tick : {"✅", "☑", "✔"}) {
      if (text.find(tick) != std::string_view::npos) return true;
    }
    if (!text.ends_with(')') && !text.ends_with(']')) return false;
    const size_t open = text.find_last_of("([");
    return open != std::string_view::npos &&
           recogniser_.value("status", text.substr(open + 1, text.size() - open - 2)) == "done";
  }

  [[nodiscard]] Status decision(Item& item) const {
    if (struck_ || superseded_) return Status::kSuperseded;
    const Status own = decision_status(recogniser_, item.status_text);
    if (own != Status::kUnset) return own;
    if (is_dismissed()) return Status::kCancelled;
    if (context_.status == Status::kUnset) return Status::kCurrent;
    if (item.status_text.empty()) item.status_text = context_.status_text;
    return context_.status;
  }

  /// "Motion: close on Mondays. Failed." -- a sentence of its own that begins so.
  [[nodiscard]] bool is_dismissed() const {
    const std::string_view text = text_.text;
    for (size_t dot = text.find(". "); dot != std::string_view::npos;
         dot = text.find(". ", dot + 1)) {
      const std::string_view rest = text.substr(dot + 2);
      const std::string_view first = rest.substr(0, rest.find_first_of(" .,;\n"));
      if (rest.find('.') > kMaxVerdict) continue;
      if (recogniser_.value("status", first) == "cancelled") return true;
    }
    return false;
  }

  const NoteContext& context_;
  const Recogniser& recogniser_;
  const FoundItem& found_;
  const ItemText& text_;
  const KindSpec& kind_;
  const Block& block_;
  bool struck_ = false;
  bool superseded_ = false;
  bool ticked_ = false;  ///< In a column "Done".
};

/// The links that a cue speaks of: "supersedes [[A]], [[B]]".
void add_links_behind(const NoteContext& context, const ItemText& text, uint32_t value,
                      std::vector<NoteRef>& refs) {
  size_t reach = value + kMaxGap;
  for (const TextLink& link : text.links) {
    if (link.span.begin < value) continue;
    if (link.span.begin > reach) return;
    const Link& target = context.note.links[link.link];
    if (target.kind != LinkKind::kUrl) refs.push_back(ref_of(target));
    reach = link.span.end + kMaxBetween;
  }
}

bool leads_here(const Note& note, const Link& link) {
  if (link.fragment.empty()) return false;
  std::string_view stem = note.path;
  stem = stem.substr(stem.rfind('/') + 1);
  stem = stem.substr(0, stem.rfind('.'));
  return link.target.empty() || link.target == stem || link.target == note.title;
}

bool supersedes(const NoteContext& context, const Link& link) {
  for (const uint32_t p : context.index.properties.of(link.block)) {
    const Property& property = context.note.properties[p];
    const bool inside =
        property.source.begin <= link.source.begin && link.source.begin < property.source.end;
    if (inside && context.recogniser.meanings(property.key).has(Meaning::kSupersedes)) return true;
  }
  return false;
}

}  // namespace

void read_status(const NoteContext& context, const FoundItem& found, const ItemText& text,
                 Item& item) {
  StatusReader(context, found, text).read(item);
}

void read_references(const NoteContext& context, const FoundItem& found, const ItemText& text,
                     Item& item) {
  if (!context.recogniser.kind(found.kind).decision) return;
  const Block& block = context.note.blocks[found.blocks.front()];
  if (block.kind == BlockKind::kTableRow) {
    for (const RowCell& cell : cells_of(context, block)) {
      const bool by = cell.meanings.has(Meaning::kSupersededBy);
      if (!by && !cell.meanings.has(Meaning::kSupersedes)) continue;
      for (const uint32_t l : context.index.links.of(found.blocks.front())) {
        const Link& link = context.note.links[l];
        if (!cell.visible.contains(link.visible.begin)) continue;
        (by ? item.superseded_by : item.supersedes).push_back(ref_of(link));
      }
    }
  }
  for (const Cue& cue : text.cues) {
    const bool by = cue.meaning == Meaning::kSupersededBy;
    if (!by && cue.meaning != Meaning::kSupersedes) continue;
    // "the new pump replaces [[Pump 7]]" tells a story; "(replaces [[...]])" is about the item.
    const char before = cue.begin == 0 ? '(' : text.text[cue.begin - 1];
    const bool apart = before == '(' || before == '[' || before == '\n';
    const bool after_stop =
        cue.begin > 1 && before == ' ' &&
        std::string_view(".;,").find(text.text[cue.begin - 2]) != std::string_view::npos;
    if (!cue.stated && !apart && !after_stop) continue;
    add_links_behind(context, text, cue.value, by ? item.superseded_by : item.supersedes);
  }
}

void supersede_within(const NoteContext& context, std::vector<Item>& items) {
  const Note& note = context.note;
  std::unordered_map<std::string_view, bool> ids;
  std::unordered_map<std::string, bool> titles;
  for (const Link& link : note.links) {
    if (link.block == kNone || !leads_here(note, link) || !supersedes(context, link)) continue;
    if (link.fragment.starts_with('^')) {
      ids.emplace(std::string_view(link.fragment).substr(1), true);
    } else {
      titles.emplace(fold(std::string_view(link.fragment).substr(link.fragment.rfind('#') + 1)),
                     true);
    }
  }
  if (ids.empty() && titles.empty()) return;
  for (Item& item : items) {
    const bool by_id = std::any_of(item.blocks.begin(), item.blocks.end(), [&](uint32_t b) {
      return !note.blocks[b].id.empty() && ids.contains(note.blocks[b].id);
    });
    const bool by_title =
        !titles.empty() &&
        std::any_of(item.breadcrumb.begin(), item.breadcrumb.end(),
                    [&](const std::string& t) { return titles.contains(fold(t)); });
    if (by_id || by_title) item.status = Status::kSuperseded;
  }
}

Status decision_status(const Recogniser& recogniser, std::string_view value) {
  const Status status = status_named(recogniser.value("status", value));
  return status == Status::kDone ? Status::kCurrent : status;
}

}  // namespace inkling
