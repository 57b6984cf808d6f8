// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>

#include "server/json_rpc.h"

namespace inkling {

inline constexpr size_t kMaxQueuedMessages = 4096;  ///< More wait in the pipe.

/// What waits to be worked on, between the thread that reads and the one that works. Any thread may
/// call any member.
class MessageQueue {
 public:
  struct Entry {
    enum class What { kMessage, kIndexChanged, kEnd };
    What what = What::kMessage;
    RpcMessage message{};
  };

  /// Waits while the queue is full.
  void push(RpcMessage message);
  /// Tells the worker about something that is no message; never waits.
  void tell(Entry::What what);
  /// The next entry; waits for one. The message before counts as done.
  Entry pop();
  /// The next message only when it is there already and is a notification of this method.
  [[nodiscard]] bool next_is(const std::string& method);
  /// Marks a waiting request; one that is being worked on sees `interrupted`.
  void cancel(const std::string& id);

  /// True while the request that was popped last is cancelled.
  [[nodiscard]] const std::atomic<bool>& interrupted() const { return interrupted_; }

 private:
  std::mutex mutex_{};
  std::condition_variable filled_{};
  std::condition_variable emptied_{};
  std::deque<Entry> entries_{};
  std::string running_{};
  std::atomic<bool> interrupted_ = false;
};

/// Reads messages from a file descriptor into the queue until it ends or `exit` comes, handling
/// cancellations at once; then tells kEnd. What is no message becomes kInvalid. Blocks.
void read_messages(int fd, MessageQueue& queue);

}  // namespace inkling
