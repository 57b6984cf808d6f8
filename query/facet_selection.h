// SPDX-License-Identifier: MIT
// What `--filter NAME=VALUE` selects: the same documents that the facet counts for that value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/clause.h"
#include "query/facet_source.h"
#include "query/open_index.h"

namespace inkling {

/// The values meant by what a person gave, as the facet writes them: a type by its name, people by
/// theirs. Never empty.
[[nodiscard]] std::vector<std::string> selected_values(const FacetSource& source,
                                                       std::string_view given,
                                                       const OpenIndex& index);

/// What has one of these values.
[[nodiscard]] Clause selection_clause(const FacetSource& source, Source of,
                                      const std::vector<std::string>& values,
                                      const OpenIndex& index);

/// The query text equal to selection_clause.
[[nodiscard]] std::string query_of_selection(const FacetSource& source,
                                             const std::vector<std::string>& values,
                                             const OpenIndex& index);

}  // namespace inkling
