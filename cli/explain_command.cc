// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/search_options.h"
#include "query/parse.h"

namespace inkling {
namespace {

// How many notes or items a part of the query finds by itself.
std::string count_line(Searcher& searcher, Request request, const Query& clause) {
  request.query = to_string(clause);
  const Result<Results> results = searcher.search(request);
  if (!results) return {};
  return fmt::format("{:>9}  {}\n", grouped(results->total), printable(request.query));
}

int run(Session& session, const SearchOptions& options) {
  Result<Request> request = request_of(options, session.environment);
  if (!request) return report(session, request.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  Result<Searcher> searcher = open_searcher(located->workspace);
  if (!searcher) return report_index(session, searcher.error());
  const ParsedQuery parsed = parse_query(
      request->query, {.schemas = &searcher->schemas(), .properties = {}, .today = request->today});
  request->limit = 0;
  request->details = false;
  std::string out = fmt::format("query  {}\ntree   {}\n", printable(to_string(parsed.query)),
                                printable(to_tree(parsed.query)));
  out += "finds\n" + count_line(*searcher, *request, parsed.query);
  if (parsed.query.op == Op::kAnd || parsed.query.op == Op::kOr) {
    out += "each clause by itself\n";
    for (const Query& clause : parsed.query.children) {
      out += count_line(*searcher, *request, clause);
    }
  }
  session.out.write(out);
  (void)session.out.finish();
  session.err.write(render_diagnostics(parsed));
  return kExitFound;
}

}  // namespace

Command explain_command() {
  const auto into = std::make_shared<SearchOptions>();
  return {
      .name = "explain",
      .summary = "Show how a query is understood",
      .arguments = "[--] QUERY...",
      .details =
          "Prints the query as a tree, its dates resolved, what is asked of the index, and\n"
          "how many notes or items each clause finds by itself.",
      .examples =
          "inkling explain 'halden OR kestrel pricing'\n"
          "inkling explain 'task-todo:call due:<next-week'",
      .options = {{"query", "", "", &into->query},
                  {"--any", "", "as search --any", &into->any},
                  {"--by", "UNIT", "as search --by", &into->by, {"note", "item", "section"}}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
