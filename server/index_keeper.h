// SPDX-License-Identifier: MIT
// Keeps the index of a vault true to its folder, from a thread of its own: after a save when told,
// and after changes from outside when it sees them. Several processes may each have one: the
// index's lock lets one write at a time, and the others find nothing left to do. One of them tells
// processes that search whether the index holds all (watch_socket.h).
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "notes/file.h"
#include "server/directory.h"
#include "server/workspace.h"

namespace inkling {

/// Called from the keeper's thread.
struct KeeperReports {
  std::function<void()> updated{};  ///< There is a new commit, or a new directory, or a problem.
  std::function<void(const IndexProgress&)> progress{};  ///< Of the first build and of rebuilds.
  std::function<void(const IndexReport&)> indexed{};     ///< Of each update that went well.
};

class IndexKeeper {
 public:
  /// Starts at once: brings the index up to date, loads the directory, then watches.
  IndexKeeper(WorkspaceOptions workspace, KeeperReports reports);
  IndexKeeper(const IndexKeeper&) = delete;
  IndexKeeper& operator=(const IndexKeeper&) = delete;
  /// Stops an update at its last commit.
  ~IndexKeeper();

  /// A note was saved: take it in now.
  void ask(std::string path);
  /// Look at the whole vault now.
  void ask();
  /// Build anew.
  void ask_rebuild();

  /// The last directory that was loaded; null in the first moments.
  [[nodiscard]] std::shared_ptr<const Directory> directory() const;
  /// What went wrong with the last update; empty when it went well.
  [[nodiscard]] std::string problem() const;
  /// Whether changes from outside are noticed at once; else the vault is looked through now and
  /// then.
  [[nodiscard]] bool watching() const { return watching_; }

 private:
  struct Loop;
  /// What others ask of the thread.
  struct Asked {
    bool all = false;
    std::vector<std::string> notes{};
    [[nodiscard]] bool any() const { return all || !notes.empty(); }
  };
  void run();
  void wake();

  WorkspaceOptions workspace_;
  KeeperReports reports_;
  Fd wake_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> rebuild_ = false;
  std::atomic<bool> watching_ = false;
  mutable std::mutex mutex_{};  ///< Of those below.
  Asked asked_{};
  std::shared_ptr<const Directory> directory_{};
  std::string problem_{};
  std::thread thread_{};
};

}  // namespace inkling
