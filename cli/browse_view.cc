// SPDX-License-Identifier: MIT
#include "cli/browse_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/numbers.h"
#include "cli/plain.h"

namespace inkling {
namespace {

constexpr size_t kFacetColumns = 26;  // Of the pane, its rule left out.
constexpr size_t kNarrow = 60;        // Narrower screens show one pane at a time.
constexpr size_t kRowsPerHit = 2;
constexpr size_t kGutter = 6;  // Line numbers of the preview.

std::string cut_to(std::string_view text, size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  std::string out;
  size_t used = 0;
  for (size_t at = 0; at < text.size();) {
    const TerminalGlyph glyph = terminal_glyph_at(text, at);
    if (used + glyph.columns + 1 > columns) break;
    out += text.substr(at, glyph.bytes);
    used += glyph.columns;
    at += glyph.bytes;
  }
  return columns == 0 ? "" : out + "…";
}

// One line as wide as its pane: what does not fit is cut, what is missing is blank.
class LineMaker {
 public:
  explicit LineMaker(size_t columns) : columns_(columns) {}

  LineMaker& add(std::string_view text, Style style = Style::kPlain) {
    const std::string fitting = cut_to(text, columns_ - used_);
    used_ += columns_of(fitting);
    if (!fitting.empty()) runs_.push_back({fitting, style});
    return *this;
  }
  // The rest at the right edge, when there is room.
  LineMaker& right(std::string_view text, Style style = Style::kFaint) {
    const size_t wide = columns_of(text);
    if (used_ + wide + 1 > columns_) return *this;
    blank(columns_ - used_ - wide);
    return add(text, style);
  }
  LineMaker& rule() {
    std::string line;
    for (size_t i = used_; i < columns_; ++i) line += "─";
    return add(line, Style::kFaint);
  }
  std::vector<TextRun> take() {
    blank(columns_ - used_);
    return std::move(runs_);
  }

 private:
  void blank(size_t columns) {
    if (columns > 0) runs_.push_back({std::string(columns, ' '), Style::kPlain});
    used_ += columns;
  }

