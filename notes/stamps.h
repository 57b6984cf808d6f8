// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/file.h"
#include "notes/read_right.h"
#include "notes/vault.h"

namespace inkling {

/// Told about stamps[index]: an errno, or 0 and its status. Called from several threads at once,
/// each index once.
using OnStatus = std::function<void(size_t index, int failure, const struct stat& status)>;

/// Asks the file system about every path of `stamps`, following links. Fastest when neighbours
/// share their folder, as in a sorted list.
void stat_each(int root_fd, const std::vector<FileStamp>& stamps, const OnStatus& on_status);

/// The stamps of many files and folders in two pieces of memory. Takes 4 GB of paths.
class StampList {
 public:
  void reserve(size_t stamps, size_t path_bytes);
  void add(std::string_view path, int64_t mtime_ns, uint64_t size);

  [[nodiscard]] size_t size() const { return entries_.size(); }
  /// A NUL stands behind it.
  [[nodiscard]] std::string_view path(size_t index) const;
  /// The part of the path up to the last '/', that included.
  [[nodiscard]] std::string_view folder(size_t index) const;
  [[nodiscard]] bool describes(size_t index, const struct stat& status) const;

 private:
  struct Entry {
    uint32_t begin = 0;  ///< Of its path; the next one's begins behind the NUL.
    uint32_t folder_bytes = 0;
    int64_t mtime_ns = 0;
    uint64_t size = 0;
  };
  std::string paths_;
  std::vector<Entry> entries_;
};

/// Finds the stamps that are no longer true: changed, gone or unreadable. Much faster than a walk.
/// As many threads take part as call work().
class StampCheck {
 public:
  StampCheck(Fd root, StampList stamps);

  /// Looks at stamps that no other thread has looked at, until there are none or stop() is called.
  void work();
  void stop() { next_ = stamps_.size(); }

  /// Indices, ascending. REQUIRES: every call of work() has returned, none was stopped.
  [[nodiscard]] std::vector<size_t> changed() const;
  [[nodiscard]] const StampList& stamps() const { return stamps_; }

 private:
  Fd root_;
  StampList stamps_;
  ReadRight right_{};
  std::vector<char> changed_;
  std::atomic<size_t> next_ = 0;
};

}  // namespace inkling
