// SPDX-License-Identifier: MIT
// A vault and its index together, without any protocol: what the command line, the language server
// and later fronts call. The one place where writing and reading meet.
#pragma once

#include <string>

#include "indexer/update.h"
#include "notes/result.h"
#include "query/results.h"
#include "query/searcher.h"

namespace inkling {

struct WorkspaceOptions {
  std::string vault{};  ///< Absolute path.
  std::string index_folder{};
  Language default_language{};
  ScanOptions scan{};
};

/// How much a search may do before it answers, so that it is never stale.
struct RefreshBudget {
  size_t most_checked = 20'000;  ///< Vaults with more notes: folders and hits only.
  size_t most_reindexed = 64;    ///< More changed notes: answer "stale" and leave them to `index`.
};

/// One search with the freshness promise: what changed is indexed first when it is little; a hit
/// whose file is not what was indexed is indexed again and the search repeated; what cannot be made
/// fresh is left out. An index that another process is writing is read as it was last committed.
Result<Results> search_fresh(const WorkspaceOptions& options, const Request& request,
                             const RefreshBudget& budget = {});

}  // namespace inkling
