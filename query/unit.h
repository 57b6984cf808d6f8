// SPDX-License-Identifier: MIT
#pragma once

#include "query/query.h"
#include "query/results.h"
#include "schemas/schema.h"

namespace inkling {

/// What a query returns when nobody says: items when it asks for items of one kind, else notes.
[[nodiscard]] Unit unit_of(const Query& query, const SchemaSet& schemas);

}  // namespace inkling
