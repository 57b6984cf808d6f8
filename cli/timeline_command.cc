// SPDX-License-Identifier: MIT
// inkling timeline:
//
//   2026-02
//     17  decision  Close the sluice on a forecast of 300 mg/l chloride.
//                   Sofia Rossi, Ingmar Vos · meetings/2026-02-17 - Polder sluice rule.md:14:3
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/wrap.h"
#include "server/timeline.h"
#include "server/uri.h"

namespace inkling {
namespace {

constexpr size_t kMostNames = 3;   // People of an entry; the others are counted.
constexpr size_t kDayColumns = 6;  // "  17  "
constexpr size_t kMinTextColumns = 20;

struct TimelineArguments {
  std::vector<std::string> query{};
  bool reverse = false;
  std::string format = "text";
  uint32_t most = 50;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// "decision"; of a note, what it is.
std::string label_of(const Hit& hit) {
  if (hit.passage.kind != "note") return hit.passage.kind;
  return hit.type.empty() ? "note" : hit.type;
}

void add(std::vector<TextRun>& runs, std::string text, Style style = Style::kFaint) {
  if (text.empty()) return;
  if (!runs.empty()) runs.push_back({" · ", Style::kFaint});
  runs.push_back({std::move(text), style});
}

std::string names(const std::vector<ResultPerson>& people) {
  std::string out;
  for (size_t i = 0; i < std::min(people.size(), kMostNames); ++i) {
    out += (i == 0 ? "" : ", ") + printable(people[i].name);
  }
  if (people.size() > kMostNames) out += fmt::format(" +{}", people.size() - kMostNames);
  return out;
}

std::vector<TextRun> details_of(const Hit& hit) {
  std::vector<TextRun> runs;
  const Passage& passage = hit.passage;
  if (!passage.status.empty() && passage.status != "current") add(runs, printable(passage.status));
  if (passage.due) add(runs, "due " + to_string(*passage.due));
  add(runs, names(passage.people));
  std::string place = printable(hit.path);
  if (passage.place.line > 0) {
    place += fmt::format(":{}:{}", passage.place.line, passage.place.column);
  }
  add(runs, std::move(place), Style::kPath);
  return runs;
}

void append(std::string& out, const std::string& label, size_t indent,
            const std::vector<TextRun>& runs, const Terminal& terminal) {
  const size_t room = terminal.columns < indent + kMinTextColumns ? 0 : terminal.columns - indent;
  const std::vector<std::string> lines = wrap(runs, room, terminal);
  out += label;
  if (lines.empty()) out += '\n';
  for (size_t i = 0; i < lines.size(); ++i) {
    out += (i == 0 ? "" : std::string(indent, ' ')) + lines[i] + '\n';
  }
}

std::string timeline_text(const Timeline& timeline, const Terminal& terminal) {
  size_t width = 0;
  for (const Hit& hit : timeline.entries) width = std::max(width, printable(label_of(hit)).size());
  std::string out, month, day;
  for (const Hit& hit : timeline.entries) {
    const std::string date = hit.passage.date ? to_string(hit.passage.date->date) : "";
    const size_t dash = date.rfind('-');
    const std::string in_month = date.substr(0, dash);
    if (in_month != month) {
      out += (out.empty() ? "" : "\n") + terminal.styled(in_month, Style::kTitle) + '\n';
      month = in_month;
    }
    const std::string shown = date == day ? "" : date.substr(dash + 1);
    day = date;
    const std::string kind = printable(label_of(hit));
    const std::string label =
        fmt::format("  {:>2}  {}{}  ", shown, terminal.styled(kind, Style::kKind),
                    std::string(width - kind.size(), ' '));
    const size_t indent = kDayColumns + width + 2;
    const bool note = hit.passage.kind == "note";
    append(out, label, indent,
           note ? std::vector<TextRun>{{printable(hit.title), Style::kPlain}}
                : marked_runs(hit.passage.snippet.text, hit.passage.snippet.highlights),
           terminal);
    append(out, std::string(indent, ' '), indent, details_of(hit), terminal);
  }
  return out;
}

int run(Session& session, const TimelineArguments& arguments) {
  const Result<Date> day = today(session.environment);
  if (!day) return report(session, day.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const TimelineOptions asked{
      .today = *day, .most = arguments.most, .oldest_first = arguments.reverse};
  const Result<Timeline> timeline =
      make_timeline(located->workspace, joined(arguments.query), asked);
  if (!timeline) return report_index(session, timeline.error());
  session.out.write(arguments.format == "json" ? timeline_json(*timeline, located->workspace.vault)
                                               : timeline_text(*timeline, session.out));
  (void)session.out.finish();
  for (const Diagnostic& problem : timeline->diagnostics) {
    session.err.write("inkling: " + printable(problem.message) + "\n");
  }
  if (timeline->entries.empty()) session.err.write("nothing with a date matches\n");
  if (timeline->entries.size() < timeline->total && !session.options.quiet) {
    session.err.write(fmt::format("{} shown of {}\n", grouped(timeline->entries.size()),
                                  grouped(timeline->total)));
  }
  return timeline->entries.empty() ? kExitNothing : kExitFound;
}

}  // namespace

Command timeline_command() {
  const auto into = std::make_shared<TimelineArguments>();
  return {
      .name = "timeline",
      .summary = "Show what happened, by date",
      .arguments = "[QUERY...]",
      .details =
          "Items and notes that match and have a date, the latest first, by month and day: a date\n"
          "in the text, a field, a heading, the file's name or the front matter; the file's own\n"
          "does not count, nor does `created` for an item. Without a query everything dated is\n"
          "shown. A query that asks for a kind (decision:pump) shows its items alone.",
      .examples =
          "inkling timeline sluice\n"
          "inkling timeline --reverse decision: after:2026\n"
          "inkling timeline people:ana date:last-month --format json",
      .options = {{"query", "", "", &into->query},
                  {"-n,--limit", "N", "at most so many entries (50)", &into->most},
                  {"--reverse", "", "the earliest first", &into->reverse},
                  {"--format", "FORMAT", "how to print", &into->format, {"text", "json"}}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
