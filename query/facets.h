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

/// Exact counts of the facets asked for. A facet's own selection does not narrow its own counts.
[[nodiscard]] std::vector<Facet> count_facets(const Request& request, const SearchPlan& plan,
                                              const OpenIndex& index);

}  // namespace inkling
