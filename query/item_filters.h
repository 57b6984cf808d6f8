// SPDX-License-Identifier: MIT
// A note is found because it has an overdue task, or an item of Tomas: these are then what to show
// of it.
#pragma once

#include <vector>

#include "query/clause.h"
#include "query/open_index.h"
#include "query/query.h"

namespace inkling {

/// For each filter of the query that is about items, the items that satisfy it. Filters that a note
/// must not meet are left out.
[[nodiscard]] std::vector<DocSet> filtered_items(const Query& query, const OpenIndex& index,
                                                 Date today);

/// How many of these sets hold each item of a note, by ordinal; empty when none holds any.
[[nodiscard]] std::vector<uint32_t> filters_met(const std::vector<DocSet>& filtered, uint32_t note,
                                                const OpenIndex& index);

}  // namespace inkling
