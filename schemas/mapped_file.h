// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "notes/result.h"

namespace inkling {

/// The bytes of a file, read through the page cache when they are looked at. The file may grow
/// meanwhile; the bytes seen stay. Move-only; the mapping goes with the value.
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

 private:
  bool map(int file, uint64_t size);

  const char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace inkling
