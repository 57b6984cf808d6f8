// SPDX-License-Identifier: MIT
// Notices that a vault changes on disk.
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
    std::vector<std::string> notes{};  ///< Paths of what may have changed, each once; may be gone.
    std::vector<std::string> writing{};  ///< Likewise, by somebody who has not closed them yet.
    bool rules = false;                  ///< An ignore file changed: other notes may count as such.
    bool folders = false;  ///< Folders came or went, or events were lost: watch again.
    /// But for what is still being written.
    [[nodiscard]] bool any() const { return !notes.empty() || rules || folders; }
  };
  /// Takes all events there are; never waits.
  Seen take();

 private:
  Fd fd_;
  bool watching_ = false;
  std::unordered_map<int, std::string> folders_{};  ///< By watch: relative to the vault.
};

}  // namespace inkling
