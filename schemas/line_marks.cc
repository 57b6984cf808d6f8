// SPDX-License-Identifier: MIT
#include "schemas/line_marks.h"

#include <algorithm>

#include "schemas/text_dates.h"

namespace inkling {
namespace {

constexpr size_t kMaxMarkBytes = 48;             ///< A longer start of a line is no mark.
constexpr size_t kMaxMarkAndBracketBytes = 160;  ///< With what its brackets explain.

constexpr size_t kLeastInnerMark = 4;  ///< Letters of a mark in the middle of a line.

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || is_upper(c);
}

size_t skip_blanks(std::string_view line, size_t at) {
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return at;
}

/// The bytes of the symbol (emoji, dingbat, arrow and what modifies it) at `at`; 0 when none.
size_t symbol_size(std::string_view line, size_t at) {
  const auto byte = [&](size_t i) {
    return at + i < line.size() ? static_cast<unsigned char>(line[at + i]) : 0;
  };
  if (byte(0) == 0xF0) return std::min<size_t>(4, line.size() - at);
  const bool three = (byte(0) == 0xE2 && byte(1) < 0xB0) || (byte(0) == 0xEF && byte(1) == 0xB8);
  return three ? std::min<size_t>(3, line.size() - at) : 0;
}

size_t skip_symbols(std::string_view line, size_t at) {
  for (;;) {
    at = skip_blanks(line, at);
    const size_t size = symbol_size(line, at);
    if (size == 0) return at;
    at += size;
  }
}

/// "Decision 3", "Decision #3", "ACTION-12" and "Décision n° 1" are marks too.
std::string_view without_number(std::string_view label) {
  const size_t end = label.find_last_not_of("0123456789#.- ");
  if (end == std::string_view::npos) return {};
  const bool numbered = end + 1 < label.size();
  label = label.substr(0, end + 1);
  if (!numbered) return label;
  for (const std::string_view sign : {" n°", " nº", " No", " no", " nr", " Nr", " №"}) {
    if (label.ends_with(sign)) label.remove_suffix(sign.size());
  }
  return label;
}

uint32_t kind_of_label(std::string_view label, const Recogniser& recogniser) {
  while (label.ends_with(' ')) label.remove_suffix(1);
  return label.empty() ? kNone : recogniser.prefix(without_number(label));
}

LineMark own_text(std::string_view line, uint32_t kind, size_t begin) {
  begin = skip_blanks(line, begin);
  if (line.substr(begin).starts_with("- ")) begin = skip_blanks(line, begin + 2);
  size_t end = line.size();
  while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
  return {.kind = kind,
          .own = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
          .status = std::nullopt};
}

/// "decision:: text" for the whole line, "[decision:: text]" within it.
LineMark field_mark(std::string_view line, const Recogniser& recogniser) {
  for (size_t colons = line.find("::"); colons != std::string_view::npos;
       colons = line.find("::", colons + 2)) {
    const size_t least = colons - std::min(colons, kMaxMarkBytes);
    const size_t open = line.substr(least, colons - least).find_last_of("[(");
    const bool bracket = open != std::string_view::npos;
    const size_t begin = bracket ? least + open + 1 : 0;
    if (colons - begin > kMaxMarkBytes) continue;
    const std::string_view key = line.substr(begin, colons - begin);
    const uint32_t kind = recogniser.field(key.substr(skip_blanks(key, 0)));
    if (kind == kNone) continue;
    const char close = bracket && line[begin - 1] == '(' ? ')' : ']';
    const size_t end = bracket ? std::min(line.rfind(close), line.size()) : line.size();
    LineMark mark = own_text(line.substr(0, std::max(end, colons + 2)), kind, colons + 2);
    mark.is_field = true;
    return mark;
  }
  return {};
}

LineMark start_mark(std::string_view line, size_t at, const Recogniser& recogniser) {
  size_t end = at;
  while (end < line.size() && (is_upper(line[end]) || line[end] == '-')) ++end;
  if (end - at < 2 || end >= line.size() || (line[end] != ' ' && line[end] != ':')) return {};
  const std::optional<Status> status = recogniser.start(line.substr(at, end - at));
  if (!status || recogniser.task_kind() == kNone) return {};
  LineMark mark = own_text(line, recogniser.task_kind(), line[end] == ':' ? end + 1 : end);
  // "TODO -> DOING" is about the words themselves.
  const std::string_view text = mark.own.of(line);
  if (text.starts_with("->") || text.starts_with("→") || text.starts_with("/")) return {};
  mark.status = status;
  return mark;
}

/// "[IN PROGRESS] text" in a list: a box with the name of its state.
LineMark state_mark(std::string_view line, size_t at, const Recogniser& recogniser) {
  const size_t close = line.find(']', at);
  if (line[at] != '[' || close == std::string_view::npos || close - at > kMaxMarkBytes) return {};
  if (close + 1 >= line.size() || line[close + 1] != ' ') return {};
  const std::string_view label = line.substr(at + 1, close - at - 1);
  const bool upper = label.size() > 2 && std::all_of(label.begin(), label.end(), [](char c) {
                       return is_upper(c) || c == ' ' || c == '-';
                     });
  if (!upper || recogniser.task_kind() == kNone) return {};
  const Status status = status_named(recogniser.value("status", label));
  if (status != Status::kOpen && status != Status::kDone && status != Status::kCancelled) return {};
  LineMark mark = own_text(line, recogniser.task_kind(), close + 1);
  mark.status = status;
  return mark;
}

/// "[decision] text"
LineMark bracket_mark(std::string_view line, size_t at, const Recogniser& recogniser) {
  const size_t close = line.find(']', at);
  if (close == std::string_view::npos || close - at > kMaxMarkBytes) return {};
  const uint32_t kind = kind_of_label(line.substr(at + 1, close - at - 1), recogniser);
  return kind == kNone ? LineMark() : own_text(line, kind, close + 1);
}

/// "Decision: text", "Decision – text" where a dash may end it.
LineMark label_mark(std::string_view line, size_t at, bool dash, const Recogniser& recogniser) {
  const std::string_view head = line.substr(at, kMaxMarkBytes);
  size_t end = std::string_view::npos, size = 0;
  const auto take = [&](std::string_view mark) {
    const size_t found = head.find(mark);
    if (found < end) end = found, size = mark.size();
  };
  take(":");
  take("：");
  if (dash) {
    for (const std::string_view mark : {" - ", " – ", " — "}) take(mark);
  }
  const size_t open = head.substr(0, end).find('(');
  std::string_view label = head.substr(0, std::min(end, open));
  if (open != std::string_view::npos && open > 0) {
    // "Present (please add your name): Ana, Ben"
    const std::string_view rest = line.substr(at, kMaxMarkAndBracketBytes);
    end = rest.find("):", open);
    if (end == std::string_view::npos || !find_dates(rest.substr(open, end - open)).empty())
      return {};
    size = 2;
  }
  if (end == std::string_view::npos || end == 0) return {};
  uint32_t kind = kind_of_label(label, recogniser);
  // "Present: Ana, Ben" lists people whatever the kind of people is called.
  if (kind == kNone && recogniser.meanings(label).has(Meaning::kAttendees)) {
    kind = recogniser.people_kind();
  }
  if (kind == kNone) return {};
  LineMark mark = own_text(line, kind, at + end + size);
  mark.brief = end == 2;
  return mark;
}

/// "AI(Ana): text", "ACTION [Ana] text", "[ACTION - Ana] text": a mark in capitals and whose it is.
LineMark named_mark(std::string_view line, size_t at, const Recogniser& recogniser) {
  const bool bracket = line[at] == '[';
  const size_t begin = at + (bracket ? 1 : 0);
  size_t end = begin;
  while (end < line.size() && is_upper(line[end])) ++end;
  const size_t open = skip_blanks(line, end);
  if (end - begin < 2 || open >= line.size()) return {};
  const std::string_view opens = bracket ? "-:" : "([";
  if (opens.find(line[open]) == std::string_view::npos) return {};
  const size_t close = line.find(line[open] == '(' ? ')' : ']', open);
  if (close == std::string_view::npos || close - at > kMaxMarkBytes) return {};
  const std::string_view label = line.substr(begin, end - begin);
  const std::optional<Status> status = recogniser.start(label);
  const uint32_t kind = status ? recogniser.task_kind() : recogniser.prefix(label);
  if (kind == kNone) return {};
  size_t text = skip_blanks(line, close + 1);
  if (text < line.size() && (line[text] == ':' || line[text] == '-')) ++text;
  LineMark mark = own_text(line, kind, text);
  mark.status = status;
  mark.named = {static_cast<uint32_t>(skip_blanks(line, open + 1)), static_cast<uint32_t>(close)};
  mark.brief = label.size() == 2;
  return mark;
}

/// "✅ Decision text": behind a symbol the word alone is enough.
LineMark word_mark(std::string_view line, size_t at, const Recogniser& recogniser) {
  const size_t end = line.find(' ', at);
  if (end == std::string_view::npos || end - at > kMaxMarkBytes) return {};
  const uint32_t kind = recogniser.prefix(line.substr(at, end - at));
  return kind == kNone ? LineMark() : own_text(line, kind, end);
}

}  // namespace

