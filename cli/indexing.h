// SPDX-License-Identifier: MIT
// Bringing an index up to date as a person sees it: progress, problems, a summary.
#pragma once

#include <string>

#include "cli/command.h"
#include "notes/result.h"
#include "server/workspace.h"

namespace inkling {

struct IndexRun {
  bool rebuild = false;
  uint32_t threads = 0;
  bool list_problems = true;  ///< Else only their number is said.
};

/// Loads the vault's declarations and updates the index, with a progress bar on a terminal. Ctrl-C
/// gives kCancelled, with the words for what is kept.
Result<IndexReport> run_index(Session& session, const WorkspaceOptions& options,
                              const IndexRun& run);

/// "66 notes, 213 items: 2 added, 1 modified".
[[nodiscard]] std::string summary_of(const IndexReport& report);

}  // namespace inkling
