// SPDX-License-Identifier: MIT
// Notices that a vault changes on disk. Says only that something did: what, the index finds out.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "notes/file.h"
#include "notes/vault.h"

namespace inkling {

inline constexpr size_t kMostWatched = 8192;  ///< Folders; larger vaults are looked through.

/// inotify over every folder of a vault. One thread.
class FolderWatch {
 public:
  FolderWatch();

  /// Watches the folders that a scan walked (Scan::shape). False when the system or kMostWatched
  /// does not allow all: then nothing is watched.
  bool watch(const std::string& vault, const std::vector<FileStamp>& shape);
  /// Walks the vault and watches its folders; again when folders came or went meanwhile, so that
  /// none is missed. False also when it cannot be walked.
  bool watch_all(const std::string& vault, const ScanOptions& options);
  /// To poll for reading; -1 while nothing is watched.
  [[nodiscard]] int fd() const { return watching_ ? fd_.get() : -1; }

  struct Seen {
    bool notes = false;    ///< A note may have changed.
    bool folders = false;  ///< Folders came or went, or events were lost: watch again.
  };
  /// Takes all events there are; never waits.
  Seen take();

 private:
  Fd fd_;
  bool watching_ = false;
  std::unordered_map<std::string, int> by_folder_{};
};

}  // namespace inkling
