// SPDX-License-Identifier: MIT
#include "notes/stamps.h"

#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <thread>
#include <utility>

#include "notes/read_file.h"

namespace inkling {
namespace {

/// A stat takes about a microsecond, a thread about fifty to start: below this many paths a second
/// thread costs more than it saves, and past four the kernel's locks are the limit.
constexpr size_t kPathsPerThread = 1000;
constexpr size_t kMostThreads = 4;
constexpr size_t kPathsPerTurn = 256;

/// One after the other, paths are looked up in the folder they share.
class Folder {
 public:
  explicit Folder(int root_fd) : root_fd_(root_fd) {}

  /// `path` has a NUL behind it; `folder` is its beginning. Returns an errno, or 0.
  int look(std::string_view path, std::string_view folder, struct stat& status) {
    if (folder != folder_) {
      folder_ = folder;
      fd_ = Fd(openat(root_fd_, std::string(folder).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    }
    const bool relative = static_cast<bool>(fd_);
    const char* name = path.data() + (relative ? folder.size() : 0);
    const int failed =
        fstatat(relative ? fd_.get() : root_fd_, *name == '\0' ? "." : name, &status, 0);
    return failed != 0 ? errno : 0;
  }

 private:
  int root_fd_;
  std::string_view folder_;
  Fd fd_;
};

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.rfind('/') + 1);
}

void stat_range(int root_fd, const std::vector<FileStamp>& stamps, size_t begin, size_t end,
                const OnStatus& on_status) {
  Folder folder(root_fd);
  for (size_t i = begin; i < end; ++i) {
    struct stat status {};
    const int failure = folder.look(stamps[i].path, folder_of(stamps[i].path), status);
    on_status(i, failure, status);
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

void StampList::reserve(size_t stamps, size_t path_bytes) {
  entries_.reserve(stamps);
  paths_.reserve(path_bytes + stamps);
}

void StampList::add(std::string_view path, int64_t mtime_ns, uint64_t size) {
  entries_.push_back({.begin = static_cast<uint32_t>(paths_.size()),
                      .folder_bytes = static_cast<uint32_t>(folder_of(path).size()),
                      .mtime_ns = mtime_ns,
                      .size = size});
  paths_ += path;
  paths_ += '\0';
}

std::string_view StampList::path(size_t index) const {
  const size_t end = index + 1 < entries_.size() ? entries_[index + 1].begin : paths_.size();
  const size_t begin = entries_[index].begin;
  return std::string_view(paths_).substr(begin, end - begin - 1);
}

std::string_view StampList::folder(size_t index) const {
  return std::string_view(paths_).substr(entries_[index].begin, entries_[index].folder_bytes);
}

bool StampList::describes(size_t index, const struct stat& status) const {
  const FileStamp now = make_stamp({}, status);
  return now.mtime_ns == entries_[index].mtime_ns && now.size == entries_[index].size;
}

StampCheck::StampCheck(Fd root, StampList stamps)
    : root_(std::move(root)), stamps_(std::move(stamps)), changed_(stamps_.size()) {}

void StampCheck::work() {
  Folder folder(root_.get());
  for (size_t begin; (begin = next_.fetch_add(kPathsPerTurn)) < stamps_.size();) {
    const size_t end = std::min(begin + kPathsPerTurn, stamps_.size());
    for (size_t i = begin; i < end; ++i) {
      struct stat status {};
      const int failure = folder.look(stamps_.path(i), stamps_.folder(i), status);
      changed_[i] = failure != 0 || !stamps_.describes(i, status) || !right_.may_read(status);
    }
  }
}

std::vector<size_t> StampCheck::changed() const {
  std::vector<size_t> indices;
  for (size_t i = 0; i < changed_.size(); ++i) {
    if (changed_[i] != 0) indices.push_back(i);
  }
  return indices;
}

}  // namespace inkling
