// SPDX-License-Identifier: MIT
#include "indexer/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xapian.h>
#include <cerrno>
#include <cstdio>
#include <future>
#include <system_error>
#include <utility>

namespace inkling {
namespace {

constexpr size_t kPendingBytes = 1 << 18;
constexpr mode_t kPrivate = 0600;

void write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw_errno("cannot write '" + path + "'");
    }
    bytes.remove_prefix(static_cast<size_t>(written));
  }
}

Descriptor open_file(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC, kPrivate);
  if (fd < 0) throw_errno("cannot open '" + path + "'");
  return Descriptor(fd);
}

}  // namespace

void throw_errno(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = other.release();
  }
  return *this;
}

int Descriptor::release() {
  return std::exchange(fd_, -1);
}

AppendFile::AppendFile(const std::string& path, uint64_t size)
    : file_(open_file(path, O_RDWR | O_CREAT)), path_(path), size_(size) {
  struct stat status {};
  if (::fstat(file_.get(), &status) != 0) throw_errno("cannot read '" + path + "'");
  const auto present = static_cast<uint64_t>(status.st_size);
  if (present < size)
    throw Xapian::DatabaseCorruptError("'" + path + "' is shorter than it was committed");
  if (present > size && ::ftruncate(file_.get(), static_cast<off_t>(size)) != 0) {
    throw_errno("cannot cut '" + path + "'");
  }
  if (::lseek(file_.get(), static_cast<off_t>(size), SEEK_SET) < 0) {
    throw_errno("cannot write '" + path + "'");
  }
}

uint64_t AppendFile::append(std::string_view bytes) {
  const uint64_t place = size_;
  pending_ += bytes;
  size_ += bytes.size();
  if (pending_.size() >= kPendingBytes) flush();
  return place;
}

void AppendFile::flush() {
  if (pending_.empty()) return;
  write_all(file_.get(), pending_, path_);
  pending_.clear();
}

std::optional<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return std::nullopt;
  std::string bytes(static_cast<size_t>(status.st_size), '\0');
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) break;
    done += static_cast<size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

void replace_file(const std::string& path, std::string_view bytes, Durable durable) {
  const std::string temporary = path + ".new";
  {
    const Descriptor file = open_file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(file.get(), bytes, temporary);
    if (durable == Durable::kYes && ::fsync(file.get()) != 0) {
      throw_errno("cannot write '" + temporary + "'");
    }
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) throw_errno("cannot make '" + path + "'");
  if (durable == Durable::kYes) sync_path(path.substr(0, path.rfind('/')));
}

void sync_path(const std::string& path) {
  const Descriptor file = open_file(path, O_RDONLY);
  if (::fsync(file.get()) != 0) throw_errno("cannot write '" + path + "'");
}

void sync_files(const std::vector<std::string>& paths) {
  std::vector<std::future<void>> syncs;
  for (const std::string& path : paths) {
    syncs.push_back(std::async(std::launch::async, [path] {
      const Descriptor file = open_file(path, O_RDONLY);
      if (::fdatasync(file.get()) != 0) throw_errno("cannot write '" + path + "'");
    }));
  }
  for (std::future<void>& sync : syncs) sync.get();
}

}  // namespace inkling
