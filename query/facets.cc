// SPDX-License-Identifier: MIT
#include "query/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "notes/nearest.h"
#include "query/facet_column.h"
#include "query/facet_matches.h"
#include "query/facet_selection.h"
#include "query/facet_source.h"
#include "query/facet_tree.h"
#include "query/filters.h"
#include "schemas/words.h"

namespace inkling {
namespace {

using Filters = std::vector<std::pair<std::string, std::string>>;

Clause clause_without(const SearchPlan& plan, std::string_view facet) {
  std::vector<Clause> parts{plan.asked};
  for (const auto& [name, clause] : plan.filters) {
    if (name != facet) parts.push_back(clause);
  }
  return both(std::move(parts));
}

/// The values selected of each facet, in the order in which the facets are named.
struct Selection {
  std::string name{};
  FacetSource source{};
  std::vector<std::string> values{};
  std::vector<std::string> given{};  ///< How each was spelt; empty when by another name.
};

std::vector<Selection> selections(const Filters& filters, const OpenIndex& index) {
  std::vector<Selection> all;
  for (const auto& [name, value] : filters) {
    const auto source = facet_source(name, index);
    if (!source) continue;
    auto known = std::find_if(all.begin(), all.end(), [&facet = name](const Selection& other) {
      return other.name == facet;
    });
    if (known == all.end()) known = all.insert(all.end(), {.name = name, .source = *source});
    for (std::string& one : selected_values(*source, value, index)) {
      const auto at = std::find(known->values.begin(), known->values.end(), one);
      if (at != known->values.end()) continue;
      // A person with a note is called by its title, a folder as on disk.
      const bool folded = fold(one) == one && fold(value) == one;
      known->given.push_back(folded ? value : std::string());
      known->values.push_back(std::move(one));
    }
  }
  return all;
}

class FacetCounter {
 public:
  FacetCounter(const Request& request, const SearchPlan& plan, const OpenIndex& index)
      : request_(request), plan_(plan), index_(index) {
    selections_ = selections(request.filters, index);
  }

  std::vector<Facet> count(const DocSet* over);

 private:
  Facet count(const FacetAsk& ask, const FacetSource& source, const DocSet& docs) const;
  const DocSet& matches(std::string_view facet);
  [[nodiscard]] const Selection* selection_of(std::string_view facet) const;

  const Request& request_;
  const SearchPlan& plan_;
  const OpenIndex& index_;
  std::vector<Selection> selections_;
  std::optional<DocSet> all_;
  DocSet own_;
};

std::vector<Facet> FacetCounter::count(const DocSet* over) {
  std::vector<Facet> facets;
  for (const std::string& text : request_.facets) {
    const FacetAsk ask = parse_facet(text);
    const auto source = facet_source(ask.name, index_);
    if (!source) continue;
    facets.push_back(count(ask, *source, over != nullptr ? *over : matches(ask.name)));
    facets.back().exact = over == nullptr;
  }
  return facets;
}

const Selection* FacetCounter::selection_of(std::string_view facet) const {
  const auto found = std::find_if(selections_.begin(), selections_.end(),
                                  [&](const Selection& one) { return one.name == facet; });
  return found == selections_.end() ? nullptr : &*found;
}

/// Everything that matches but for the facet's own selection.
const DocSet& FacetCounter::matches(std::string_view facet) {
  if (selection_of(facet) != nullptr) {
    own_ = facet_matches(clause_without(plan_, facet), plan_, index_);
    return own_;
  }
  if (!all_) all_ = facet_matches(plan_.clause, plan_, index_);
  return *all_;
}

Facet FacetCounter::count(const FacetAsk& ask, const FacetSource& source,
                          const DocSet& docs) const {
  const Selection* chosen = selection_of(ask.name);
  FacetView view{.source = source,
                 .ask = ask,
                 .like = fold(request_.facet_like),
                 .selected = chosen == nullptr ? std::vector<std::string>{} : chosen->values,
                 .given = chosen == nullptr ? std::vector<std::string>{} : chosen->given};
  FacetColumn& column = facet_column(source, plan_.source, index_);
  Facet facet = facet_of(view, count_forms(column, docs), index_);
  if (chosen != nullptr) facet.query = query_of_selection(source, chosen->values, index_);
  return facet;
}

}  // namespace

void add_filters(SearchPlan& plan, const Filters& filters, const OpenIndex& index) {
  for (const Selection& one : selections(filters, index)) {
    plan.filters.emplace_back(one.name,
                              selection_clause(one.source, plan.source, one.values, index));
  }
  // What is not known selects nothing, and unknown_facets says so.
  const bool all_known = std::all_of(filters.begin(), filters.end(), [&](const auto& filter) {
    return facet_source(filter.first, index).has_value();
  });
  plan.clause = all_known ? clause_without(plan, {}) : nothing();
}

std::vector<DocSet> selected_items(const Filters& filters, const OpenIndex& index) {
  constexpr std::string_view kOfItems[] = {"kind", "status", "people"};
  std::vector<DocSet> sets;
  for (const Selection& one : selections(filters, index)) {
    const std::string& base = one.source.base;
    if (std::find(std::begin(kOfItems), std::end(kOfItems), base) == std::end(kOfItems)) continue;
    const Clause clause = selection_clause(one.source, Source::kItems, one.values, index);
    sets.push_back(docs_of(clause, index, Source::kItems));
  }
  return sets;
}

std::vector<Facet> count_facets(const Request& request, const SearchPlan& plan,
                                const OpenIndex& index) {
  return FacetCounter(request, plan, index).count(nullptr);
}

std::vector<Facet> count_facets_over(const DocSet& docs, const Request& request,
                                     const SearchPlan& plan, const OpenIndex& index) {
  return FacetCounter(request, plan, index).count(&docs);
}

std::string query_with_filters(const std::string& parsed, const Filters& filters,
                               const OpenIndex& index) {
  std::string text = parsed == "*" && !filters.empty() ? "" : parsed;
  if (text.find(" OR ") != std::string::npos && !filters.empty()) text = "(" + text + ")";
  for (const Selection& one : selections(filters, index)) {
    text += (text.empty() ? "" : " ") + query_of_selection(one.source, one.values, index);
  }
  return text;
}

std::vector<Diagnostic> unknown_facets(const Request& request, const OpenIndex& index) {
  std::vector<Diagnostic> problems;
  const auto check = [&](const std::string& name) {
    if (facet_source(name, index)) return;
    const std::string_view near = nearest(name, facet_names(index.schemas()));
    problems.push_back({.code = "unknown-facet",
                        .severity = Severity::kError,
                        .message = fmt::format("there is no facet or property '{}'", name),
                        .fix = near.empty() ? "" : fmt::format("did you mean '{}'?", near)});
  };
  for (const std::string& facet : request.facets) check(parse_facet(facet).name);
  for (const auto& [name, value] : request.filters) check(name);
  return problems;
}

}  // namespace inkling
