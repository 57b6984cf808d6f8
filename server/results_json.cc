// SPDX-License-Identifier: MIT
#include "server/results_json.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/uri.h"

namespace inkling {
namespace {

using Json = nlohmann::ordered_json;

std::string_view freshness_name(Freshness freshness) {
  switch (freshness) {
    case Freshness::kFresh:
      return "fresh";
    case Freshness::kStale:
      return "stale";
    case Freshness::kUnchecked:
      return "unchecked";
  }
  return "unchecked";
}

Json diagnostic_json(const Diagnostic& diagnostic) {
  Json out = {{"code", diagnostic.code},
              {"severity", to_string(diagnostic.severity)},
              {"message", diagnostic.message},
              {"start", diagnostic.span.begin},
              {"end", diagnostic.span.end}};
  if (!diagnostic.fix.empty()) out["fix"] = diagnostic.fix;
  return out;
}

Json range_json(const Passage& passage) {
  return {{"start", {{"line", passage.place.line - 1}, {"character", passage.utf16_start}}},
          {"end", {{"line", passage.end.line - 1}, {"character", passage.utf16_end}}}};
}

Json snippet_json(const Snippet& snippet) {
  Json highlights = Json::array();
  for (const Span& span : snippet.highlights) {
    highlights.push_back(Json::array({span.begin, span.end}));
  }
  return {{"text", snippet.text}, {"highlights", std::move(highlights)}};
}

Json people_json(const std::vector<ResultPerson>& people) {
  Json out = Json::array();
  for (const ResultPerson& person : people) {
    Json one = {{"name", person.name}};
    if (!person.path.empty()) one["path"] = person.path;
    if (!person.role.empty()) one["role"] = person.role;
    out.push_back(std::move(one));
  }
  return out;
}

// Adds the members of `item` in the schema. Members that are empty are left out.
void add_passage(Json& out, const Passage& passage) {
  out["kind"] = passage.kind;
  out["line"] = passage.place.line;
  out["column"] = passage.place.column;
  out["range"] = range_json(passage);
  out["breadcrumb"] = passage.breadcrumb;
  out["snippet"] = snippet_json(passage.snippet);
  if (passage.date) {
    out["date"] = to_string(passage.date->date);
    out["date_source"] = to_string(passage.date->source);
  }
  if (!passage.people.empty()) out["people"] = people_json(passage.people);
  if (!passage.tags.empty()) out["tags"] = passage.tags;
  if (!passage.status.empty()) out["status"] = passage.status;
  if (!passage.owner.empty()) out["owner"] = passage.owner;
  if (passage.due) out["due"] = to_string(*passage.due);
  if (!passage.priority.empty()) out["priority"] = passage.priority;
  if (passage.earlier > 0) out["earlier"] = passage.earlier;
  if (!passage.superseded_by.empty()) out["superseded_by"] = passage.superseded_by;
  if (passage.duplicates > 1) out["duplicates"] = passage.duplicates;
}

Json value_of(const Property& property) {
  switch (property.type) {
    case PropertyType::kNumber:
      return property.number;
    case PropertyType::kBool:
      return property.text == "true" || property.text == "True" || property.text == "TRUE";
    case PropertyType::kNull:
      return nullptr;
    case PropertyType::kText:
    case PropertyType::kDate:
    case PropertyType::kLink:
      return property.text;
  }
  return nullptr;
}

// A key that is a list, or that is given more than once, has an array of values.
Json properties_json(const std::vector<Property>& properties) {
  Json out = Json::object();
  for (const Property& property : properties) {
    const auto found = out.find(property.key);
    if (found == out.end()) {
      out[property.key] = property.in_list ? Json::array({value_of(property)}) : value_of(property);
      continue;
    }
    if (!found->is_array()) *found = Json::array({*found});
    found->push_back(value_of(property));
  }
  return out;
}

std::string time_text(int64_t ns) {
  constexpr int64_t kSecond = 1'000'000'000;
  const auto seconds = static_cast<std::time_t>(ns / kSecond - (ns % kSecond < 0 ? 1 : 0));
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(seconds));
}

Json hit_json(const Hit& hit, std::string_view vault) {
  Json out = {{"rank", hit.rank},
              {"score", hit.score},
              {"tier", to_string(hit.tier)},
              {"path", hit.path},
              {"uri", file_uri(vault, hit.path)},
              {"title", hit.title}};
  if (!hit.type.empty()) out["type"] = hit.type;
  add_passage(out, hit.passage);
  if (hit.mtime_ns != 0) out["modified"] = time_text(hit.mtime_ns);
  if (!hit.properties.empty()) out["properties"] = properties_json(hit.properties);
  if (!hit.passages.empty()) {
    Json passages = Json::array();
    for (const Passage& passage : hit.passages) {
      Json one;
      add_passage(one, passage);
      passages.push_back(std::move(one));
    }
    out["passages"] = std::move(passages);
  }
  return out;
}

Json hits_array(const std::vector<Hit>& hits, std::string_view vault) {
  Json out = Json::array();
  for (const Hit& hit : hits) out.push_back(hit_json(hit, vault));
  return out;
}

Json values_json(const std::vector<FacetValue>& values) {
  Json out = Json::array();
  for (const FacetValue& value : values) {
    Json one = {{"value", value.value}, {"count", value.count}, {"selected", value.selected}};
    if (!value.path.empty()) one["path"] = value.path;
    if (!value.query.empty()) one["query"] = value.query;
    if (!value.children.empty()) one["children"] = values_json(value.children);
    out.push_back(std::move(one));
  }
  return out;
}

Json facets_json(const std::vector<Facet>& facets) {
  Json out = Json::object();
  for (const Facet& facet : facets) {
    Json one = {{"exact", facet.exact}, {"other", facet.other}, {"cut", facet.cut}};
    if (!facet.query.empty()) one["query"] = facet.query;
    one["values"] = values_json(facet.values);
    out[facet.name] = std::move(one);
  }
  return out;
}

Json query_json(const Results& results) {
  Json diagnostics = Json::array();
  for (const Diagnostic& one : results.diagnostics) diagnostics.push_back(diagnostic_json(one));
  Json out = {{"text", results.query}, {"parsed", results.parsed}};
  if (results.filtered != results.parsed) out["filtered"] = results.filtered;
  out["diagnostics"] = std::move(diagnostics);
  return out;
}

Json index_json(const Results& results, std::string_view vault) {
  return {{"path", results.index_path},
          {"vault", vault},
          {"revision", results.revision},
          {"notes", results.notes},
          {"items", results.items},
          {"freshness",
           {{"state", freshness_name(results.freshness)},
            {"checked", results.checked},
            {"changed", results.changed},
            {"reindexed", results.reindexed}}}};
}

// Paths and names may be any bytes; what is no UTF-8 is replaced rather than refused.
std::string dumped(const Json& json, bool pretty) {
  return json.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string results_json(const Results& results, std::string_view vault, bool pretty) {
  Json out = {
      {"schema", "inkling.search/1"},
      {"query", query_json(results)},
      {"index", index_json(results, vault)},
      {"total", {{"value", results.total}, {"relation", results.total_exact ? "eq" : "gte"}}},
      {"took_ms", results.took_ms},
      {"offset", results.offset},
      {"limit", results.limit}};
  out["hits"] = hits_array(results.hits, vault);
  if (!results.facets.empty()) out["facets"] = facets_json(results.facets);
  if (!results.suggestions.empty()) {
    Json suggestions = Json::array();
    for (const Suggestion& one : results.suggestions) {
      suggestions.push_back({{"text", one.text}, {"why", one.why}});
    }
    out["suggestions"] = std::move(suggestions);
  }
  return dumped(out, pretty) + "\n";
}

std::string hits_json(const std::vector<Hit>& hits, std::string_view vault) {
  return dumped(hits_array(hits, vault), false);
}

std::string hits_jsonl(const Results& results, std::string_view vault) {
  std::string out;
  for (const Hit& hit : results.hits) out += dumped(hit_json(hit, vault), false) + "\n";
  return out;
}

}  // namespace inkling
