// SPDX-License-Identifier: MIT
#include "query/item_filters.h"

#include <algorithm>
#include <string_view>

#include "query/compile.h"
#include "query/item_runs.h"
#include "query/leaves.h"
#include "query/match.h"

namespace inkling {
namespace {

/// Filters that hold of items rather than of whole notes.
bool is_about_items(const Query& query) {
  static constexpr std::string_view kDates[] = {"due", "decided"};
  static constexpr std::string_view kValues[] = {"kind", "is",       "people",
                                                 "by",   "assignee", "mentions"};
  const auto named = [&](std::string_view name) { return name == query.name; };
  switch (query.op) {
    case Op::kScope:
      return is_item_scope(query.name);
    case Op::kDate:
      return std::any_of(std::begin(kDates), std::end(kDates), named);
    case Op::kValue:
      return std::any_of(std::begin(kValues), std::end(kValues), named) ||
             (query.name == "has" && (query.text == "owner" || query.text == "due")) ||
             (query.name == "no" && query.text == "owner");
    default:
      return false;
  }
}

void collect_filters(const Query& query, std::vector<const Query*>& found) {
  if (is_about_items(query)) found.push_back(&query);
  const bool group = query.op == Op::kAnd || query.op == Op::kOr || query.op == Op::kMust;
  if (!group) return;
  for (const Query& child : query.children) collect_filters(child, found);
}

}  // namespace

std::vector<DocSet> filtered_items(const Query& query, const OpenIndex& index, Date today) {
  std::vector<const Query*> filters;
  collect_filters(query, filters);
  std::vector<DocSet> sets;
  for (const Query* filter : filters) {
    const SearchPlan plan = compile(*filter, index, {.source = Source::kItems, .today = today});
    sets.push_back(matching_docs(plan.clause, plan, index));
  }
  return sets;
}

std::vector<uint32_t> filters_met(const std::vector<DocSet>& filtered, uint32_t note,
                                  const OpenIndex& index) {
  std::vector<uint32_t> met;
  if (filtered.empty()) return met;
  const auto run = run_of(note, index);
  if (!run) return met;
  for (uint32_t ordinal = 0; ordinal < run->count; ++ordinal) {
    const auto holds = [&](const DocSet& set) {
      return std::binary_search(set.begin(), set.end(), run->first + ordinal);
    };
    const auto count = std::count_if(filtered.begin(), filtered.end(), holds);
    if (count == 0) continue;
    if (met.size() <= ordinal) met.resize(ordinal + 1, 0);
    met[ordinal] = static_cast<uint32_t>(count);
  }
  return met;
}

}  // namespace inkling
