// SPDX-License-Identifier: MIT
// Between the paths of a vault and the folder that one stands in, as ripgrep has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"

namespace inkling {

/// Where one stands: absolute paths.
struct Here {
  std::string vault{};
  std::string folder{};  ///< The working folder; empty when it is gone.
};

/// A note's path as it can be opened from here: relative when the folder lies in the vault or the
/// vault below the folder, else absolute.
[[nodiscard]] std::string path_from(const Here& here, const std::string& path);

/// A file as it is named from `folder`: relative to it when it is there, else as given, which may
/// be below the vault or the name of a note.
[[nodiscard]] std::string as_named(const std::string& file, const std::string& folder);

/// True of what can only mean a path behind a query: ".", "./notes", "../a", "/home/a", "notes/".
[[nodiscard]] bool looks_like_path(std::string_view word);

/// The query, narrowed to these paths (any of them) and ripgrep's globs ("x/**", "!*.tmp"): each
/// that is positive of any, and none that is negative. An error when a path is not in the vault.
Result<std::string> narrowed(const std::string& query, const std::vector<std::string>& paths,
                             const std::vector<std::string>& globs, const Here& here);

}  // namespace inkling
