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
#include "server/folder_watch.h"
#include "server/results_json.h"

namespace inkling {
namespace {

using Clock = std::chrono::steady_clock;

/// Of a vault that cannot be watched, and only while nobody types.
constexpr std::chrono::seconds kBetweenChecks{2};

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

/// Keeps the index true to the vault between the answers. What changed before a query came is in
/// its answer: the kernel tells of a change before whoever made it can go on.
class Freshener {
 public:
  Freshener(const WorkspaceOptions& workspace, Searcher& searcher)
      : workspace_(workspace), searcher_(searcher) {}

  /// To be polled while nobody types; -1 for nothing.
  [[nodiscard]] int fd() const { return watch_.fd(); }

  /// Nobody types: what takes its time.
  void rest() {
    if (watch_.fd() >= 0 && !take_in()) return;
    if (watch_.fd() < 0 && Clock::now() - checked_ < kBetweenChecks) return;
    // Watched before it is compared: what changes in between is seen.
    if (watch_.fd() < 0 || folders_) watch();
    (void)refresh(workspace_, searcher_);  // Else the answer is as of the last time.
    checked_ = Clock::now();
  }
  /// A query is there. Costs next to nothing when nothing changed.
  void before_answer() {
    if (watch_.fd() >= 0 || !tried_) rest();
  }

 private:
  /// Whether something changed.
  bool take_in() {
    const FolderWatch::Seen seen = watch_.take();
    folders_ = folders_ || seen.folders;
    return seen.any();
  }
  void watch() {
    tried_ = true;
    folders_ = !watch_.watch_all(workspace_.vault, workspace_.scan);
  }

  const WorkspaceOptions& workspace_;
  Searcher& searcher_;
  FolderWatch watch_{};
  bool tried_ = false;    ///< To watch.
  bool folders_ = false;  ///< Came or went: to be watched anew.
  Clock::time_point checked_ = Clock::now() - kBetweenChecks;
};

int answer_lines(Session& session, const WorkspaceOptions& workspace, const LiveOptions& options,
                 Request request) {
  Result<Searcher> searcher = prepared(session, workspace);
  if (!searcher) return report_index(session, searcher.error());
  LineFeed lines(STDIN_FILENO, fileno(session.out.file));
  Freshener freshener(workspace, *searcher);
  while (true) {
    if (!lines.waiting()) freshener.rest();
    while (!lines.wait_beside(freshener.fd())) freshener.rest();
    std::optional<std::string> line = options.every ? lines.next() : lines.latest();
    if (!line) return kExitFound;
    freshener.before_answer();
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
  if (options.search.recent) request->recent_days = located->recent_days;
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
                  {"--recent", "", "as search --recent", &into->search.recent},
                  {"--by", "UNIT", "as search --by", &into->search.by, {"note", "item", "section"}},
                  {"--facet", "NAMES", "as search --facet", &into->search.facets},
                  {"--every", "", "answer every line, even when the next is there already",
                   &into->every}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
