// SPDX-License-Identifier: MIT
#pragma once

#include <xapian.h>

#include "query/clause.h"
#include "query/open_index.h"

namespace inkling {

/// A Xapian query that matches every document of the clause, and more only where words decide.
[[nodiscard]] Xapian::Query to_xapian(const Clause& clause, Source source, const OpenIndex& index);

}  // namespace inkling
