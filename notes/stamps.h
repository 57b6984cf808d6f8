// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <functional>
#include <vector>

#include "notes/vault.h"

namespace inkling {

/// Told about stamps[index]: an errno, or 0 and its status. Called from several threads at once,
/// each index once.
using OnStatus = std::function<void(size_t index, int failure, const struct stat& status)>;

/// Asks the file system about every path of `stamps`, following links. Fastest when neighbours
/// share their folder, as in a sorted list.
void stat_each(int root_fd, const std::vector<FileStamp>& stamps, const OnStatus& on_status);

}  // namespace inkling
