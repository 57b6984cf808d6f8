// SPDX-License-Identifier: MIT
// Counting without hits: `facets` of any search, and `tags`, `people`, `properties` of the vault or
// of a query.
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/facet_text.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/search_options.h"
#include "cli/searching.h"
#include "server/results_json.h"

namespace inkling {
namespace {

struct CountOptions {
  SearchOptions search{};
  std::string like{};
  std::string sort{};
  std::string of{};  // Of `properties`: whose values.
  uint32_t depth = 0;
  uint32_t most = 0;
};

// What `facets` counts when it is not told.
const std::vector<std::string> kUsualFacets = {"tag:2:10",  "type:10",     "people:10", "kind:10",
                                               "status:10", "folder:2:10", "month:1:10"};

std::string with_order(std::string facet, const CountOptions& options) {
  if (!options.sort.empty()) facet += ":" + options.sort;
  return facet;
}

// Of one facet: how deep, how many, in which order.
std::string asked_of(const std::string& name, const CountOptions& options) {
  if (name != "tag") return with_order(fmt::format("{}:{}", name, options.most), options);
  return with_order(fmt::format("{}:{}:{}", name, options.depth, options.most), options);
}

Result<Request> request_for(const CountOptions& options, const std::vector<std::string>& facets,
                            const Environment& environment) {
  Result<Request> request = request_of(options.search, environment);
  if (!request) return request;
  if (request->query.find_first_not_of(" \t\r\n") == std::string::npos) request->query = "*";
  request->limit = 0;
  request->details = false;
  request->facet_like = options.like;
  if (request->facets.empty()) request->facets = facets;
  return request;
}

std::string answer_of(const Results& results, const CountOptions& options, bool named,
                      const Session& session, const std::string& vault) {
  const Terminal& out = session.out;
  if (options.search.format == "json") return results_json(results, vault, out.interactive);
  if (options.search.format == "csv") return facets_csv(results.facets);
  std::string text;
  for (const Facet& facet : results.facets) {
    if (options.search.format == "values") {
      text += facet_values(facet);
      continue;
    }
    if (facet.values.empty()) continue;
    if (named) {
      text += (text.empty() ? "" : "\n") + out.styled(printable(facet.name), Style::kTitle) + "\n";
    }
    text += facet_text(facet, out);
  }
  return text;
}

int run_count(Session& session, const CountOptions& options,
              const std::vector<std::string>& facets) {
  const Result<Request> request = request_for(options, facets, session.environment);
  if (!request) return report(session, request.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const Result<Results> results =
      search_vault(session, located->workspace, *request, !options.search.no_refresh);
  if (!results) return report_index(session, results.error());
  const bool named = request->facets.size() > 1;
  session.out.write(answer_of(*results, options, named, session, located->workspace.vault));
  (void)session.out.finish();
  std::string notices = problems_text(session, *results);
  if (!session.options.quiet) {
    const std::string line =
        results->total == 0 ? "no matches" : counted(results->total, "match", "matches");
    notices += session.err.styled(line, Style::kFaint) + "\n";
  }
  session.err.write(notices);
  if (options.search.strict && has_problem(*results)) return kExitUsage;
  return results->total > 0 ? kExitFound : kExitNothing;
}

// What all of them take.
std::vector<Option> common_options(CountOptions& into) {
  return {
      {"query", "", "", &into.search.query},
      {"--like", "TEXT", "only values that contain this", &into.like},
      {"--sort", "ORDER", "count, value or hierarchy", &into.sort, {"count", "value", "hierarchy"}},
      {"--by",
       "UNIT",
       "count notes or items (else as the query asks)",
       &into.search.by,
       {"note", "item"}},
      {"--filter", "NAME=VALUE", "only matches with this facet value; may be repeated",
       &into.search.filters},
      {"--any", "", "matches need only some of the words", &into.search.any},
      {"--format",
       "FORMAT",
       "text, json, csv, or values (one per line, without counts)",
       &into.search.format,
       {"text", "json", "csv", "values"}},
      {"--strict", "", "exit 2 when something is wrong with the query", &into.search.strict},
      {"--no-refresh", "", "answer from the index as it is", &into.search.no_refresh},
  };
}

std::vector<Option> one_facet_options(CountOptions& into) {
  std::vector<Option> options = common_options(into);
  options.push_back(
      {"-n,--limit", "N", "at most so many values, of nested ones per level (100)", &into.most});
  return options;
}

}  // namespace

Command facets_command() {
  const auto into = std::make_shared<CountOptions>();
  std::vector<Option> options = common_options(*into);
  options.push_back({"--facet", "NAMES", "which: tag:2 is two levels of tags, people:5 five people",
                     &into->search.facets});
  return {
      .name = "facets",
      .summary = "Count what matches by tag, type, person, month, ...",
      .arguments = "[--] [QUERY...]",
      .details =
          "Counts all matches, not only those shown. A facet is tag, type, people, kind, status,\n"
          "folder, month, lang, or a property: [status]. Without QUERY: of the whole vault. What\n"
          "--filter selects in a facet does not narrow that facet's own counts. docs/facets.md.",
      .examples =
          "inkling facets halden\n"
          "inkling facets pricing --facet tag:1,people:5 --filter type=meeting\n"
          "inkling facets 'kind:task is:open' --facet people\n"
          "inkling facets kind:decision --facet month --format csv",
      .options = std::move(options),
      .run =
          [into](Session& session) {
            std::vector<std::string> usual;
            for (const std::string& facet : kUsualFacets) {
              usual.push_back(with_order(facet, *into));
            }
            return run_count(session, *into, usual);
          },
  };
}

Command tags_command() {
  const auto into = std::make_shared<CountOptions>();
  std::vector<Option> options = one_facet_options(*into);
  options.push_back({"--depth", "N", "so many levels of nested tags", &into->depth});
  return {
      .name = "tags",
      .summary = "Count tags, in the vault or in what matches",
      .arguments = "[--] [QUERY...]",
      .details = "A tag counts the notes that have it or a tag below it, each once.",
      .examples =
          "inkling tags\n"
          "inkling tags --like cust\n"
          "inkling tags type:meeting --depth 1\n"
          "inkling tags --sort count -n 20",
      .options = std::move(options),
      .run =
          [into](Session& session) { return run_count(session, *into, {asked_of("tag", *into)}); },
  };
}

Command people_command() {
  const auto into = std::make_shared<CountOptions>();
  return {
      .name = "people",
      .summary = "Count who is named, in the vault or in what matches",
      .arguments = "[--] [QUERY...]",
      .details =
          "The names of one person count together: links, aliases, handles, addresses. With --by\n"
          "item: the tasks, decisions and facts that name them. `inkling person` shows one.",
      .examples =
          "inkling people\n"
          "inkling people 'kind:task is:open'\n"
          "inkling people sluice --like so",
      .options = one_facet_options(*into),
      .run =
          [into](Session& session) {
            return run_count(session, *into, {asked_of("people", *into)});
          },
  };
}

Command properties_command() {
  const auto into = std::make_shared<CountOptions>();
  std::vector<Option> options = one_facet_options(*into);
  options.push_back({"--of", "KEY", "count the values of this property", &into->of});
  return {
      .name = "properties",
      .summary = "Count properties, or the values of one",
      .arguments = "[--] [QUERY...]",
      .details = "Keys of the front matter and of inline fields (key:: value), case folded.",
      .examples =
          "inkling properties\n"
          "inkling properties --of status\n"
          "inkling properties type:project --like date",
      .options = std::move(options),
      .run =
          [into](Session& session) {
            const std::string facet = into->of.empty() ? "property" : "[" + into->of + "]";
            return run_count(session, *into, {asked_of(facet, *into)});
          },
  };
}

}  // namespace inkling
