// SPDX-License-Identifier: MIT
// Results for people:
//
//   Polder Waterworks  customer
//   customers/Polder Waterworks.md:31:3
//      31:3  Close the sluice on a forecast of 300 mg/l chloride, not on a measurement.
//            decision · Key Decisions · 2026-02-17 · Sofia Rossi
//
// A hit that is an item begins with its kind and its text instead.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answer.h"
#include "cli/facet_text.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/wrap.h"
#include "server/uri.h"

namespace inkling {
namespace {

constexpr size_t kMostPeople = 3;       // Named per passage; the others are counted.
constexpr size_t kMinPlaceColumns = 6;  // "31:3" and "112:45" stand in one column.

struct Page {
  const Terminal& terminal;
  std::string_view vault;
  std::string out{};

  [[nodiscard]] std::string faint(std::string_view text) const {
    return terminal.styled(text, Style::kFaint);
  }

  // The first line after `label`, the others below it.
  void block(const std::string& label, size_t indent, const std::vector<TextRun>& runs) {
    const size_t width = terminal.columns == 0 ? 0 : terminal.columns - indent;
    const std::vector<std::string> lines = wrap(runs, width, terminal);
    out += label;
    if (lines.empty()) out += '\n';
    for (size_t i = 0; i < lines.size(); ++i) {
      out += (i == 0 ? "" : std::string(indent, ' ')) + lines[i] + "\n";
    }
  }

