// SPDX-License-Identifier: MIT
#include "query/mapped_file.h"

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
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return Error{.code = errno == ENOENT ? Code::kCorrupt : Code::kIo,
                 .message = fmt::format("cannot open '{}': {}", path, std::strerror(errno)),
                 .hint = "run 'inkling index' to build the index again"};
  }
  struct stat info {};
  const bool whole = ::fstat(file, &info) == 0 && static_cast<uint64_t>(info.st_size) >= size;
  void* data = whole ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
  ::close(file);
  if (data == MAP_FAILED) {
    return Error{.code = Code::kCorrupt,
                 .message = fmt::format("'{}' is shorter than its index says", path),
                 .hint = "run 'inkling index' to build the index again"};
  }
  mapped.data_ = static_cast<const char*>(data);
  mapped.size_ = size;
  return mapped;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace inkling
