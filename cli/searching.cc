// SPDX-License-Identifier: MIT
#include "cli/searching.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/indexing.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "query/parse.h"

namespace inkling {
namespace {

Result<Results> search_as_it_is(const WorkspaceOptions& workspace, const Request& request) {
  Result<Searcher> searcher = open_searcher(workspace);
  if (!searcher) return searcher.error();
  return searcher->search(request);
}

// The first search in a vault makes its index.
Outcome index_first(Session& session, const WorkspaceOptions& workspace) {
  if (!session.options.quiet) session.err.write("no index yet: indexing the vault first\n");
  const Result<IndexReport> report =
      run_index(session, workspace, {.rebuild = false, .threads = 0, .list_problems = false});
  if (!report) return report.error();
  std::string line = summary_of(*report);
  if (!report->problems.empty()) {
    line += fmt::format("; {} (inkling index --rebuild lists them)",
                        counted(report->problems.size(), "problem"));
  }
  if (!session.options.quiet) session.err.write(line + "\n");
  return Done{};
}

}  // namespace

Result<Results> search_vault(Session& session, const WorkspaceOptions& workspace,
                             const Request& request, bool fresh) {
  if (!fresh) return search_as_it_is(workspace, request);
  Result<Results> results = search_fresh(workspace, request);
  if (results || results.error().code != Code::kNotFound) return results;
  const Outcome outcome = index_first(session, workspace);
  if (!outcome) return outcome.error();
  return search_fresh(workspace, request);
}

bool has_problem(const Results& results) {
  return std::ranges::any_of(results.diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.severity != Severity::kHint;
  });
}

std::string problems_text(const Session& session, const Results& results) {
  // What is wrong with an option has no place in the query.
  ParsedQuery parsed{.text = results.query};
  std::string out;
  for (const Diagnostic& problem : results.diagnostics) {
    if (problem.code != "unknown-facet") {
      parsed.diagnostics.push_back(problem);
      continue;
    }
    out += "inkling: " + printable(problem.message) + "\n";
    if (!problem.fix.empty()) out += "hint: " + printable(problem.fix) + "\n";
  }
  out += render_diagnostics(parsed);
  if (!session.options.quiet && results.freshness == Freshness::kStale) {
    out += fmt::format("{} changed since the index was made; 'inkling index' takes them in\n",
                       counted(std::max<size_t>(results.changed, results.stale.size()), "note"));
  }
  return out;
}

}  // namespace inkling
