// SPDX-License-Identifier: MIT
#include "query/facet_source.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "query/query.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr std::pair<std::string_view, FacetOrder> kOrders[] = {
    {"count", FacetOrder::kCount},
    {"value", FacetOrder::kValue},
    {"hierarchy", FacetOrder::kHierarchy}};

/// Takes ":number" off the end; none when it is not there. A key's own colon stays.
std::optional<uint32_t> take_number(std::string_view& text) {
  const size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view digits = text.substr(colon + 1);
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  text = text.substr(0, colon);
  return number;
}

struct Base {
  std::string_view name;
  FacetSource::Of of;
  std::string_view prefix;
  char separator;
  bool by_value;
  bool of_note;
};
using Of = FacetSource::Of;
constexpr Base kBases[] = {{"tag", Of::kValues, prefix::kTag, '/', false, true},
                           {"type", Of::kValues, prefix::kType, '\0', false, true},
                           {"people", Of::kPeople, prefix::kPerson, '\0', false, false},
                           {"kind", Of::kValues, prefix::kKind, '\0', false, false},
                           {"status", Of::kStatus, prefix::kStatus, '\0', false, false},
                           {"folder", Of::kValues, prefix::kFolder, '/', false, true},
                           {"month", Of::kPaths, {}, '-', true, false},
                           {"lang", Of::kValues, prefix::kLanguage, '\0', false, true},
                           {"property", Of::kKeyNames, prefix::kProperty, '\0', false, true}};

std::optional<FacetSource> base_named(std::string_view name) {
  for (const Base& base : kBases) {
    if (base.name != name) continue;
    return FacetSource{.of = base.of,
                       .base = std::string(base.name),
                       .prefix = std::string(base.prefix),
                       .separator = base.separator,
                       .by_value = base.by_value,
                       .of_note = base.of_note};
  }
  return std::nullopt;
}

FacetSource property_source(std::string_view key, bool hierarchical) {
  const std::string folded = fold(key);
  return {.of = hierarchical ? Of::kPaths : Of::kValues,
          .base = "property",
          .key = folded,
          .prefix = make_term(prefix::kProperty, folded, {}),
          .separator = hierarchical ? '/' : '\0',
          .of_note = passes_on(folded)};
}

std::optional<FacetSource> declared(const FacetSpec& spec) {
  constexpr std::string_view kProperty = "property:";
  if (spec.source.starts_with(kProperty)) {
    return property_source(spec.source.substr(kProperty.size()), spec.hierarchical);
  }
  auto source = base_named(spec.source);
  if (source && source->base == "tag" && !spec.hierarchical) {
    source->prefix = prefix::kTagExact;
    source->separator = '\0';
  }
  return source;
}

std::string operator_of(const FacetSource& source) {
  if (source.base == "status") return "is";
  if (source.base == "month") return "date";
  return source.base;
}

}  // namespace

FacetAsk parse_facet(std::string_view text) {
  FacetAsk ask;
  for (const auto& [name, order] : kOrders) {
    const bool ends = text.size() > name.size() && text.ends_with(name) &&
                      text[text.size() - name.size() - 1] == ':';
    if (!ends) continue;
    ask.order = order;
    text.remove_suffix(name.size() + 1);
  }
  const auto last = take_number(text);
  const auto before = last ? take_number(text) : std::nullopt;
  if (last) ask.first = before ? *before : *last;
  if (before) ask.second = *last;
  ask.name = text;
  return ask;
}

std::optional<FacetSource> facet_source(std::string_view name, const OpenIndex& index) {
  if (name.starts_with('[') && name.ends_with(']') && name.size() > 2) {
    return property_source(name.substr(1, name.size() - 2), false);
  }
  for (const FacetSpec& spec : index.schemas().facets) {
    if (spec.name == name) return declared(spec);
  }
  if (auto base = base_named(name)) return base;
  if (index.notes.term_exists(make_term(prefix::kProperty, fold(name), {}))) {
    return property_source(name, false);
  }
  return std::nullopt;
}

std::vector<std::string_view> facet_names(const SchemaSet& schemas) {
  std::vector<std::string_view> names;
  for (const FacetSpec& spec : schemas.facets) names.push_back(spec.name);
  for (const Base& base : kBases) {
    if (std::find(names.begin(), names.end(), base.name) == names.end()) names.push_back(base.name);
  }
  return names;
}

std::string query_of_value(const FacetSource& source, std::string_view value,
                           const std::vector<std::string>& written) {
  if (source.base == "month") return "date:" + std::string(value);
  if (source.of == FacetSource::Of::kKeyNames) {
    return to_string(
        Query{.op = Op::kProperty, .name = std::string(value), .compare = Compare::kExists});
  }
  if (source.of == FacetSource::Of::kPeople && !written.empty()) {
    std::vector<std::string> names;
    for (const std::string& name : written) {
      names.push_back(
          to_string(Query{.op = Op::kValue, .name = "people", .text = name, .exact = true}));
    }
    return query_of_any(names);
  }
  Query query{.op = Op::kValue, .name = operator_of(source), .text = std::string(value)};
  if (source.base == "tag") query.op = Op::kTag;
  if (source.prefix == prefix::kTagExact) query.exact = true;
  if (source.base == "property") {
    query = {.op = Op::kProperty, .name = source.key, .text = query.text, .exact = true};
    if (source.of != FacetSource::Of::kPaths) return to_string(query);
    // What lies below a value begins with it and a slash.
    const std::string own = to_string(query);
    query.exact = false;
    query.compare = Compare::kPrefix;
    query.text += source.separator;
    return query_of_any({own, to_string(query)});
  }
  return to_string(query);
}

std::string query_of_any(const std::vector<std::string>& queries) {
  if (queries.size() == 1) return queries.front();
  std::string any;
  for (const std::string& query : queries) any += (any.empty() ? "" : " OR ") + query;
  // One name before all of them stands once.
  for (const std::string_view name : {"tag:", "type:", "kind:", "folder:"}) {
    const bool common = std::all_of(queries.begin(), queries.end(), [&](const std::string& query) {
      return query.starts_with(name) && !query.substr(name.size()).starts_with('=');
    });
    if (!common) continue;
    std::string inner;
    for (const std::string& query : queries) {
      inner += (inner.empty() ? "" : " OR ") + query.substr(name.size());
    }
    return std::string(name) + "(" + inner + ")";
  }
  return "(" + any + ")";
}

}  // namespace inkling
