// SPDX-License-Identifier: MIT
// Synonyms that nobody had to write down: what a note is called besides. Where a note "Kubernetes"
// has the alias "k8s", a query for one may find what says the other.
#pragma once

#include <vector>

#include "query/open_index.h"
#include "query/query.h"
#include "query/synonyms.h"

namespace inkling {

inline constexpr size_t kMostNameWords = 6;       ///< Of one name; longer ones are titles.
inline constexpr size_t kMostNamesLookedUp = 64;  ///< In one query.
inline constexpr size_t kMostOtherNames = 8;      ///< Of one note.

/// For each name in the query that one note alone has: the name, and the other titles, aliases and
/// file names of that note, but such as contain the name, which say nothing more, and such as other
/// notes have, too, which may mean them.
[[nodiscard]] std::vector<SynonymGroup> alias_groups(const Query& query, const OpenIndex& index);

}  // namespace inkling
