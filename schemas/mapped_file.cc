// SPDX-License-Identifier: MIT
#include "schemas/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace inkling {

Result<MappedFile> MappedFile::open(const std::string& path, uint64_t size) {
  MappedFile mapped;
  if (size == 0) return mapped;
  mapped.file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (mapped.file_ < 0) {
    return Error{.code = errno == ENOENT ? Code::kCorrupt : Code::kIo,
                 .message = fmt::format("cannot open '{}': {}", path, std::strerror(errno)),
                 .hint = "run 'inkling index' to build the index again"};
  }
  struct stat info {};
  const bool whole =
      ::fstat(mapped.file_, &info) == 0 && static_cast<uint64_t>(info.st_size) >= size;
  if (!whole || !mapped.map(size)) {
    return Error{.code = Code::kCorrupt,
                 .message = fmt::format("'{}' is shorter than its index says", path),
                 .hint = "run 'inkling index' to build the index again"};
  }
  return mapped;
}

Result<MappedFile> MappedFile::open_whole(const std::string& path) {
  MappedFile mapped;
  mapped.file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  const bool known = mapped.file_ >= 0 && ::fstat(mapped.file_, &info) == 0;
  if (!known || (info.st_size > 0 && !mapped.map(static_cast<uint64_t>(info.st_size)))) {
    return Error{.code = Code::kIo,
                 .message = fmt::format("cannot open '{}': {}", path, std::strerror(errno))};
  }
  return mapped;
}

bool MappedFile::map(uint64_t size) {
  void* const data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file_, 0);
  if (data == MAP_FAILED) return false;
  data_ = static_cast<const char*>(data);
  size_ = size;
  return true;
}

std::string_view MappedFile::copy(uint64_t offset, size_t size, std::string& buffer) const {
  if (offset > size_ || size > size_ - offset) return {};
  if (buffer.size() < size) buffer.resize(size);
  for (size_t done = 0; done < size;) {
    const ssize_t got =
        ::pread(file_, buffer.data() + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return {};
    done += static_cast<size_t>(got);
  }
  return std::string_view(buffer).substr(0, size);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
  if (file_ >= 0) ::close(file_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace inkling
