// SPDX-License-Identifier: MIT
#include "server/person_card.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "query/parse.h"
#include "query/people.h"
#include "server/results_json.h"

namespace inkling {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kPeopleFacet = "people:20";

/// `name` as a value in a query; a quote in it cannot be written there.
std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? ' ' : c;
  return text + '"';
}

bool is_ambiguous(const Results& results) {
  return std::any_of(
      results.diagnostics.begin(), results.diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.code == "ambiguous-person"; });
}

bool is_by_initial(const Diagnostic& diagnostic) {
  return diagnostic.code == "person-by-initial";
}

/// Whoever has no note is called as the latest item has it that spells the whole name.
std::string spelt_by(const Results& latest, const std::string& name) {
  const std::string words = name_words(name);
  std::string best = name;
  for (const Hit& hit : latest.hits) {
    for (const ResultPerson& person : hit.passage.people) {
      const std::string other = name_words(person.name);
      const bool fits = other == words || name_fits(words, other);
      if (!fits || person.name.starts_with('@')) continue;
      if (other.size() > name_words(best).size() || best == name) best = person.name;
    }
  }
  return best;
}

/// Whose name is written nearly so, as the search that found nobody offers it; else empty.
std::string near_name(const Results& nobody, const SchemaSet& schemas) {
  for (const Suggestion& offered : nobody.suggestions) {
    const Query query = parse_query(offered.text, {.schemas = &schemas}).query;
    if (query.op == Op::kValue && query.name == "people") return query.text;
  }
  return {};
}

/// The people of a facet, those who go by `name` kept apart.
void part_people(const std::vector<Facet>& facets, std::string_view name, PersonCard& card) {
  const std::string words = name_words(name);
  for (const Facet& facet : facets) {
    for (const FacetValue& value : facet.values) {
      const std::string other = name_words(value.value);
      if (other != words && !name_fits(words, other) && !name_fits(other, words)) {
        card.others.push_back(value);
      } else if (card.path.empty()) {
        card.path = value.path;
        if (!value.path.empty()) card.name = value.value;
      }
    }
  }
}

Json hits_of(const Results& results, std::string_view vault) {
  return {{"total", results.total}, {"hits", Json::parse(hits_json(results.hits, vault))}};
}

Json people_of(const std::vector<FacetValue>& people) {
  Json list = Json::array();
  for (const FacetValue& one : people) {
    Json person{{"name", one.value}, {"items", one.count}};
    if (!one.path.empty()) person["path"] = one.path;
    list.push_back(std::move(person));
  }
  return list;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

Result<PersonCard> person_card(const WorkspaceOptions& workspace, std::string_view name,
                               const CardOptions& options) {
  PersonCard card{.name = std::string(name)};
  const std::string who = quoted(name);
  Request request{.by = Unit::kItem, .limit = options.most, .today = options.today};
  request.query = "people:" + who + " sort:date";
  request.facets = {kPeopleFacet};
  Result<Searcher> searcher = open_searcher(workspace);
  if (!searcher) return searcher.error();
  if (const Result<Refreshed> fresh = refresh(workspace, *searcher); !fresh) return fresh.error();
  Result<Results> latest = searcher->search(request);
  if (!latest) return latest.error();
  if (is_ambiguous(*latest)) {
    card.problems = std::move(latest->diagnostics);
    return card;
  }
  card.latest = std::move(*latest);
  card.items = card.latest.total;
  if (card.items == 0) card.near = near_name(card.latest, searcher->schemas());
  std::copy_if(card.latest.diagnostics.begin(), card.latest.diagnostics.end(),
               std::back_inserter(card.notes), is_by_initial);
  part_people(card.latest.facets, name, card);
  card.latest.facets.clear();
  request.facets.clear();
  const std::pair<std::string, Results*> parts[] = {
      {"kind:task is:open sort:due assignee:" + who, &card.tasks},
      {"kind:decision sort:date by:" + who, &card.decisions},
      {"kind:fact sort:date people:" + who, &card.facts}};
  if (card.path.empty()) card.name = spelt_by(card.latest, card.name);
  for (const auto& [query, into] : parts) {
    request.query = query;
    Result<Results> found = searcher->search(request);
    if (!found) return found.error();
    *into = std::move(*found);
  }
  return card;
}

Result<std::vector<FacetValue>> people_about(const WorkspaceOptions& workspace,
                                             const std::string& query, const CardOptions& options) {
  const Request request{.query = query,
                        .by = Unit::kItem,
                        .limit = 0,
                        .facets = {kPeopleFacet},
                        .today = options.today};
  Result<Searcher> searcher = open_searcher(workspace);
  if (!searcher) return searcher.error();
  if (const Result<Refreshed> fresh = refresh(workspace, *searcher); !fresh) return fresh.error();
  Result<Results> results = searcher->search(request);
  if (!results) return results.error();
  std::vector<FacetValue> people;
  for (Facet& facet : results->facets) people = std::move(facet.values);
  return people;
}

std::string person_json(const PersonCard& card, std::string_view vault) {
  Json json{{"schema", "inkling.person/1"}, {"name", card.name}, {"items", card.items}};
  if (!card.path.empty()) json["path"] = card.path;
  json["problems"] = Json::array();
  for (const Diagnostic& note : card.notes) {
    json["notes"].push_back({{"code", note.code}, {"message", note.message}});
  }
  for (const Diagnostic& problem : card.problems) {
    json["problems"].push_back({{"code", problem.code}, {"message", problem.message}});
  }
  json["tasks"] = hits_of(card.tasks, vault);
  json["decisions"] = hits_of(card.decisions, vault);
  json["facts"] = hits_of(card.facts, vault);
  json["latest"] = hits_of(card.latest, vault);
  json["others"] = people_of(card.others);
  return dumped(json);
}

std::string people_json(const std::string& query, const std::vector<FacetValue>& people) {
  return dumped({{"schema", "inkling.people/1"}, {"about", query}, {"people", people_of(people)}});
}

}  // namespace inkling
