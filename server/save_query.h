// SPDX-License-Identifier: MIT
// The saved queries of a vault on disk (query/saved_queries.h has the format).
#pragma once

#include <string>
#include <string_view>

#include "notes/result.h"

namespace inkling {

/// Saves `query` under `name`, in the place of one of that name. Every other line of the file stays
/// as it is. kInvalid: the name could not stand behind '@', or there is nothing to save.
Outcome save_query(const std::string& vault, std::string_view name, std::string_view query);

/// kNotFound: there is none of that name.
Outcome delete_query(const std::string& vault, std::string_view name);

}  // namespace inkling
