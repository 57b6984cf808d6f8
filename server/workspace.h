// SPDX-License-Identifier: MIT
// A vault and its index together, without any protocol: what the command line, the language server
// and later fronts call. The one place where writing and reading meet.
#pragma once

#include <chrono>
#include <string>

#include "indexer/update.h"
#include "notes/result.h"
#include "query/results.h"
#include "query/searcher.h"
#include "server/watch_socket.h"

namespace inkling {

struct WorkspaceOptions {
  std::string vault{};  ///< Absolute path.
  std::string index_folder{};
  Language default_language{};
  ScanOptions scan{};
};

/// How much a search may do before it answers, so that it is never stale. Its hits are checked in
/// any case.
struct RefreshBudget {
  LookBudget look{};
  size_t most_reindexed = 64;  ///< More changed notes: answer "stale" and leave them to `index`.
  std::chrono::milliseconds patience = kWatcherPatience;  ///< With a process that watches.
};

/// How an index stood to its vault, and what was done about it.
struct Refreshed {
  Freshness freshness = Freshness::kUnchecked;
  uint32_t checked = 0;    ///< Files compared with the disk.
  uint32_t changed = 0;    ///< Of these, changed since they were indexed.
  uint32_t reindexed = 0;  ///< Of these, indexed again.
};

/// What an update of the index needs, with the declarations that are to be in force.
[[nodiscard]] IndexRequest index_request(const WorkspaceOptions& options, SchemaSet schemas);

/// Opens the index of this vault. Also kMismatch: the index is of another vault.
Result<Searcher> open_searcher(const WorkspaceOptions& options);

/// Compares the vault with its index and indexes what changed, when it is little. Keeps to the
/// declarations the index was built with, so it never rebuilds. An index that another process is
/// writing, or that may not be written, is left as it is.
Result<Refreshed> refresh(const WorkspaceOptions& options, const Searcher& searcher,
                          const RefreshBudget& budget = {});

/// One search with the freshness promise: what changed is indexed first when it is little; a hit
/// whose file is not what was indexed is indexed again and the search repeated; what cannot be made
/// fresh is left out. A process that watches the vault is asked, when there is one. An index that
/// another process is writing is read as it was last committed.
Result<Results> search_fresh(const WorkspaceOptions& options, const Request& request,
                             const RefreshBudget& budget = {});

}  // namespace inkling
