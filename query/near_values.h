// SPDX-License-Identifier: MIT
// What a filter that finds nothing may have meant: tags, types, folders and people of the vault
// that are written nearly as asked.
#pragma once

#include <string>
#include <vector>

#include "query/open_index.h"
#include "query/query.h"

namespace inkling {

struct NearValue {
  Query asked{};    ///< The clause whose value the vault does not have.
  Query instead{};  ///< The same with the nearest value.
};

inline constexpr size_t kMostNearValues = 20'000;  ///< Looked through for one clause.

/// For each clause of `query` that asks for a whole value, the nearest of the vault when it is
/// another one. A tag or a folder may also be asked for by the last parts of its path, and of a
/// person any words of the name. Reads all values of the kind.
[[nodiscard]] std::vector<NearValue> near_values(const Query& query, const OpenIndex& index);

}  // namespace inkling
