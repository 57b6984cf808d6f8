// SPDX-License-Identifier: MIT
#include "cli/indexing.h"

#include <fmt/format.h>

#include "cli/interrupt.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/progress.h"
#include "schemas/load.h"

namespace inkling {
namespace {

std::string problem_line(const NoteProblem& problem, const Terminal& terminal) {
  std::string where = printable(problem.path);
  if (problem.place.line > 0) {
    where += fmt::format(":{}:{}", problem.place.line, problem.place.column);
  }
  return fmt::format("{}: {}\n", terminal.styled(where, Style::kPath), printable(problem.message));
}

Error cancelled(const WorkspaceOptions& options) {
  Error error{.code = Code::kCancelled,
              .message = "interrupted: nothing is kept yet",
              .hint = "'inkling index' starts again"};
  Result<Searcher> searcher = Searcher::open(options.index_folder);
  if (!searcher) return error;
  if (const Result<IndexState> state = searcher->state()) {
    error.message = fmt::format("interrupted: the index as last committed is kept, {} and {}",
                                counted(state->notes, "note"), counted(state->items, "item"));
    error.hint = "'inkling index' goes on from there";
  }
  return error;
}

}  // namespace

Result<IndexReport> run_index(Session& session, const WorkspaceOptions& options,
                              const IndexRun& run) {
  Result<SchemaSet> schemas = load_schemas(options.vault);
  if (!schemas) return schemas.error();
  ProgressBar bar(session.err, !session.options.quiet);
  IndexRequest request = index_request(options, std::move(*schemas));
  request.rebuild = run.rebuild;
  request.threads = run.threads;
  request.on_progress = [&bar](const IndexProgress& progress) { bar.update(progress); };
  request.cancel = &catch_interrupts();
  Result<IndexReport> report = update_index(request);
  bar.clear();
  if (!report) {
    return report.error().code == Code::kCancelled ? cancelled(options) : report.error();
  }
  if (run.list_problems) {
    std::string lines;
    for (const NoteProblem& one : report->problems) lines += problem_line(one, session.err);
    session.err.write(lines);
  }
  return report;
}

std::string summary_of(const IndexReport& report) {
  std::string done;
  const auto add = [&done](uint32_t number, std::string_view what) {
    if (number > 0) done += fmt::format("{}{} {}", done.empty() ? "" : ", ", grouped(number), what);
  };
  add(report.added, "added");
  add(report.modified, "modified");
  add(report.removed, "removed");
  add(report.renamed, "renamed");
  if (done.empty()) done = report.rebuilt ? "rebuilt" : "nothing to do";
  if (report.rebuilt && !report.rebuild_reason.empty()) {
    done += fmt::format(" ({})", report.rebuild_reason);
  }
  return fmt::format("{}, {}: {}", counted(report.notes, "note"), counted(report.items, "item"),
                     done);
}

}  // namespace inkling