LineMark mark_of_line(std::string_view line, const Recogniser& recogniser, LineContext context) {
  const size_t at = skip_blanks(line, 0);
  if (at == line.size()) return {};
  if (context.list_item) {
    if (const LineMark mark = state_mark(line, at, recogniser); mark.kind != kNone) return mark;
  }
  if (context.list_item && is_upper(line[at])) {
    if (const LineMark mark = start_mark(line, at, recogniser); mark.kind != kNone) return mark;
  }
  if (const LineMark mark = field_mark(line, recogniser); mark.kind != kNone) return mark;
  const size_t word = skip_symbols(line, at);
  if (word == line.size()) return {};
  const bool symbol = word != at;
  if (const LineMark mark = named_mark(line, word, recogniser); mark.kind != kNone) return mark;
  LineMark mark = line[word] == '[' ? bracket_mark(line, word, recogniser)
                                    : label_mark(line, word, context.bold || symbol, recogniser);
  if (mark.kind == kNone && symbol) mark = word_mark(line, word, recogniser);
  if (mark.kind == kNone) {
    const Recogniser::Symbol found = recogniser.symbol(line.substr(at));
    if (found.kind != kNone) mark = own_text(line, found.kind, at + found.length);
  }
  return mark;
}

LineMark mark_within_line(std::string_view line, const Recogniser& recogniser) {
  for (size_t colon = line.find(": "); colon != std::string_view::npos;
       colon = line.find(": ", colon + 2)) {
    size_t begin = colon;
    while (begin > 0 && is_upper(line[begin - 1])) --begin;
    const bool apart = begin > 1 && (line[begin - 1] == ' ' || line[begin - 1] == '*');
    if (!apart || colon - begin < kLeastInnerMark) continue;
    const uint32_t kind = recogniser.prefix(line.substr(begin, colon - begin));
    if (kind != kNone) return own_text(line, kind, colon + 1);
  }
  return {};
}

bool has_label(std::string_view line) {
  const std::string_view head = line.substr(0, kMaxMarkBytes);
  const size_t colon = std::min(head.find(':'), head.find("："));
  if (colon == std::string_view::npos || colon == 0) return false;
  if (!is_upper(line[0]) && static_cast<unsigned char>(line[0]) < 0x80) return false;
  return std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), ' ') <= 2;
}

bool is_blank_text(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (is_ascii_alnum(text[at])) return false;
    const size_t symbol = symbol_size(text, at);
    if (symbol == 0 && static_cast<unsigned char>(text[at]) >= 0x80) return false;
    at += std::max<size_t>(symbol, 1);
  }
  return true;
}

}  // namespace inkling
