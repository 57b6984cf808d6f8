// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

#include "notes/result.h"
#include "notes/vault.h"

namespace inkling {

/// The bytes of a regular file below `root` (open as `root_fd`) with the stamp they had; kInvalid
/// when it is larger than `most_bytes`, is no regular file, or lies outside.
Result<NoteFile> read_file_below(const std::string& root, int root_fd, const std::string& path,
                                 uint64_t most_bytes);

/// What a stamp says of a file or folder. Folders have size 0.
[[nodiscard]] FileStamp make_stamp(std::string path, const struct stat& status);

}  // namespace inkling
