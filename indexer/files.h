// SPDX-License-Identifier: MIT
// Files as the writer needs them. What the system refuses is thrown as std::system_error and ends,
// with Xapian's exceptions, at the one guard of update_index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

[[noreturn]] void throw_errno(const std::string& what);

/// An open file descriptor, closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  [[nodiscard]] int get() const { return fd_; }
  int release();

 private:
  int fd_;
};

/// A file that only grows. Not thread-safe.
class AppendFile {
 public:
  /// Opens or makes the file and cuts it to `size`: what lies behind was never committed. Throws
  /// when the file is shorter.
  AppendFile(const std::string& path, uint64_t size);

  /// Where the bytes will stand. They are in the file after flush() at the latest.
  uint64_t append(std::string_view bytes);
  void flush();
  [[nodiscard]] uint64_t size() const { return size_; }

 private:
  Descriptor file_;
  std::string path_;
  std::string pending_;
  uint64_t size_ = 0;
};

/// The whole file, or nothing when there is none that can be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

enum class Durable { kNo, kYes };

/// Under a temporary name first: a reader sees the old bytes or the new ones.
void replace_file(const std::string& path, std::string_view bytes, Durable durable);

/// Makes a file's or folder's present state survive a power loss.
void sync_path(const std::string& path);
/// The same for what files hold, all at once: a journal is written for them together.
void sync_files(const std::vector<std::string>& paths);

}  // namespace inkling
