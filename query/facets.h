// SPDX-License-Identifier: MIT
// Counting the values of facets over everything that matches.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/compile.h"
#include "query/open_index.h"
#include "query/results.h"

namespace inkling {

/// Narrows a plan to the values selected: any value of one facet, all facets.
void add_filters(SearchPlan& plan, const std::vector<std::pair<std::string, std::string>>& filters,
                 const OpenIndex& index);

/// For each facet of these that is about items (kind, status, people), the items that have a value
/// chosen of it: what to show of a note.
[[nodiscard]] std::vector<DocSet> selected_items(
    const std::vector<std::pair<std::string, std::string>>& filters, const OpenIndex& index);

/// Exact counts of the facets asked for, each over all matches but for its own selection.
[[nodiscard]] std::vector<Facet> count_facets(const Request& request, const SearchPlan& plan,
                                              const OpenIndex& index);

/// The same over `docs` alone: for an answer that is no more than these.
[[nodiscard]] std::vector<Facet> count_facets_over(const DocSet& docs, const Request& request,
                                                   const SearchPlan& plan, const OpenIndex& index);

/// The query text that matches what `parsed` and the filters together match.
[[nodiscard]] std::string query_with_filters(
    const std::string& parsed, const std::vector<std::pair<std::string, std::string>>& filters,
    const OpenIndex& index);

/// Facets and filters of which nothing is known.
[[nodiscard]] std::vector<Diagnostic> unknown_facets(const Request& request,
                                                     const OpenIndex& index);

}  // namespace inkling
