// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "notes/file.h"
#include "notes/read_file.h"
#include "notes/vault.h"

namespace inkling {
namespace {

/// A file that is written while we read it is read again, this often.
constexpr int kMostAttempts = 3;

Error invalid_file(std::string message, const std::string& path) {
  return {.code = Code::kInvalid, .message = std::move(message), .where = path};
}

/// Reads from the start to the end of the file, one byte more than `most_bytes` at the most.
/// Returns an errno, or 0.
int read_all(int fd, uint64_t expected, uint64_t most_bytes, std::string& content) {
  content.resize(expected + 1);  // One more: the end is seen without another round.
  size_t done = 0;
  while (true) {
    const ssize_t got =
        pread(fd, content.data() + done, content.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    done += static_cast<size_t>(got);
    if (got == 0 || done > most_bytes) break;
    if (done == content.size()) content.resize(content.size() * 2);
  }
  content.resize(done);
  return 0;
}

}  // namespace

FileStamp make_stamp(std::string path, const struct stat& status) {
  constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
  return {.path = std::move(path),
          .mtime_ns = status.st_mtim.tv_sec * kNanosecondsPerSecond + status.st_mtim.tv_nsec,
          .size = S_ISDIR(status.st_mode) ? 0 : static_cast<uint64_t>(status.st_size)};
}

Result<NoteFile> read_file_below(const std::string& root, int root_fd, const std::string& path,
                                 uint64_t most_bytes) {
  const auto fd = open_below(root, root_fd, path);
  if (!fd) return fd.error();
  NoteFile file;
  for (int attempt = 1;; ++attempt) {
    struct stat before {};
    struct stat after {};
    if (fstat(fd->get(), &before) != 0) return io_error(errno, path);
    if (!S_ISREG(before.st_mode)) return invalid_file("not a regular file", path);
    file.stamp = make_stamp(path, before);
    if (file.stamp.size <= most_bytes) {
      const int failure = read_all(fd->get(), file.stamp.size, most_bytes, file.content);
      if (failure != 0) return io_error(failure, path);
    }
    if (file.stamp.size > most_bytes || file.content.size() > most_bytes) {
      return invalid_file(fmt::format("larger than {} MiB", most_bytes >> 20), path);
    }
    if (fstat(fd->get(), &after) != 0) return io_error(errno, path);
    // After the last attempt the stamp is older than the bytes: the next look sees a change.
    if (make_stamp(path, after) == file.stamp || attempt == kMostAttempts) return file;
  }
}

Result<NoteFile> read_note(const std::string& root, const std::string& path) {
  const auto root_fd = open_root(root);
  if (!root_fd) return root_fd.error();
  return read_file_below(root, root_fd->get(), path, kMaxNoteBytes);
}

Result<FileStamp> stamp_of(const std::string& root, const std::string& path) {
  if (path.find('\0') != std::string::npos) {
    return invalid_file("a path cannot hold a NUL byte", path);
  }
  const std::string whole = root + "/" + path;
  struct stat status {};
  if (lstat(whole.c_str(), &status) != 0) return io_error(errno, path);
  if (S_ISLNK(status.st_mode)) {
    const auto real = real_path_below(root, path);
    if (!real) return real.error();
    if (stat(whole.c_str(), &status) != 0) return io_error(errno, path);
  }
  if (!S_ISREG(status.st_mode)) {
    return Error{.code = Code::kNotFound, .message = "not a regular file", .where = path};
  }
  return make_stamp(path, status);
}

}  // namespace inkling
