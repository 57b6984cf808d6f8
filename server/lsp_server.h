// SPDX-License-Identifier: MIT
// The language server: `inkling lsp`. One thread reads, one works in order, one keeps the index.
#pragma once

#include <functional>
#include <string>

#include "server/workspace.h"

namespace inkling {

struct LspOptions {
  std::string version{};
  /// The vault for the folder that a client has open ("" when it says none).
  std::function<Result<WorkspaceOptions>(const std::string& folder)> locate{};
  std::function<Date()> today{};
};

/// Speaks the protocol over two file descriptors until the client says exit or closes its end.
/// Returns what the protocol wants the process to end with: 0 after a shutdown, else 1.
int serve_lsp(int in, int out, const LspOptions& options);

}  // namespace inkling