  size_t columns_;
  size_t used_ = 0;
  std::vector<TextRun> runs_;
};

using Lines = std::vector<ScreenLine>;

// The first of `count` things shown so that `chosen` is among `room` of them.
size_t first_shown(size_t chosen, size_t count, size_t room) {
  if (count <= room || room == 0) return 0;
  const size_t half = room / 2;
  return std::min(chosen > half ? chosen - half : 0, count - room);
}

Lines facet_pane(const BrowseModel& model, ScreenSize size) {
  Lines lines;
  const size_t first = first_shown(model.facet, model.facets.size(), size.rows);
  for (size_t i = first; i < model.facets.size() && lines.size() < size.rows; ++i) {
    const BrowseFacet& row = model.facets[i];
    LineMaker line(size.columns);
    if (row.value.empty()) {
      line.add(printable(row.label), Style::kTitle);
    } else {
      const std::string count = grouped(row.count);
      const size_t room = size.columns - std::min(size.columns, count.size() + 3);
      line.add(row.selected ? "● " : "  ", Style::kMatch);
      line.add(cut_to(printable(row.label), room), row.selected ? Style::kTitle : Style::kPlain);
      line.right(count);
    }
    lines.push_back({line.take(), model.in_facets && i == model.facet});
  }
  return lines;
}

const Passage& best_of(const Hit& hit) {
  return hit.passages.empty() ? hit.passage : hit.passages.front();
}

void add_marked(LineMaker& line, std::string_view text, const std::vector<Span>& marks) {
  for (const TextRun& run : marked_runs(text, marks)) line.add(run.text, run.style);
}

Lines hit_lines(const Hit& hit, bool chosen, size_t columns) {
  const Passage& passage = best_of(hit);
  const bool item = hit.passages.empty() && hit.passage.kind != "note";
  const std::string_view bar = chosen ? "▌" : " ";
  const std::string place = fmt::format("{}:{}", passage.place.line, passage.place.column);
  LineMaker top(columns);
  LineMaker below(columns);
  top.add(bar, Style::kMatch);
  below.add(bar, Style::kMatch);
  if (item) {
    top.add(printable(passage.kind) + " ", Style::kKind);
    add_marked(top, passage.snippet.text, passage.snippet.highlights);
    below.add(fmt::format("  {}:{}", printable(hit.path), passage.place.line), Style::kPath);
    if (passage.date) below.right(to_string(passage.date->date));
  } else {
    top.add(printable(hit.title), Style::kTitle);
    top.right(printable(hit.type), Style::kKind);
    below.add(fmt::format("{:>6}  ", place), Style::kFaint);
    add_marked(below, passage.snippet.text, passage.snippet.highlights);
  }
  return {{top.take()}, {below.take()}};
}

Lines hit_list(BrowseModel& model, ScreenSize size) {
  Lines lines;
  model.page = std::max<size_t>(1, size.rows / kRowsPerHit);
  const size_t count = model.results.hits.size();
  for (size_t i = first_shown(model.hit, count, model.page); i < count; ++i) {
    if (lines.size() + kRowsPerHit > size.rows) break;
    for (ScreenLine& line : hit_lines(model.results.hits[i], i == model.hit, size.columns)) {
      lines.push_back(std::move(line));
    }
  }
  if (count > 0) return lines;
  lines.push_back({});
  lines.push_back({LineMaker(size.columns).add("  nothing matches", Style::kFaint).take()});
  for (const Suggestion& one : model.results.suggestions) {
    lines.push_back({LineMaker(size.columns)
                         .add("  " + printable(one.text) + ": ")
                         .add(printable(one.why), Style::kFaint)
                         .take()});
  }
  return lines;
}

// Columns of the word that begins at `at`, up to the next blank.
size_t word_columns(std::string_view text, size_t at) {
  const size_t end = std::min(text.find(' ', at), text.size());
  return columns_of(text.substr(at, end - at));
}

// The lines that one line of a note takes: the hit's own is shown whole, the others are cut.
Lines preview_line(const BrowsePreview::Line& line, bool chosen, size_t columns) {
  Lines lines;
  LineMaker maker(columns);
  maker.add(fmt::format("{:>4}  ", line.number), chosen ? Style::kMatch : Style::kFaint);
  size_t used = kGutter;
  const std::vector<TextRun> runs = marked_runs(line.text, line.marks);
  for (const TextRun& run : runs) {
    for (size_t at = 0; at < run.text.size();) {
      const TerminalGlyph glyph = terminal_glyph_at(run.text, at);
      const bool begins = at > 0 && run.text[at - 1] == ' ' && run.text[at] != ' ';
      const size_t word = begins && chosen ? word_columns(run.text, at) : glyph.columns;
      const bool fits = used + word <= columns;
      const bool breaks = !fits && (used + glyph.columns > columns || word + kGutter <= columns);
      if (breaks) {
        lines.push_back({maker.take()});
        if (!chosen) return lines;
        maker = LineMaker(columns);
        maker.add(std::string(kGutter, ' '));
        used = kGutter;
      }
      maker.add(run.text.substr(at, glyph.bytes), run.style);
      used += glyph.columns;
      at += glyph.bytes;
    }
  }
  lines.push_back({maker.take()});
  return lines;
}

Lines preview_pane(const BrowsePreview& preview, ScreenSize size) {
  Lines lines;
  LineMaker head(size.columns);
  head.add("── ", Style::kFaint);
  if (!preview.path.empty()) head.add(printable(preview.path) + " ", Style::kPath);
  lines.push_back({head.rule().take()});
  if (!preview.problem.empty()) {
    lines.push_back({LineMaker(size.columns).add("  " + printable(preview.problem)).take()});
  }
  const uint32_t above = static_cast<uint32_t>(size.rows / 3);
  for (const BrowsePreview::Line& line : preview.lines) {
    if (line.number + above < preview.line) continue;
    for (ScreenLine& one : preview_line(line, line.number == preview.line, size.columns)) {
      if (lines.size() < size.rows) lines.push_back(std::move(one));
    }
  }
  return lines;
}

Lines right_pane(BrowseModel& model, ScreenSize size) {
  const size_t list = std::max(kRowsPerHit, size.rows * 3 / 5 / kRowsPerHit * kRowsPerHit);
  Lines lines = hit_list(model, {list, size.columns});
  lines.resize(list);
  if (size.rows <= list + 1) return lines;
  for (ScreenLine& line : preview_pane(model.preview, {size.rows - list, size.columns})) {
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines help_pane(ScreenSize size) {
  constexpr std::pair<std::string_view, std::string_view> kHelp[] = {
      {"type", "search; results follow every key"},
      {"Up Down PgUp PgDn", "choose a hit, or a value of a facet"},
      {"Enter", "open the hit in $VISUAL or $EDITOR at its line"},
      {"Ctrl-O", "copy path:line to the clipboard"},
      {"Tab", "go to the facets, and back"},
      {"Right Left Space", "in the facets: choose a value, drop it, either"},
      {"Ctrl-X", "drop all chosen values"},
      {"Ctrl-T", "notes or items"},
      {"Ctrl-U Ctrl-W", "delete the query, a word of it"},
      {"Esc Ctrl-C", "leave"}};
  Lines lines;
  lines.push_back({LineMaker(size.columns).add("").take()});
  for (const auto& [key, what] : kHelp) {
    lines.push_back(
        {LineMaker(size.columns).add(fmt::format("  {:<19}", key), Style::kKind).add(what).take()});
  }
  lines.push_back({LineMaker(size.columns).add("").take()});
  lines.push_back({LineMaker(size.columns)
                       .add("  words are joined by AND; a OR b, -not, \"a phrase\", tag:x, task:x")
                       .take()});
  lines.push_back({LineMaker(size.columns).add("  any key goes back", Style::kFaint).take()});
  return lines;
}

std::string total_of(const BrowseModel& model) {
  const Results& results = model.results;
  const bool items = std::any_of(results.hits.begin(), results.hits.end(), [](const Hit& hit) {
    return hit.passages.empty() && hit.passage.kind != "note";
  });
  return (results.total_exact ? "" : "at least ") + counted(results.total, items ? "item" : "note");
}

ScreenLine query_line(const BrowseModel& model, size_t columns, size_t& cursor) {
  LineMaker line(columns);
  const std::string total = total_of(model);
  const size_t room = columns - std::min(columns, total.size() + 4);
  // The end of a long query is what is being typed.
  std::string shown = printable(model.query);
  size_t before = columns_of(printable(std::string_view(model.query).substr(0, model.cursor)));
  while (before > room && !shown.empty()) {
    const TerminalGlyph glyph = terminal_glyph_at(shown, 0);
    shown.erase(0, glyph.bytes);
    before -= std::min(before, glyph.columns);
  }
  line.add("> ", Style::kMatch);
  if (model.query.empty()) {
    line.add("type to search", Style::kFaint);
  } else {
    line.add(cut_to(shown, room), Style::kTitle);
  }
  cursor = std::min(2 + before, columns - 1);
  return {line.right(total).take()};
}

ScreenLine filter_line(const BrowseModel& model, size_t columns) {
  LineMaker line(columns);
  for (const auto& [facet, value] : model.filters) {
    line.add("─ ", Style::kFaint).add(printable(facet) + " ", Style::kFaint);
    line.add(printable(value) + " ", Style::kMatch);
  }
  return {line.rule().take()};
}

ScreenLine status_line(const BrowseModel& model, size_t columns) {
  LineMaker line(columns);
  if (!model.message.empty()) return {line.add(printable(model.message), Style::kHint).take()};
  for (const Diagnostic& problem : model.results.diagnostics) {
    return {line.add(printable(problem.message), Style::kWarning).take()};
  }
  line.add(model.in_facets
               ? "Space choose  Tab hits  ^X drop all  ? help  Esc back"
               : "Enter open  ^O copy place  Tab facets  ^T notes/items  ? help  Esc leave",
           Style::kFaint);
  return {line.take()};
}

// Both panes side by side, or the one in use where they do not fit.
Lines panes(BrowseModel& model, ScreenSize size) {
  if (model.help) return help_pane(size);
  if (size.columns < kNarrow) {
    return model.in_facets ? facet_pane(model, size) : right_pane(model, size);
  }
  const size_t rest = size.columns - kFacetColumns - 3;
  Lines left = facet_pane(model, {size.rows, kFacetColumns});
  Lines right = right_pane(model, {size.rows, rest});
  left.resize(size.rows);
  right.resize(size.rows);
  Lines lines;
  for (size_t i = 0; i < size.rows; ++i) {
    if (left[i].runs.empty()) left[i].runs = LineMaker(kFacetColumns).take();
    ScreenLine line = std::move(left[i]);
    if (line.inverse) line.runs.front().text = "▸ ";
    line.inverse = false;
    line.runs.push_back({" │ ", Style::kFaint});
    for (TextRun& run : right[i].runs) line.runs.push_back(std::move(run));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

BrowseScreen browse_view(BrowseModel& model, ScreenSize size) {
  BrowseScreen screen;
  const bool small = size.rows < kLeastScreen.rows || size.columns < kLeastScreen.columns;
  if (size.rows == 0 || size.columns < 4) return screen;
  screen.lines.push_back(query_line(model, size.columns, screen.cursor_column));
  if (!small) {
    screen.lines.push_back(filter_line(model, size.columns));
    Lines body = panes(model, {size.rows - 3, size.columns});
    body.resize(size.rows - 3);
    for (ScreenLine& line : body) screen.lines.push_back(std::move(line));
    screen.lines.push_back(status_line(model, size.columns));
  }
  screen.lines.resize(size.rows);
  return screen;
}

}  // namespace inkling
