// SPDX-License-Identifier: MIT
#include "server/message_queue.h"

#include <unistd.h>

#include <cerrno>

#include "server/transport.h"

namespace inkling {

using What = MessageQueue::Entry::What;

void MessageQueue::push(RpcMessage message) {
  std::unique_lock lock(mutex_);
  emptied_.wait(lock, [&] { return entries_.size() < kMaxQueuedMessages; });
  entries_.push_back({.what = What::kMessage, .message = std::move(message)});
  filled_.notify_one();
}

void MessageQueue::tell(Entry::What what) {
  const std::lock_guard lock(mutex_);
  // Once is enough: the worker looks at the whole state.
  if (what == What::kIndexChanged && !entries_.empty() && entries_.back().what == what) return;
  entries_.push_back({.what = what, .message = {}});
  filled_.notify_one();
}

MessageQueue::Entry MessageQueue::pop() {
  std::unique_lock lock(mutex_);
  running_.clear();
  filled_.wait(lock, [&] { return !entries_.empty(); });
  Entry entry = std::move(entries_.front());
  entries_.pop_front();
  interrupted_ = false;
  if (entry.message.kind == RpcMessage::Kind::kRequest) running_ = entry.message.id;
  emptied_.notify_one();
  return entry;
}

bool MessageQueue::next_is(const std::string& method) {
  const std::lock_guard lock(mutex_);
  return !entries_.empty() && entries_.front().what == What::kMessage &&
         entries_.front().message.method == method;
}

void MessageQueue::cancel(const std::string& id) {
  const std::lock_guard lock(mutex_);
  if (id == running_) interrupted_ = true;
  for (Entry& entry : entries_) {
    const bool request = entry.message.kind == RpcMessage::Kind::kRequest;
    if (request && entry.message.id == id) entry.message.cancelled = true;
  }
}

void read_messages(int fd, MessageQueue& queue) {
  FrameParser frames;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t size = ::read(fd, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    frames.feed({buffer, static_cast<size_t>(size)});
    for (;;) {
      const Result<std::optional<std::string>> next = frames.next();
      if (!next) {
        RpcMessage broken;
        broken.code = rpc::kParseError;
        queue.push(std::move(broken));
        continue;
      }
      if (!*next) break;
      RpcMessage message = parse_message(**next);
      if (message.method == "$/cancelRequest") {
        const JsonValue id = message.params["id"];
        if (id.there()) queue.cancel(id.dump());
        continue;
      }
      const bool last = message.method == "exit";
      queue.push(std::move(message));
      if (last) {
        queue.tell(What::kEnd);
        return;
      }
    }
  }
  queue.tell(What::kEnd);
}

}  // namespace inkling
