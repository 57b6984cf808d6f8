// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/here.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/search_options.h"
#include "query/parse.h"
#include "server/why_note.h"

namespace inkling {
namespace {

struct WhyOptions {
  std::vector<std::string> words{};  ///< FILE, then the query.
  SearchOptions search{};
};

std::string verdict(const WhyNote& note) {
  const Why& why = note.why;
  const std::string hits = counted(why.total, "hit");
  if (!note.obstacle.empty()) return note.obstacle;
  if (why.matches && why.rank > 0) {
    return fmt::format("hit {} of {}", grouped(why.rank), grouped(why.total));
  }
  if (why.matches) return fmt::format("matches, but is not among the first hits of {}", hits);
  if (why.rank > 0) {
    return fmt::format("does not match; it is hit {} of {} that do in part", grouped(why.rank),
                       grouped(why.total));
  }
  return "does not match";
}

std::string clauses_text(const Why& why, const Terminal& terminal) {
  size_t width = 0;
  for (const WhyClause& clause : why.clauses) {
    if (clause.reason.empty()) continue;
    width = std::max(width, columns_of(printable(clause.text)) + 2 * size_t(clause.depth));
  }
  std::string out;
  for (const WhyClause& clause : why.clauses) {
    const std::string text = std::string(2 * size_t(clause.depth), ' ') + printable(clause.text);
    out += fmt::format(
        "  {} {}",
        terminal.styled(clause.holds ? "yes" : "no ", clause.holds ? Style::kFaint : Style::kError),
        text);
    if (!clause.reason.empty()) {
      const size_t columns = columns_of(text);
      out += std::string(2 + (width > columns ? width - columns : 0), ' ');
      out += terminal.styled(printable(clause.reason), Style::kFaint);
    }
    out += '\n';
  }
  return out;
}

std::string why_text(const WhyNote& note, const Terminal& terminal) {
  std::string out = fmt::format("{}: {}\n", terminal.styled(printable(note.path), Style::kPath),
                                printable(verdict(note)));
  if (!note.hint.empty()) {
    out += terminal.styled("hint:", Style::kHint) + " " + printable(note.hint) + "\n";
  }
  if (note.obstacle.empty()) out += clauses_text(note.why, terminal);
  if (note.why.matches) return out;
  for (const std::string& problem : note.problems) {
    out += fmt::format("{}:{}\n", printable(note.path), printable(problem));
  }
  return out;
}

int run(Session& session, WhyOptions options) {
  if (options.words.size() < 2) {
    return report_usage(session, "why", "which FILE, and which QUERY?");
  }
  const std::string file = as_named(options.words.front(), session.environment.folder);
  options.words.erase(options.words.begin());
  options.search.query = std::move(options.words);
  const Result<Request> request = request_of(options.search, session.environment);
  if (!request) return report(session, request.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const Result<WhyNote> note = why_note(located->workspace, file, *request);
  if (!note && note.error().code == Code::kNotFound && note.error().message.starts_with("no such"))
    return report(session, note.error());
  if (!note) return report_index(session, note.error());
  session.out.write(why_text(*note, session.out));
  (void)session.out.finish();
  session.err.write(render_diagnostics(
      {.query = {}, .text = note->why.query, .diagnostics = note->why.diagnostics}));
  return note->why.matches ? kExitFound : kExitNothing;
}

}  // namespace

Command why_command() {
  const auto into = std::make_shared<WhyOptions>();
  return {
      .name = "why",
      .summary = "Say why a note is, or is not, among the hits of a query",
      .arguments = "[--] FILE QUERY...",
      .details =
          "Which clause the note does not meet and what it has instead; or that it is ignored and\n"
          "by which rule, too large, unreadable, not indexed yet; or as which hit it is found.\n"
          "FILE is a path or the name of a note. Exit codes: 0 it matches, 1 it does not.",
      .examples =
          "inkling why 'Kestrel Shipping' 'pricing tag:customer'\n"
          "inkling why meetings/2026-10-14.md decision:pricing",
      .options =
          {{"words", "", "", &into->words},
           {"--any", "", "as search --any", &into->search.any},
           {"--by", "UNIT", "as search --by", &into->search.by, {"note", "item", "section"}}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
