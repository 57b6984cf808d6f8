// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "query/open_index.h"
#include "query/results.h"

namespace inkling {

/// How a request is understood, as text for a person: the tree, the dates it came to, what Xapian
/// is asked, what the words must still confirm, and how much each clause finds by itself. May throw
/// what Xapian throws.
[[nodiscard]] std::string explain(const Request& request, const OpenIndex& index);

}  // namespace inkling
