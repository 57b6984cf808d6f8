// SPDX-License-Identifier: MIT
// Lines from a file descriptor as they come, of which only the latest may count.
#pragma once

#include <deque>
#include <optional>
#include <string>

namespace inkling {

inline constexpr size_t kMaxLineBytes = 1 << 20;  ///< The rest of a longer line is dropped.

class LineFeed {
 public:
  /// Reads `in`; gives up when `out`, where the answers go, is closed by its reader.
  LineFeed(int in, int out) : in_(in), out_(out) {}

  /// Waits until there is a line, and gives the next. Nothing at the end.
  [[nodiscard]] std::optional<std::string> next();
  /// The same, but of all lines that are there already only the last.
  [[nodiscard]] std::optional<std::string> latest();
  /// Whether a line is there already.
  [[nodiscard]] bool waiting();
  /// Waits for input, or for `other` to become readable; -1 is none. False when only that did.
  [[nodiscard]] bool wait_beside(int other);

 private:
  /// Reads what is there; waits for it first when `wait`. False at the end.
  bool read_some(bool wait);
  void take(char c);

  int in_;
  int out_;
  bool ended_ = false;
  std::string partial_;
  std::deque<std::string> lines_;
};

}  // namespace inkling