  [[nodiscard]] std::string place(const Hit& hit, Position at) const {
    const std::string shown =
        fmt::format("{}{}", terminal.styled(printable(hit.path), Style::kPath),
                    terminal.styled(fmt::format(":{}:{}", at.line, at.column), Style::kFaint));
    return terminal.linked(shown, file_uri(vault, hit.path));
  }
};

void add(std::vector<TextRun>& runs, std::string text, Style style = Style::kFaint) {
  if (text.empty()) return;
  if (!runs.empty()) runs.push_back({" · ", Style::kFaint});
  runs.push_back({std::move(text), style});
}

// The headings above, without a first one that only repeats the title.
std::string crumbs(const std::vector<std::string>& breadcrumb, std::string_view title) {
  std::string out;
  for (const std::string& heading : breadcrumb) {
    if (out.empty() && heading.find(title) != std::string::npos) continue;
    out += (out.empty() ? "" : " › ") + printable(heading);
  }
  return out;
}

std::string names(const std::vector<ResultPerson>& people) {
  std::string out;
  for (size_t i = 0; i < std::min(people.size(), kMostPeople); ++i) {
    out += (i == 0 ? "" : ", ") + printable(people[i].name);
  }
  if (people.size() > kMostPeople) out += fmt::format(" +{}", people.size() - kMostPeople);
  return out;
}

// Its own date; one that it only has from the whole note says nothing about a passage.
bool dated(const Passage& passage, DateSource weakest) {
  return passage.date && passage.date->source <= weakest;
}

// "meetings/2026-02-17 - Pump rule.md" -> "2026-02-17 - Pump rule"
std::string stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  return printable(path.ends_with(".md") ? path.substr(0, path.size() - 3) : path);
}

void add_state(std::vector<TextRun>& runs, const Passage& passage, DateSource weakest) {
  if (dated(passage, weakest)) add(runs, to_string(passage.date->date));
  if (!passage.status.empty() && passage.status != "current") {
    const bool gone = passage.status == "superseded" || passage.status == "cancelled";
    std::string status = printable(passage.status);
    if (!passage.superseded_by.empty()) status += " by " + stem_of(passage.superseded_by);
    add(runs, status, gone ? Style::kWarning : Style::kFaint);
  }
  if (passage.earlier > 0) add(runs, fmt::format("{} earlier", passage.earlier));
  if (passage.due) add(runs, "due " + to_string(*passage.due));
  if (!passage.priority.empty()) add(runs, printable(passage.priority) + " priority");
  add(runs, names(passage.people));
  if (passage.duplicates > 1) add(runs, fmt::format("{} copies", passage.duplicates));
}

void append_passage(Page& page, const Hit& hit, const Passage& passage, size_t width) {
  const std::string place = fmt::format("{}:{}", passage.place.line, passage.place.column);
  const std::string label =
      "  " + std::string(width - place.size(), ' ') +
      page.terminal.linked(page.faint(place), file_uri(page.vault, hit.path)) + "  ";
  const size_t indent = width + 4;
  page.block(label, indent, marked_runs(passage.snippet.text, passage.snippet.highlights));
  std::vector<TextRun> meta;
  if (passage.kind != "text") add(meta, printable(passage.kind), Style::kKind);
  add(meta, crumbs(passage.breadcrumb, hit.title));
  add_state(meta, passage, DateSource::kHeading);
  if (!meta.empty()) page.block(std::string(indent, ' '), indent, meta);
}

void append_note(Page& page, const Hit& hit) {
  page.out += page.terminal.styled(printable(hit.title), Style::kTitle);
  std::vector<TextRun> meta;
  add(meta, printable(hit.type), Style::kKind);
  if (dated(hit.passage, DateSource::kFrontmatter)) add(meta, to_string(hit.passage.date->date));
  if (!meta.empty()) page.out += "  ";
  for (const TextRun& run : meta) page.out += page.terminal.styled(run.text, run.style);
  page.out += "\n" + page.place(hit, hit.passage.place) + "\n";
  size_t width = kMinPlaceColumns;
  for (const Passage& passage : hit.passages) {
    width = std::max(width, fmt::formatted_size("{}:{}", passage.place.line, passage.place.column));
  }
  for (const Passage& passage : hit.passages) {
    const bool repeats_title = hit.passages.size() > 1 && passage.snippet.text == hit.title;
    if (!repeats_title) append_passage(page, hit, passage, width);
  }
  if (hit.passages.empty() && !hit.passage.snippet.text.empty()) {
    append_passage(page, hit, hit.passage, width);
  }
}

// Path and headings on one line, or on two when the terminal is too narrow.
void append_whereabouts(Page& page, const Hit& hit, size_t indent) {
  const Position at = hit.passage.place;
  std::string trail = printable(hit.title);
  const std::string below = crumbs(hit.passage.breadcrumb, hit.title);
  if (!below.empty()) trail += " › " + below;
  page.out += std::string(indent, ' ') + page.place(hit, at);
  const std::string place = fmt::format("{}:{}:{}", printable(hit.path), at.line, at.column);
  const size_t columns = indent + columns_of(place) + 2 + columns_of(trail);
  if (page.terminal.columns > 0 && columns > page.terminal.columns) {
    page.out += "\n";
    page.block(std::string(indent, ' '), indent, {{trail, Style::kFaint}});
  } else {
    page.out += "  " + page.faint(trail) + "\n";
  }
}

void append_item(Page& page, const Hit& hit, size_t width) {
  const std::string kind = printable(hit.passage.kind);
  const size_t indent = width + 2;
  page.block(page.terminal.styled(kind, Style::kKind) +
                 std::string(indent - std::min(indent, columns_of(kind)), ' '),
             indent, marked_runs(hit.passage.snippet.text, hit.passage.snippet.highlights));
  std::vector<TextRun> state;
  add_state(state, hit.passage, DateSource::kFrontmatter);
  if (!state.empty()) page.block(std::string(indent, ' '), indent, state);
  append_whereabouts(page, hit, indent);
}

// Tiers from here on are weaker than what was typed, so the reader is told.
std::string_view announced(Tier tier) {
  switch (tier) {
    case Tier::kExact:
    case Tier::kStem:
    case Tier::kPrefix:
      return "";
    case Tier::kSynonym:
      return "by another name";
    case Tier::kSomeWords:
      return "with some of the words";
    case Tier::kTypo:
      return "with a similar spelling";
  }
  return "";
}

void append_facet(Page& page, const Facet& facet) {
  page.out += "\n" + page.terminal.styled(printable(facet.name), Style::kTitle) + "\n";
  page.out += facet_text(facet, page.terminal);
}

bool is_item(const Hit& hit) {
  return hit.passages.empty() && hit.passage.kind != "note";
}

}  // namespace

std::string answer_text(const Results& results, std::string_view vault, const Terminal& terminal) {
  Page page{.terminal = terminal, .vault = vault};
  size_t kind_columns = 0;
  for (const Hit& hit : results.hits) {
    if (is_item(hit))
      kind_columns = std::max(kind_columns, columns_of(printable(hit.passage.kind)));
  }
  std::string_view said;
  for (const Hit& hit : results.hits) {
    if (!page.out.empty()) page.out += '\n';
    if (announced(hit.tier) != said) {
      said = announced(hit.tier);
      page.out += page.faint(fmt::format("-- {} --", said)) + "\n\n";
    }
    is_item(hit) ? append_item(page, hit, kind_columns) : append_note(page, hit);
  }
  for (const Facet& facet : results.facets) append_facet(page, facet);
  return std::move(page.out);
}

}  // namespace inkling
