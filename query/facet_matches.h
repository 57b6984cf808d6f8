// SPDX-License-Identifier: MIT
#pragma once

#include "query/compile.h"
#include "query/open_index.h"

namespace inkling {

/// Every document that matches a clause of the plan, ascending: as matching_docs, and straight off
/// the posting lists where terms alone decide.
[[nodiscard]] DocSet facet_matches(const Clause& clause, const SearchPlan& plan,
                                   const OpenIndex& index);

}  // namespace inkling
