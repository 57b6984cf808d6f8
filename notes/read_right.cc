// SPDX-License-Identifier: MIT
#include "notes/read_right.h"

#include <unistd.h>

#include <algorithm>

namespace inkling {

ReadRight::ReadRight() : user_(geteuid()) {
  const int count = getgroups(0, nullptr);
  if (count > 0) groups_.resize(static_cast<size_t>(count));
  if (count > 0 && getgroups(count, groups_.data()) != count) groups_.clear();
  groups_.push_back(getegid());
}

bool ReadRight::may_read(const struct stat& status) const {
  if (user_ == 0) return true;
  if (status.st_uid == user_) return (status.st_mode & S_IRUSR) != 0;
  if (std::ranges::find(groups_, status.st_gid) != groups_.end()) {
    return (status.st_mode & S_IRGRP) != 0;
  }
  return (status.st_mode & S_IROTH) != 0;
}

}  // namespace inkling
