// SPDX-License-Identifier: MIT
#include "cli/line_feed.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace inkling {

std::optional<std::string> LineFeed::next() {
  while (lines_.empty()) {
    if (ended_ || !read_some(true)) break;
  }
  if (lines_.empty()) {
    if (partial_.empty()) return std::nullopt;
    return std::exchange(partial_, {});  // The end of the input ends a line, too.
  }
  std::string line = std::move(lines_.front());
  lines_.pop_front();
  return line;
}

std::optional<std::string> LineFeed::latest() {
  std::optional<std::string> line = next();
  while (line && waiting()) line = next();
  return line;
}

bool LineFeed::waiting() {
  while (!ended_ && read_some(false)) {
  }
  return !lines_.empty() || (ended_ && !partial_.empty());
}

bool LineFeed::wait_beside(int other) {
  while (!ended_ && lines_.empty()) {
    pollfd polled[] = {{.fd = in_, .events = POLLIN, .revents = 0},
                       {.fd = out_, .events = 0, .revents = 0},
                       {.fd = other, .events = POLLIN, .revents = 0}};
    if (poll(polled, 3, -1) < 0 && errno == EINTR) continue;
    return polled[0].revents != 0 || polled[1].revents != 0 || polled[2].revents == 0;
  }
  return true;
}

bool LineFeed::read_some(bool wait) {
  pollfd polled[] = {{.fd = in_, .events = POLLIN, .revents = 0},
                     {.fd = out_, .events = 0, .revents = 0}};
  const int ready = poll(polled, 2, wait ? -1 : 0);
  if (ready < 0) return errno == EINTR && wait;
  if ((polled[1].revents & (POLLERR | POLLNVAL)) != 0) {
    ended_ = true;
    lines_.clear();
    partial_.clear();
    return false;
  }
  if (polled[0].revents == 0) return false;
  char buffer[1 << 14];
  const ssize_t got = read(in_, buffer, sizeof buffer);
  if (got < 0 && errno == EINTR) return true;
  ended_ = got <= 0;
  for (ssize_t i = 0; i < got; ++i) take(buffer[i]);
  return !ended_;
}

void LineFeed::take(char c) {
  if (c != '\n') {
    if (partial_.size() < kMaxLineBytes) partial_ += c;
    return;
  }
  if (partial_.ends_with('\r')) partial_.pop_back();
  lines_.push_back(std::exchange(partial_, {}));
}

}  // namespace inkling
