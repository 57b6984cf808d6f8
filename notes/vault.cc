// SPDX-License-Identifier: MIT
#include "notes/vault.h"

#include <sys/stat.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "notes/file.h"

namespace inkling {

Changes diff(const std::vector<FileStamp>& found, const std::vector<FileStamp>& known) {
  Changes changes;
  size_t f = 0;
  size_t k = 0;
  while (f < found.size() || k < known.size()) {
    const int order = f == found.size()   ? 1
                      : k == known.size() ? -1
                                          : found[f].path.compare(known[k].path);
    if (order < 0) {
      changes.added.push_back(f++);
    } else if (order > 0) {
      changes.removed.push_back(k++);
    } else {
      if (!(found[f] == known[k])) changes.modified.push_back(f);
      ++f;
      ++k;
    }
  }
  return changes;
}

Result<std::string> find_vault(const std::string& folder) {
  static constexpr std::array<const char*, 4> kMarkers{".inkling", ".obsidian", ".git", ".zk"};
  std::error_code failure;
  const auto start = std::filesystem::canonical(folder, failure);
  if (failure) return io_error(failure.value(), folder);
  for (auto at = start;; at = at.parent_path()) {
    for (const char* marker : kMarkers) {
      struct stat status {};
      if (lstat((at / marker).c_str(), &status) == 0) return at.string();
    }
    if (at == at.parent_path()) break;
  }
  return Error{.code = Code::kNotFound,
               .message = "no vault here or in any folder above",
               .where = folder,
               .hint = "name one with --vault, or mark it with a folder '.inkling'"};
}

}  // namespace inkling
