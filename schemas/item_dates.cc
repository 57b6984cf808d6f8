// SPDX-License-Identifier: MIT
#include "schemas/item_dates.h"

#include <algorithm>

#include "schemas/text_dates.h"

namespace inkling {
namespace {

constexpr size_t kMaxGap = 12;  ///< Bytes of "the", "dem", a weekday between a phrase and its date.
constexpr size_t kMaxAncestors = 8;  ///< List items above an item that may date it.

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t[(*_\"'") == std::string_view::npos;
}

/// What stands before a date without taking part in it: brackets, a weekday, an article.
bool is_passable(std::string_view text) {
  if (text.size() > kMaxGap) return false;
  const std::vector<TextWord> words = text_words(text);
  if (words.empty()) return is_blank(text) || text == "\uFE0F ";
  if (words.size() > 1) return false;
  const std::string_view word = words[0].folded;
  return is_weekday(word) || word == "the" || word == "den" || word == "dem" || word == "le" ||
         word == "el";
}

struct Candidate {
  TextDate found{};
  const Cue* cue = nullptr;  ///< The phrase or mark it stands behind.
};

std::vector<Candidate> candidates_in(const ItemText& text) {
  std::vector<Candidate> candidates;
  size_t next = 0;
  const Cue* last = nullptr;
  for (const TextDate& date : find_dates(text.text)) {
    while (next < text.cues.size() && text.cues[next].value <= date.span.begin) {
      last = &text.cues[next++];
    }
    Candidate candidate{.found = date, .cue = nullptr};
    if (last && is_passable(std::string_view(text.text).substr(last->value,
                                                               date.span.begin - last->value))) {
      candidate.cue = last;
    }
    candidates.push_back(candidate);
  }
  return candidates;
}

bool at_start(std::string_view text, const TextDate& date) {
  const std::string_view before = text.substr(0, date.span.begin);
  if (is_blank(before)) return true;
  const std::vector<TextWord> words =
      before.size() <= kMaxGap ? text_words(before) : std::vector<TextWord>();
  return words.size() == 1 && is_weekday(words[0].folded);
}

/// "(decided 2026-01-31)" and "[2026-01-31]" as the last thing in the text but for tags.
bool in_end_bracket(std::string_view text, const TextDate& date) {
  const size_t open = text.substr(0, date.span.begin).find_last_of("([");
  const size_t close = text.find_first_of(")]", date.span.end);
  if (open == std::string_view::npos || close == std::string_view::npos) return false;
  if (text.substr(open, date.span.begin - open).find_first_of(")]") != std::string_view::npos) {
    return false;
  }
  for (size_t at = close + 1; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const bool tag = word.starts_with('#') || word.starts_with('@') || word.starts_with('^');
    if (!tag && !text_words(word).empty()) return false;
    at = end + 1;
  }
  return true;
}

class DateReader {
 public:
  DateReader(const NoteContext& context, const FoundItem& found, const ItemText& text)
      : context_(context),
        found_(found),
        text_(text),
        kind_(context.recogniser.kind(found.kind)),
        block_(context.note.blocks[found.blocks.front()]) {}

  void read(Item& item) {
    if (block_.kind == BlockKind::kTableRow) read_row(item);
    candidates_ = candidates_in(text_);
    read_due(item);
    if (!item.date) item.date = own_date();
    if (!item.date) item.date = inherited();
  }

 private:
  void read_row(Item& item) {
    for (const RowCell& cell : cells_of(context_, block_)) {
      if (cell.meanings.empty()) continue;
      const std::vector<TextDate> dates = find_dates(cell.value, DigitRuns::kAccept);
      if (dates.empty()) continue;
      if (cell.meanings.has(Meaning::kDue) && !item.due) {
        item.due = dates.front().date;
      } else if (cell.meanings.has(Meaning::kDate) && !item.date) {
        item.date = {.date = dates.front().date, .source = DateSource::kField};
      }
    }
  }

  void read_due(Item& item) {
    for (const Candidate& candidate : candidates_) {
      if (item.due) return;
      const Cue* cue = candidate.cue;
      if (!cue || cue->meaning != Meaning::kDue) continue;
      if (kind_.task || cue->stated) item.due = candidate.found.date;
    }
  }

  [[nodiscard]] std::optional<DateFound> own_date() const {
    const std::string_view text = text_.text;
    const std::string_view first = text.substr(0, found_.visible.size());
    std::optional<DateFound> field;
    for (const Candidate& candidate : candidates_) {
      const TextDate& date = candidate.found;
      const DateFound own{.date = date.date, .source = DateSource::kText};
      const bool in_first = date.span.end <= first.size();
      if (candidate.cue) {
        const Cue& cue = *candidate.cue;
        if (is_plan(cue.meaning)) continue;
        if (!cue.stated && (in_first || is_strong(cue))) return own;
        if (cue.stated && !field) field = {.date = date.date, .source = DateSource::kField};
      } else if (in_first && (at_start(first, date) || in_end_bracket(first, date))) {
        return own;
      }
    }
    return field;
  }

  /// The day something is to happen says nothing about when it was written down.
  static bool is_plan(Meaning meaning) {
    return meaning == Meaning::kDue || meaning == Meaning::kScheduled ||
           meaning == Meaning::kStart || meaning == Meaning::kEnd || meaning == Meaning::kModified;
  }

  /// "decided on" dates the item wherever it stands; "on" alone only in its own first text.
  [[nodiscard]] bool is_strong(const Cue& cue) const { return cue.value - cue.begin > 4; }

  [[nodiscard]] std::optional<DateFound> inherited() const {
    uint32_t b = block_.parent;
    for (size_t depth = 0; b < context_.note.blocks.size() && depth < kMaxAncestors; ++depth) {
      const Block& block = context_.note.blocks[b];
      const std::string_view text = block.visible.of(context_.note.visible);
      const std::vector<TextDate> dates = find_dates(text.substr(0, 64));
      if (!dates.empty() && at_start(text, dates.front())) {
        return DateFound{.date = dates.front().date, .source = DateSource::kHeading};
      }
      b = block.parent < b ? block.parent : kNone;
    }
    if (block_.section < context_.section_dates.size()) {
      if (const std::optional<Date> date = context_.section_dates[block_.section]) {
        return DateFound{.date = *date, .source = DateSource::kHeading};
      }
    }
    return context_.date;
  }

  const NoteContext& context_;
  const FoundItem& found_;
  const ItemText& text_;
  const KindSpec& kind_;
  const Block& block_;
  std::vector<Candidate> candidates_{};
};

}  // namespace

void read_dates(const NoteContext& context, const FoundItem& found, const ItemText& text,
                Item& item) {
  DateReader(context, found, text).read(item);
}

std::optional<Date> date_in_heading(std::string_view title) {
  for (const TextDate& found : find_dates(title, DigitRuns::kAccept)) {
    // "Publish TR/2022/acl-20220705" names a file.
    const size_t blank = title.substr(0, found.span.begin).rfind(' ');
    const size_t word = blank == std::string_view::npos ? 0 : blank + 1;
    const bool path =
        title.substr(word, found.span.begin - word).find('/') != std::string_view::npos;
    if (!path) return found.date;
  }
  return std::nullopt;
}

}  // namespace inkling
