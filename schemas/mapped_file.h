// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "notes/result.h"

namespace inkling {

/// The bytes of a file, read through the page cache when they are looked at. The file may grow
/// meanwhile; the bytes seen stay. Move-only; mapping and open file go with the value.
class MappedFile {
 public:
  /// Maps the first `size` bytes. kCorrupt when the file is shorter.
  static Result<MappedFile> open(const std::string& path, uint64_t size);
  /// All of it. kIo when it cannot be opened.
  static Result<MappedFile> open_whole(const std::string& path);
  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  /// The same bytes, copied into `buffer`, a view of which is given: for what is looked at once and
  /// stands alone, a copy costs less than mapping its page. Empty when they cannot be read.
  [[nodiscard]] std::string_view copy(uint64_t offset, size_t size, std::string& buffer) const;

 private:
  bool map(uint64_t size);

  int file_ = -1;
  const char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace inkling
