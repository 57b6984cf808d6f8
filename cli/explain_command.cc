// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/search_options.h"

namespace inkling {
namespace {

int run(Session& session, const SearchOptions& options) {
  Result<Request> request = request_of(options, session.environment);
  if (!request) return report(session, request.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  if (options.recent) request->recent_days = located->recent_days;
  Result<Searcher> searcher = open_searcher(located->workspace);
  if (!searcher) return report_index(session, searcher.error());
  const Result<std::string> text = searcher->explain(*request);
  if (!text) return report(session, text.error());
  session.out.write(printable_lines(*text));
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
                  {"--recent", "", "as search --recent", &into->recent},
                  {"--by", "UNIT", "as search --by", &into->by, {"note", "item", "section"}}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
