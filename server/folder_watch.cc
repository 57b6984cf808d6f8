// SPDX-License-Identifier: MIT
#include "server/folder_watch.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "schemas/words.h"

namespace inkling {
namespace {

constexpr uint32_t kEvents = IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE |
                             IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
                             IN_EXCL_UNLINK;

bool is_note(std::string_view name) {
  const std::string folded = fold(name);
  return folded.ends_with(".md") || folded.ends_with(".markdown");
}

bool is_ignore_file(std::string_view name) {
  return name == ".gitignore" || name == ".ignore" || name == ".inklingignore";
}

void keep_each_once(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

FolderWatch::FolderWatch() : fd_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

bool FolderWatch::watch(const std::string& vault, const std::vector<FileStamp>& shape) {
  watching_ = false;
  if (!fd_) return false;
  std::unordered_map<int, std::string> now;
  size_t folders = 0;
  for (const FileStamp& stamp : shape) {
    const std::string folder = stamp.path.empty() ? vault : vault + "/" + stamp.path;
    struct stat found {};
    if (::stat(folder.c_str(), &found) != 0 || !S_ISDIR(found.st_mode)) continue;
    if (++folders > kMostWatched) return false;
    // Watching one again is the same watch.
    const int id = inotify_add_watch(fd_.get(), folder.c_str(), kEvents);
    if (id < 0) return false;
    now.emplace(id, stamp.path);
  }
  folders_ = std::move(now);
  watching_ = true;
  return true;
}

bool FolderWatch::watch_all(const std::string& vault, const ScanOptions& options) {
  constexpr int kMostWalks = 8;  // Whoever still makes folders then, tells by an event.
  const auto paths_of = [](const Scan& scan) {
    std::vector<std::string> paths;
    for (const FileStamp& stamp : scan.shape) paths.push_back(stamp.path);
    return paths;
  };
  std::vector<std::string> watched;
  for (int walk = 0; walk < kMostWalks; ++walk) {
    const Result<Scan> scan = scan_vault(vault, options);
    if (!scan) {
      watching_ = false;
      return false;
    }
    std::vector<std::string> found = paths_of(*scan);
    if (walk > 0 && found == watched) return true;
    if (!watch(vault, scan->shape)) return false;
    watched = std::move(found);
  }
  return true;
}

FolderWatch::Seen FolderWatch::take() {
  Seen seen;
  alignas(inotify_event) char buffer[1 << 14];
  for (;;) {
    const ssize_t size = ::read(fd_.get(), buffer, sizeof buffer);
    if (size <= 0) break;
    for (ssize_t at = 0; at < size;) {
      inotify_event event;
      std::memcpy(&event, buffer + at, sizeof event);
      const char* name = buffer + at + sizeof event;
      if ((event.mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF | IN_ISDIR)) != 0) {
        seen.folders = true;
      } else if (event.len > 0 && is_ignore_file(name)) {
        seen.rules = true;
      } else if (event.len > 0 && is_note(name)) {
        const auto folder = folders_.find(event.wd);
        if (folder == folders_.end()) {
          seen.folders = true;
        } else {
          auto& list = (event.mask & IN_MODIFY) != 0 ? seen.writing : seen.notes;
          list.push_back(folder->second.empty() ? name : folder->second + '/' + name);
        }
      }
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
  keep_each_once(seen.notes);
  keep_each_once(seen.writing);
  return seen;
}

}  // namespace inkling
