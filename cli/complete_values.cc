// SPDX-License-Identifier: MIT
#include "cli/complete_values.h"

#include <algorithm>

#include "query/operators.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// A word taken apart: what stands before the value, the facet, and the beginning of a value.
struct Typed {
  std::string before{};
  std::string facet{};
  std::string value{};
  std::string after{};
  bool quotes = true;  ///< A value with a blank needs them.
};

Typed take_apart(std::string_view word) {
  const size_t mark = word.find_first_of(":=");
  if (word.starts_with('#')) return {"#", "tag", std::string(word.substr(1)), "", false};
  if (word.starts_with('[')) {
    if (mark == std::string_view::npos) {
      return {"[", "property", std::string(word.substr(1)), ":", false};
    }
    const std::string key(word.substr(1, mark - 1));
    return {"[" + key + ":", "[" + key + "]", std::string(word.substr(mark + 1)), "]"};
  }
  if (mark == std::string_view::npos || mark == 0) return {};
  std::string name(word.substr(0, mark));
  Typed typed{.before = name + word[mark],
              .facet = name,
              .value = std::string(word.substr(mark + 1)),
              .quotes = word[mark] == ':'};
  if (name == "is") typed.facet = "status";
  if (name == "date" || name == "month") typed.facet = "month";
  if (name == "person" || name == "who" || name == "with" || name == "assignee" || name == "by") {
    typed.facet = "people";
  }
  if (typed.value.starts_with('"')) typed.value.erase(0, 1);
  return typed;
}

void add(const Typed& typed, const std::vector<FacetValue>& values, std::vector<std::string>& out) {
  const std::string start = fold(typed.value);
  for (const FacetValue& value : values) {
    if (fold(value.value).starts_with(start)) {
      const bool plain = value.value.find_first_of(" \t()\"|*~") == std::string::npos;
      const std::string shown = plain || !typed.quotes ? value.value : "\"" + value.value + "\"";
      out.push_back(typed.before + shown + typed.after);
    }
    add(typed, value.children, out);
  }
}

/// The operators that a word may become, the kinds of this vault among them.
std::vector<std::string> names_that_begin(std::string_view word, const SchemaSet& schemas) {
  std::vector<std::string> out;
  const auto offer = [&](std::string_view name) {
    if (name.starts_with(word)) out.push_back(std::string(name) + ":");
  };
  for (const Operator& known : operators()) offer(known.name);
  for (const KindSpec& kind : schemas.kinds) {
    offer(kind.name);
    if (!kind.task) continue;
    for (const std::string_view state : {"-todo", "-done"}) offer(kind.name + std::string(state));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::vector<std::string> complete_values(std::string_view word, Searcher& searcher) {
  const Typed typed = take_apart(word);
  if (typed.facet.empty()) return names_that_begin(word, searcher.schemas());
  const auto results = searcher.search({.query = "*",
                                        .limit = 0,
                                        .passages = 0,
                                        .facets = {typed.facet + ":100000:count"},
                                        .facet_like = typed.value,
                                        .details = false});
  std::vector<std::string> out;
  if (!results) return out;
  for (const Facet& facet : results->facets) add(typed, facet.values, out);
  out.resize(std::min<size_t>(out.size(), kMostCompletions));
  return out;
}

}  // namespace inkling
