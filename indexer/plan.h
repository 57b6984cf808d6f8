// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "notes/vault.h"

namespace inkling {

/// What brings an index of `known` to `found`.
struct Plan {
  struct Put {
    std::string path{};
    std::string known_path{};  ///< Whose docid it takes: the same path, of a renamed note the old
                               ///< one, of a new note none.
  };
  std::vector<Put> puts{};
  std::vector<std::string> removals{};
  [[nodiscard]] bool empty() const { return puts.empty() && removals.empty(); }
};

/// Both lists sorted by path. A note that is gone while one of equal size and mtime appeared was
/// renamed, when there is only one such pair. `again`: known paths to index whether changed or not.
[[nodiscard]] Plan make_plan(const std::vector<FileStamp>& found,
                             const std::vector<FileStamp>& known,
                             const std::vector<std::string>& again);

}  // namespace inkling
