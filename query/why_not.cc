// SPDX-License-Identifier: MIT
#include "query/why_not.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <utility>

#include "query/compile.h"
#include "query/facet_records.h"
#include "query/term_docs.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMostListed = 8;       ///< Values named in one reason.
constexpr size_t kMostNeighbours = 50;  ///< Nearly equal words tried.

Query plain(Op op, const Query& like) {
  return {.op = op, .text = like.text, .span = like.span};
}

/// The words of a text, each by itself.
Query words_of(const Query& query) {
  Query all{.op = Op::kAnd, .span = query.span};
  Tokenizer tokenizer;
  for (const Word& word : tokenizer.words(query.text)) {
    all.children.push_back({.op = Op::kText, .text = std::string(word.lower), .span = query.span});
  }
  return all;
}

std::string scope_name(const std::string& name) {
  if (name == "line" || name == "block") return "on one " + name;
  if (name == "section") return "under one heading";
  return name == "item" ? "in one item" : "in one item of that kind";
}

/// What a note has, folded, in order, each once; empty when it has nothing.
std::string listed(std::string_view what, std::vector<std::string> values) {
  std::erase(values, "");
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const bool more = values.size() > kMostListed;
  values.resize(std::min(values.size(), kMostListed));
  return fmt::format("{}: {}{}", what, fmt::join(values, ", "), more ? ", ..." : "");
}

std::vector<std::string> folded(const std::vector<std::string_view>& written) {
  std::vector<std::string> values;
  for (const std::string_view one : written) values.push_back(fold(one));
  return values;
}

std::vector<std::string> kinds_of_items(const NoteFacets& facets, const SchemaSet& schemas) {
  std::vector<std::string> names;
  for (const auto& [kind, status] : facets.items) {
    if (kind < schemas.kinds.size()) names.push_back(schemas.kinds[kind].name);
  }
  return names;
}

std::vector<std::string> property_values(const PropertyFacets& properties, std::string_view key) {
  std::vector<std::string> values;
  for (const auto& [name, value] : properties.pairs) {
    if (fold(name) == key) values.push_back(fold(value));
  }
  return values;
}

std::string date_of(uint32_t note, const Xapian::Database& notes) {
  const std::string value = notes.get_document(note).get_value(slot::kDate);
  if (value.empty()) return "it has no date";
  const Date date{.days = static_cast<int32_t>(Xapian::sortable_unserialise(value))};
  return "its date: " + to_string(date);
}

/// Words of the note that differ in a letter or two.
std::string near_words(const Query& query, uint32_t note, const OpenIndex& index) {
  const SearchPlan plan = compile(query, index, {.demand = Demand::kTypos});
  Stems& stems = index.stems();
  std::vector<std::string> found;
  for (uint32_t i = 0; i < plan.places.size(); ++i) {
    const Place& place = plan.places[i];
    if (place.how != Place::How::kFuzzy) continue;
    for (size_t w = 0; w < std::min(place.words.size(), kMostNeighbours); ++w) {
      const std::vector<std::string> terms = stems.of(place.words[w], place.words[w], place.kind);
      const bool there = std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
        return has_term(index.notes, term, note);
      });
      if (there && found.size() < kMostListed) found.push_back(place.words[w]);
    }
  }
  return found.empty() ? "" : fmt::format("it has: {}", fmt::join(found, ", "));
}

std::string either(const std::string& there, std::string_view otherwise) {
  return there.empty() ? std::string(otherwise) : there;
}

}  // namespace

Loosened loosened(const Query& query) {
  switch (query.op) {
    case Op::kPhrase: {
      Query words = words_of(query);
      if (words.children.size() > 1) return {words, "it has these words, but not in this order"};
      if (words.children.empty()) return {};
      return {words.children.front(), "it has the word in another form"};
    }
    case Op::kNear: {
      Query all{.op = Op::kAnd, .children = query.children, .span = query.span};
      return {all, "it has these words, but further apart"};
    }
    case Op::kExact:
      return {plain(Op::kText, query), "it has the word in another form"};
    case Op::kCase:
      return {query.children.front(), "it has that, but in other letters"};
    case Op::kScope:
      return {query.children.front(), "it has that, but not " + scope_name(query.name)};
    case Op::kField:
      return {query.children.front(), fmt::format("it has that, but not in '{}:'", query.name)};
    case Op::kTag: {
      Query children = query;
      children.exact = false;
      if (query.exact) return {children, "it has a tag below that one"};
      return {};
    }
    default:
      return {};
  }
}

std::string what_is_there(const Query& query, uint32_t note, const OpenIndex& index) {
  FacetRecords records(index);
  if (query.op == Op::kText) return near_words(query, note, index);
  if (query.op == Op::kTag) {
    return either(listed("its tags", folded(records.note(note).tags)), "it has no tags");
  }
  if (query.op == Op::kDate && query.name == "date") return date_of(note, index.notes);
  if (query.op == Op::kProperty) {
    const std::string key = make_term(prefix::kProperty, query.name, {});
    if (!has_term(index.notes, key, note)) {
      return fmt::format("it has no property '{}'", query.name);
    }
    return either(
        listed("its " + query.name, property_values(records.note_properties(note), query.name)),
        fmt::format("its {} is empty", query.name));
  }
  if (query.op != Op::kValue) return {};
  const NoteFacets& facets = records.note(note);
  if (query.name == "type") {
    return either(listed("its type", folded({facets.type})), "it has no type");
  }
  if (query.name == "lang") return listed("its language", folded({facets.language}));
  if (query.name == "kind" || (query.name == "has" && query.text != "link")) {
    return either(listed("its items", kinds_of_items(facets, index.schemas())), "it has no items");
  }
  if (query.name == "people") {
    return either(listed("it names", folded(facets.people)), "it names nobody");
  }
  return {};
}

}  // namespace inkling
