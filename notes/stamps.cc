// SPDX-License-Identifier: MIT
#include "notes/stamps.h"

#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <string_view>
#include <thread>

#include "notes/file.h"
#include "notes/read_file.h"

namespace inkling {
namespace {

/// A stat takes about a microsecond, a thread about fifty to start: below this many paths a second
/// thread costs more than it saves, and past four the kernel's locks are the limit.
constexpr size_t kPathsPerThread = 1000;
constexpr size_t kMostThreads = 4;
constexpr size_t kPathsPerTurn = 256;

bool still_true(const FileStamp& known, const struct stat& status) {
  const FileStamp now = make_stamp({}, status);
  return now.mtime_ns == known.mtime_ns && now.size == known.size;
}

void stat_range(int root_fd, const std::vector<FileStamp>& stamps, size_t begin, size_t end,
                const OnStatus& on_status) {
  std::string_view folder;
  Fd folder_fd;
  for (size_t i = begin; i < end; ++i) {
    const std::string& path = stamps[i].path;
    const size_t slash = path.rfind('/');
    const std::string_view its_folder = std::string_view(path).substr(0, slash + 1);
    if (its_folder != folder) {
      folder = its_folder;
      folder_fd =
          Fd(openat(root_fd, std::string(folder).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    }
    struct stat status {};
    const bool relative = static_cast<bool>(folder_fd);
    const char* name = path.c_str() + (relative ? slash + 1 : 0);
    const int failed =
        fstatat(relative ? folder_fd.get() : root_fd, *name == '\0' ? "." : name, &status, 0);
    on_status(i, failed != 0 ? errno : 0, status);
  }
}

}  // namespace

void stat_each(int root_fd, const std::vector<FileStamp>& stamps, const OnStatus& on_status) {
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t begin; (begin = next.fetch_add(kPathsPerTurn)) < stamps.size();) {
      const size_t end = std::min(begin + kPathsPerTurn, stamps.size());
      stat_range(root_fd, stamps, begin, end, on_status);
    }
  };
  const size_t useful = std::min({stamps.size() / kPathsPerThread, kMostThreads,
                                  static_cast<size_t>(std::thread::hardware_concurrency())});
  std::vector<std::jthread> others;
  for (size_t i = 1; i < useful; ++i) others.emplace_back(work);
  work();
}

Result<std::vector<size_t>> changed_stamps(const std::string& root,
                                           const std::vector<FileStamp>& known) {
  const auto root_fd = open_root(root);
  if (!root_fd) return root_fd.error();
  std::vector<char> changed(known.size());
  stat_each(root_fd->get(), known, [&](size_t i, int failure, const struct stat& status) {
    changed[i] = failure != 0 || !still_true(known[i], status);
  });
  std::vector<size_t> indices;
  for (size_t i = 0; i < changed.size(); ++i) {
    if (changed[i] != 0) indices.push_back(i);
  }
  return indices;
}

}  // namespace inkling
