// SPDX-License-Identifier: MIT
// Search as you type, for front ends: one process, a query per line in, an answer per line out.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <memory>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/indexing.h"
#include "cli/line_feed.h"
#include "cli/locate.h"
#include "cli/report.h"
#include "cli/search_options.h"
#include "server/results_json.h"

namespace inkling {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kBetweenChecks{2};  ///< Of the vault, and only while nobody types.

struct LiveOptions {
  SearchOptions search{};
  bool every = false;
};

Result<Searcher> prepared(Session& session, const WorkspaceOptions& workspace) {
  Result<Searcher> searcher = open_searcher(workspace);
  if (searcher || searcher.error().code != Code::kNotFound) return searcher;
  const Result<IndexReport> report = run_index(session, workspace, {.list_problems = false});
  if (!report) return report.error();
  return open_searcher(workspace);
}

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == std::string::npos;
}

Result<Results> answer_to(const Request& request, const WorkspaceOptions& workspace,
                          Searcher& searcher) {
  if (is_blank(request.query)) return Results{.query = request.query};
  Result<Results> results = searcher.search(request);
  if (!results || results->stale.empty()) return results;
  const Result<Refreshed> refreshed = refresh(workspace, searcher);
  return refreshed ? searcher.search(request) : results;
}

int answer_lines(Session& session, const WorkspaceOptions& workspace, const LiveOptions& options,
                 Request request) {
  Result<Searcher> searcher = prepared(session, workspace);
  if (!searcher) return report_index(session, searcher.error());
  LineFeed lines(STDIN_FILENO, fileno(session.out.file));
  Clock::time_point checked = Clock::now() - kBetweenChecks;
  while (true) {
    if (!lines.waiting() && Clock::now() - checked >= kBetweenChecks) {
      (void)refresh(workspace, *searcher);  // Else the answer is as of the last time.
      checked = Clock::now();
    }
    std::optional<std::string> line = options.every ? lines.next() : lines.latest();
    if (!line) return kExitFound;
    request.query = std::move(*line);
    const Result<Results> results = answer_to(request, workspace, *searcher);
    if (!results) return report(session, results.error());
    session.out.write(results_json(*results, workspace.vault, false));
    if (!session.out.finish() || session.out.failure != 0) return kExitFound;
  }
}

int run(Session& session, const LiveOptions& options) {
  Result<Request> request = request_of(options.search, session.environment);
  if (!request) return report(session, request.error());
  request->as_you_type = true;
  request->exact_total = false;
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  return answer_lines(session, located->workspace, options, *request);
}

}  // namespace

Command live_command() {
  const auto into = std::make_shared<LiveOptions>();
  return {
      .name = "live",
      .summary = "Answer queries line by line, as they are typed",
      .arguments = "< QUERIES",
      .details =
          "Reads a query per line from standard input and prints an answer per line: the JSON of\n"
          "search --format json. The last word may be unfinished. A query that was followed by\n"
          "another before its turn came is dropped; an answer's 'query' says whose it is. Ends\n"
          "with its input, or when nobody reads the answers.",
      .examples = "printf 'slu\\nsluice gate\\n' | inkling live --every -n 3",
      .options = {{"-n,--limit", "N", "at most so many hits (10)", &into->search.limit},
                  {"--any", "", "as search --any", &into->search.any},
                  {"--by", "UNIT", "as search --by", &into->search.by, {"note", "item", "section"}},
                  {"--facet", "NAMES", "as search --facet", &into->search.facets},
                  {"--every", "", "answer every line, even when the next is there already",
                   &into->every}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
