// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "query/saved_queries.h"
#include "server/save_query.h"

namespace inkling {
namespace {

struct QueryOptions {
  std::string action{};
  std::string name{};
  std::vector<std::string> query{};
  bool names = false;
};

Result<SavedQueries> load(Session& session, const std::string& vault) {
  const Result<std::string> file = read_saved_queries(vault);
  if (!file) return file.error();
  SavedQueries saved = parse_saved_queries(*file);
  for (const std::string& problem : saved.problems) {
    session.err.write(fmt::format("{}:{}\n", kSavedQueriesFile, printable(problem)));
  }
  return saved;
}

int list(Session& session, const SavedQueries& saved, bool names) {
  size_t width = 0;
  for (const SavedQuery& one : saved.list) {
    width = std::max(width, columns_of(printable(one.name)));
  }
  for (const SavedQuery& one : saved.list) {
    const std::string name = printable(one.name);
    const std::string fill(names ? 0 : width - columns_of(name), ' ');
    session.out.write(names ? fmt::format("@{}\n", name)
                            : fmt::format("{}{}  {}\n", session.out.styled(name, Style::kTitle),
                                          fill, printable(one.text)));
  }
  return saved.list.empty() ? kExitNothing : kExitFound;
}

int show(Session& session, const SavedQueries& saved, const std::string& name) {
  const SavedQuery* const one = saved.find(name);
  if (one == nullptr) {
    return report(session, {.code = Code::kNotFound,
                            .message = fmt::format("there is no saved query '{}'", name),
                            .hint = "'inkling query list' shows them"});
  }
  session.out.write(printable(one->text) + "\n");
  return kExitFound;
}

int done(Session& session, const Outcome& outcome, const std::string& line) {
  if (!outcome) return report(session, outcome.error());
  if (!session.options.quiet) session.err.write(line + "\n");
  return kExitFound;
}

int run(Session& session, const QueryOptions& options) {
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const std::string& vault = located->workspace.vault;
  std::string name = options.name;
  if (name.starts_with('@')) name.erase(0, 1);
  const bool lists = options.action == "list" || options.action.empty();
  if (!lists && name.empty()) return report_usage(session, "query", "which saved query?");
  if (options.action == "save") {
    return done(session, save_query(vault, name, fmt::format("{}", fmt::join(options.query, " "))),
                fmt::format("saved: @{} in {}", printable(name), kSavedQueriesFile));
  }
  if (options.action == "delete") {
    return done(session, delete_query(vault, name), fmt::format("deleted: @{}", printable(name)));
  }
  const Result<SavedQueries> saved = load(session, vault);
  if (!saved) return report(session, saved.error());
  return lists ? list(session, *saved, options.names) : show(session, *saved, name);
}

}  // namespace

Command query_command() {
  const auto into = std::make_shared<QueryOptions>();
  return {
      .name = "query",
      .summary = "Save queries under a name, to use as @name",
      .arguments = "save NAME QUERY... | list | show NAME | delete NAME",
      .details =
          "They are lines 'name: query' of .inkling/queries.txt in the vault, to edit and to\n"
          "sync. A saved query may name others.",
      .examples =
          "inkling query save open-risks 'task-todo: tag:risk'\n"
          "inkling search '@open-risks kestrel'\n"
          "inkling query list\n"
          "inkling query delete open-risks",
      .options = {{"action", "", "", &into->action, {"save", "list", "show", "delete"}},
                  {"name", "", "", &into->name},
                  {"query", "", "", &into->query},
                  {"--names", "", "of list: names only, each with its '@'", &into->names}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
