// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/here.h"
#include "cli/locate.h"
#include "cli/many_queries.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/search_options.h"
#include "cli/searching.h"
#include "server/results_json.h"
#include "server/rg_json.h"

namespace inkling {
namespace {

std::string count_line(const Results& results) {
  if (results.total == 0) return "no hits";
  std::string line = (results.total_exact ? "" : "at least ") + counted(results.total, "hit");
  if (results.hits.size() < results.total) line += ", " + grouped(results.hits.size()) + " shown";
  return line;
}

void write_notices(Session& session, const Results& results) {
  const Terminal& terminal = session.err;
  std::string out;
  if (terminal.interactive && session.out.interactive && !results.hits.empty()) out += '\n';
  out += problems_text(session, results);
  if (!session.options.quiet) {
    out += terminal.styled(count_line(results), Style::kFaint) + "\n";
    for (const Suggestion& one : results.suggestions) {
      out += fmt::format("  {}: {}\n", printable(one.text), printable(one.why));
    }
  }
  session.err.write(out);
}

/// The formats whose paths are to be opened from here.
void write_lines(Terminal& out, std::string_view format, Results results, const Here& here) {
  const auto shown = [&](const std::string& path) { return path_from(here, path); };
  if (format == "rg-json") return out.write(rg_json(results, here.vault, shown));
  for (Hit& hit : results.hits) hit.path = shown(hit.path);
  if (format == "nul") {
    out.write(answer_paths(results, '\0'));
  } else if (format == "paths") {
    out.write(answer_paths(results, '\n'));
  } else if (format == "vimgrep") {
    out.write(answer_vimgrep(results));
  } else if (format == "lines") {
    out.write(answer_lines(results));
  } else {
    out.write(answer_nul_lines(results, format == "nul-columns"));
  }
}

void write_answer(Session& session, const SearchOptions& options, const Results& results,
                  const std::string& vault) {
  Terminal& out = session.out;
  const std::string_view format = format_of(options);
  if (options.count) {
    out.write(fmt::format("{}\n", results.total));
  } else if (has_paths_from_here(format)) {
    write_lines(out, format, results, {vault, session.environment.folder});
  } else if (format == "json") {
    out.write(results_json(results, vault, out.interactive));
  } else if (format == "jsonl") {
    out.write(hits_jsonl(results, vault));
  } else if (format == "csv") {
    out.write(answer_csv(results));
  } else if (format == "trec") {
    out.write(answer_trec(results, "1", options.trec_id == "stem"));
  } else {
    out.write(answer_text(results, vault, out));
  }
}

bool asks_nothing(const SearchOptions& options, const Request& request) {
  return request.query.find_first_not_of(" \t\r\n") == std::string::npos &&
         options.filters.empty() && options.facets.empty();
}

int run(Session& session, SearchOptions options) {
  const std::vector<std::string> paths = take_paths(options);
  Result<Request> request = request_of(options, session.environment);
  if (!request) return report(session, request.error());
  if (options.queries.empty() && asks_nothing(options, *request)) {
    return report(session, {.code = Code::kInvalid,
                            .message = "nothing to search for",
                            .hint = "'*' finds every note: inkling search '*'"});
  }
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  if (options.recent) request->recent_days = located->recent_days;
  const Here here{located->workspace.vault, session.environment.folder};
  const Result<std::string> query = narrowed(request->query, paths, options.globs, here);
  if (!query) return report(session, query.error());
  request->query = *query;
  if (!options.queries.empty()) {
    return run_queries(session, located->workspace, options, *request);
  }
  const Result<Results> results =
      search_vault(session, located->workspace, *request, !options.no_refresh);
  if (!results) return report_index(session, results.error());
  const bool refused = options.strict && has_problem(*results);
  if (!refused) write_answer(session, options, *results, located->workspace.vault);
  (void)session.out.finish();  // Before the notices, where both go to one terminal.
  write_notices(session, *results);
  if (refused) return kExitUsage;
  return results->total > 0 ? kExitFound : kExitNothing;
}

}  // namespace

Command search_command() {
  const auto into = std::make_shared<SearchOptions>();
  return {
      .name = "search",
      .summary = "Find notes, facts, decisions, tasks, people",
      .arguments = "[--] QUERY...",
      .details =
          "All words must be there: a b. Either: a OR b. Not: -- a -b. In this order: '\"a b\"'.\n"
          "A field: title:plan, tag:customer, type:meeting, date:2026-03. An item instead of a\n"
          "note: decision:pricing, task-todo:call, fact:storage. A word's beginning: stor*.\n"
          "`-` alone reads the query from standard input.\n\n"
          "What changed in the vault since the last time is indexed first. Exit codes: 0 hits,\n"
          "1 none, 2 wrong usage, 3 no usable index, 5 locked or refused by the system.",
      .examples =
          "inkling search warm storage\n"
          "inkling search 'decision:(pricing tier)' --format json\n"
          "inkling search tag:customer 'due:<2026-04' -n 50\n"
          "inkling search -- halden -draft\n"
          "inkling search --any 'how do we meter storage in the cold tier?'\n"
          "vim -q <(inkling search --format vimgrep blob api)\n"
          "inkling search -0 tag:invoice | xargs -0 tar cf invoices.tar",
      .options = search_option_list(*into),
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
