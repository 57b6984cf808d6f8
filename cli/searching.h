// SPDX-License-Identifier: MIT
// One search as the commands make it: the index is made first when there is none, and what there is
// to say about the answer goes to standard error.
#pragma once

#include "cli/command.h"
#include "notes/result.h"
#include "query/results.h"
#include "server/workspace.h"

namespace inkling {

/// `fresh`: what changed in the vault is indexed first.
Result<Results> search_vault(Session& session, const WorkspaceOptions& workspace,
                             const Request& request, bool fresh);

/// Whether something is wrong with the query.
[[nodiscard]] bool has_problem(const Results& results);

/// What is wrong with the query, and with the index, for standard error.
[[nodiscard]] std::string problems_text(const Session& session, const Results& results);

}  // namespace inkling
