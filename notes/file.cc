// SPDX-License-Identifier: MIT
#include "notes/file.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

namespace inkling {
namespace {

constexpr int kReadFlags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

int open_beneath(int root_fd, const std::string& path) {
  open_how how{};
  how.flags = kReadFlags;
  how.resolve = RESOLVE_BENEATH;
  return static_cast<int>(syscall(SYS_openat2, root_fd, path.c_str(), &how, sizeof how));
}

/// An absolute link is refused by openat2 even when it leads back inside, older kernels lack
/// openat2, and some containers forbid it.
bool may_still_be_inside(int error_number) {
  return error_number == EXDEV || error_number == ENOSYS || error_number == EPERM;
}

struct Free {
  void operator()(char* text) const { std::free(text); }
};
using CString = std::unique_ptr<char, Free>;

}  // namespace

Fd::~Fd() {
  if (fd_ >= 0) close(fd_);
}

std::string reason_of(int error_number) {
  std::string reason = std::generic_category().message(error_number);
  reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
  return reason;
}

Error io_error(int error_number, std::string where) {
  const bool absent = error_number == ENOENT || error_number == ENOTDIR;
  return {.code = absent ? Code::kNotFound : Code::kIo,
          .message = reason_of(error_number),
          .where = std::move(where)};
}

Result<Fd> open_root(const std::string& root) {
  Fd fd(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd) return io_error(errno, root);
  return fd;
}

Result<Fd> open_below(const std::string& root, int root_fd, const std::string& path) {
  if (path.find('\0') != std::string::npos) {
    return Error{.code = Code::kInvalid, .message = "a path cannot hold a NUL byte"};
  }
  Fd fd(open_beneath(root_fd, path));
  if (fd) return fd;
  if (!may_still_be_inside(errno)) return io_error(errno, path);
  const auto real = real_path_below(root, path);
  if (!real) return real.error();
  const std::string inside = real->empty() ? "." : *real;
  fd = Fd(open_beneath(root_fd, inside));
  if (!fd && errno != EXDEV) fd = Fd(openat(root_fd, inside.c_str(), kReadFlags | O_NOFOLLOW));
  if (!fd) return io_error(errno, path);
  return fd;
}

Result<std::string> real_path_below(const std::string& root, const std::string& path) {
  const CString real_root(realpath(root.c_str(), nullptr));
  if (!real_root) return io_error(errno, root);
  const CString real(realpath((root + "/" + path).c_str(), nullptr));
  if (!real) return io_error(errno, path);
  std::string inside = real.get();
  std::string base = real_root.get();
  if (inside == base) return std::string();
  if (!base.ends_with('/')) base += '/';
  if (!inside.starts_with(base)) {
    return Error{.code = Code::kInvalid, .message = kLeadsOutside, .where = path};
  }
  return inside.substr(base.size());
}

}  // namespace inkling
