// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/report.h"
#include "schemas/load.h"

namespace inkling {
namespace {

struct SchemaOptions {
  std::string action = "list";
  std::string name{};
};

std::string names_line(std::string_view what, const std::vector<std::string>& names) {
  return fmt::format("{:<8} {}\n", what, fmt::join(names, " "));
}

template <typename Spec>
std::vector<std::string> names_of(const std::vector<Spec>& specs) {
  std::vector<std::string> names;
  for (const Spec& spec : specs) names.push_back(spec.name);
  return names;
}

std::string listing(const SchemaSet& schemas) {
  return names_line("types", names_of(schemas.types)) +
         names_line("kinds", names_of(schemas.kinds)) +
         names_line("fields", names_of(schemas.fields)) +
         names_line("facets", names_of(schemas.facets)) +
         names_line("meanings", names_of(schemas.meanings));
}

// The canonical lines that declare `name`, or all of them.
std::string declarations(const SchemaSet& schemas, std::string_view name) {
  std::string all = to_string(schemas);
  if (name.empty()) return all;
  std::string out;
  std::string_view rest = all;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const std::string_view line = rest.substr(0, end);
    const size_t at = line.find(name);
    if (at != std::string_view::npos && at > 0 && at < 12 && line[at - 1] == ' ') out += line;
    rest.remove_prefix(end);
  }
  return out;
}

int check(Session& session, const WorkspaceOptions& workspace, const SchemaSet& schemas) {
  session.out.write(fmt::format("the declarations are sound: {} types, {} kinds, {} fields\n",
                                schemas.types.size(), schemas.kinds.size(), schemas.fields.size()));
  Result<Searcher> searcher = open_searcher(workspace);
  if (!searcher) return kExitFound;
  const Result<IndexState> state = searcher->state();
  if (state && state->fingerprint != fingerprint(schemas)) {
    session.out.write("the index was built with others: 'inkling index' rebuilds it\n");
  }
  return kExitFound;
}

int run(Session& session, const SchemaOptions& options) {
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const Result<SchemaSet> schemas = load_schemas(located->workspace.vault);
  if (!schemas) return report(session, schemas.error());
  if (options.action == "check") return check(session, located->workspace, *schemas);
  if (options.action == "list") {
    session.out.write(listing(*schemas));
    return kExitFound;
  }
  const std::string lines = declarations(*schemas, options.name);
  if (lines.empty()) {
    return report(session, {.code = Code::kInvalid,
                            .message = fmt::format("nothing is called '{}'", options.name),
                            .hint = "'inkling schema list' shows the names"});
  }
  session.out.write(lines);
  return kExitFound;
}

}  // namespace

Command schema_command() {
  const auto into = std::make_shared<SchemaOptions>();
  return {
      .name = "schema",
      .summary = "Show or check what notes and items a vault knows",
      .arguments = "[list|show [NAME]|check]",
      .details =
          "The shipped declarations, and over them the vault's own in .inkling/schemas/*.yaml.",
      .examples =
          "inkling schema list\n"
          "inkling schema show decision\n"
          "inkling schema check         # path:line:column of what is wrong",
      .options = {{"action", "", "", &into->action, {"list", "show", "check"}},
                  {"name", "", "", &into->name}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
