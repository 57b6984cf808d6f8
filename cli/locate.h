// SPDX-License-Identifier: MIT
// Which vault, and which index.
#pragma once

#include <string>

#include "cli/command.h"
#include "notes/result.h"
#include "server/workspace.h"

namespace inkling {

struct Located {
  WorkspaceOptions workspace{};
  uint32_t recent_days = 0;  ///< Half-life for --recent.
  std::string vault_from{};  ///< "--vault", "INKLING_VAULT", "found upward", "configuration".
};

/// The vault is `named`, else --vault, else INKLING_VAULT, else the nearest folder upward, else the
/// configured one; the index --index, else INKLING_INDEX, else a folder of its own in the cache.
Result<Located> locate(const Session& session, const std::string& named = {});

/// Today, or what INKLING_TODAY says it is.
Result<Date> today(const Environment& environment);

}  // namespace inkling
