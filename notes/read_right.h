// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <vector>

namespace inkling {

/// What the permission bits of a file let this process do: a change of them changes neither size
/// nor mtime, so only this tells that a note indexed before may no longer be read. Access lists are
/// not looked at.
class ReadRight {
 public:
  /// Of the process as it is now.
  ReadRight();

  [[nodiscard]] bool may_read(const struct stat& status) const;

 private:
  uid_t user_;
  std::vector<gid_t> groups_;
};

}  // namespace inkling
