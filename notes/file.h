// SPDX-License-Identifier: MIT
// Files through their descriptors: opened below a root, so that no link leads outside unseen.
#pragma once

#include <string>
#include <utility>

#include "notes/result.h"

namespace inkling {

/// Owns an open file descriptor, or none.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Fd();

  explicit operator bool() const { return fd_ >= 0; }
  [[nodiscard]] int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_ = -1;
};

/// "permission denied": what the operating system says of an errno, as our messages are written.
[[nodiscard]] std::string reason_of(int error_number);

/// The error that an errno means for the file `where`.
[[nodiscard]] Error io_error(int error_number, std::string where);

/// Opens the folder that holds everything else, following links.
Result<Fd> open_root(const std::string& root);

/// Opens `path` below `root` (open as `root_fd`), following links that stay below it. One that
/// leads outside is kInvalid, with the message kLeadsOutside. Never blocks on a pipe.
Result<Fd> open_below(const std::string& root, int root_fd, const std::string& path);
inline constexpr const char* kLeadsOutside = "link leads out of the vault";

/// Where `path` below `root` really lies after all links, relative to the real root ("" is the root
/// itself). One that leads outside is kInvalid, one that leads nowhere kNotFound.
Result<std::string> real_path_below(const std::string& root, const std::string& path);

}  // namespace inkling
