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
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return Error{.code = errno == ENOENT ? Code::kCorrupt : Code::kIo,
                 .message = fmt::format("cannot open '{}': {}", path, std::strerror(errno)),
                 .hint = "run 'inkling index' to build the index again"};
  }
  struct stat info {};
  const bool whole = ::fstat(file, &info) == 0 && static_cast<uint64_t>(info.st_size) >= size;
  const bool mapped_all = whole && mapped.map(file, size);
  ::close(file);
  if (!mapped_all) {
    return Error{.code = Code::kCorrupt,
                 .message = fmt::format("'{}' is shorter than its index says", path),
                 .hint = "run 'inkling index' to build the index again"};
  }
  return mapped;
}

Result<MappedFile> MappedFile::open_whole(const std::string& path) {
  MappedFile mapped;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  const bool known = file >= 0 && ::fstat(file, &info) == 0;
  const bool mapped_all =
      known && (info.st_size == 0 || mapped.map(file, static_cast<uint64_t>(info.st_size)));
  const int why = errno;
  if (file >= 0) ::close(file);
  if (!mapped_all) {
    return Error{.code = Code::kIo,
                 .message = fmt::format("cannot open '{}': {}", path, std::strerror(why))};
  }
  return mapped;
}

bool MappedFile::map(int file, uint64_t size) {
  void* const data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  if (data == MAP_FAILED) return false;
  data_ = static_cast<const char*>(data);
  size_ = size;
  return true;
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
