// SPDX-License-Identifier: MIT
// States of whole notes: is:orphan, is:conflict.
#pragma once

#include "query/filters.h"

namespace inkling {

/// Notes whose file synchronising programs left behind.
[[nodiscard]] Clause conflict_clause(const FilterContext& context);
/// Notes that link to none and that none links to.
[[nodiscard]] Clause orphan_clause(const FilterContext& context);

}  // namespace inkling
