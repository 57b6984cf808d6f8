// SPDX-License-Identifier: MIT
// A process that watches a vault (an editor's server, `inkling watch`) tells others whether the
// index holds what the vault does, so that they need not look at each note themselves. Over a Unix
// socket in the index folder, which is its owner's alone. The question is the vault's path and a
// NUL; the answer is how many notes had to be indexed, in decimal, and a line end. No answer, and
// nobody there, mean that the asker has to look.
//
// The answer is exact: the kernel queues what happened to a watched file before the call that did
// it returns, and the watcher takes in its queue before it answers.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "notes/file.h"

namespace inkling {

/// Where watchers of an index listen.
[[nodiscard]] std::string watch_socket_path(const std::string& index_folder);

/// One question that waits for its answer.
class WatchQuestion {
 public:
  WatchQuestion(Fd connection, std::string vault)
      : connection_(std::move(connection)), vault_(std::move(vault)) {}

  [[nodiscard]] const std::string& vault() const { return vault_; }
  /// The index is true to the vault, and `indexed` notes had to be indexed for it.
  void answer(uint32_t indexed) const;

 private:
  Fd connection_;
  std::string vault_;
};

/// The listening end. It goes with the process that has it; another one may take its place.
class WatchSocket {
 public:
  WatchSocket() = default;

  /// Nothing when another process listens already, or the system refuses: then others do without.
  [[nodiscard]] static std::optional<WatchSocket> listen(const std::string& index_folder);

  /// To poll for reading; -1 when not listening.
  [[nodiscard]] int fd() const { return fd_.get(); }
  /// The next question; nothing when there is none. Waits for one that is being asked, not long.
  [[nodiscard]] std::optional<WatchQuestion> next() const;

 private:
  explicit WatchSocket(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

/// Longer than a watcher that rests takes to index a few notes.
inline constexpr std::chrono::milliseconds kWatcherPatience{300};

/// How many notes a watcher of this vault had to index to make the index true to it; nothing when
/// no watcher answers in time.
[[nodiscard]] std::optional<uint32_t> ask_watcher(
    const std::string& index_folder, const std::string& vault,
    std::chrono::milliseconds patience = kWatcherPatience);

}  // namespace inkling
