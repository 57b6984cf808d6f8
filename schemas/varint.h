// SPDX-License-Identifier: MIT
// Numbers of variable length as they stand on disk (LEB128): seven bits a byte, lowest first, the
// high bit set on all but the last.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace inkling {

inline void put_varint(uint64_t value, std::string& out) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>((value & 0x7F) | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

/// The bytes that put_varint takes for it.
[[nodiscard]] inline size_t varint_size(uint64_t value) {
  size_t size = 1;
  for (; value >= 0x80; value >>= 7) ++size;
  return size;
}

/// Whether it is the last byte of a number.
[[nodiscard]] constexpr bool ends_varint(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

/// Writes over what stands at `at`; gives the place behind it. REQUIRES: there is room.
inline size_t set_varint(uint64_t value, size_t at, std::string& bytes) {
  for (; value >= 0x80; value >>= 7) bytes[at++] = static_cast<char>((value & 0x7F) | 0x80);
  bytes[at++] = static_cast<char>(value);
  return at;
}

/// Reads numbers and texts off packed bytes. After the first failure `ok` is false and all further
/// reads give zero or nothing, so a caller checks once at the end.
class VarintReader {
 public:
  explicit VarintReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  uint64_t number() {
    // Nearly all are of one byte or two.
    if (end_ - at_ >= 2) {
      const auto first = static_cast<unsigned char>(at_[0]);
      if (first < 0x80) {
        ++at_;
        return first;
      }
      const auto second = static_cast<unsigned char>(at_[1]);
      if (second < 0x80) {
        at_ += 2;
        return (first & 0x7Fu) | uint64_t{second} << 7;
      }
    }
    return long_number();
  }
  /// A number that must fit 32 bits.
  uint32_t number32() {
    const uint64_t value = number();
    if (value > 0xFFFFFFFFu) return static_cast<uint32_t>(fail());
    return static_cast<uint32_t>(value);
  }
  /// A length and as many bytes. A view of the bytes given.
  std::string_view text() {
    const uint64_t size = number();
    if (size > left()) {
      fail();
      return {};
    }
    at_ += size;
    return {at_ - size, static_cast<size_t>(size)};
  }

  [[nodiscard]] size_t left() const { return static_cast<size_t>(end_ - at_); }
  [[nodiscard]] bool ok() const { return ok_; }
  /// True when all was read and nothing failed.
  [[nodiscard]] bool complete() const { return ok_ && at_ == end_; }

 private:
  uint64_t fail() {
    ok_ = false;
    at_ = end_;
    return 0;
  }
  uint64_t long_number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at_ < end_; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return shift == 63 && byte > 1 ? fail() : value;
    }
    return fail();
  }

  const char* at_;
  const char* end_;
  bool ok_ = true;
};

inline void put_text(std::string_view text, std::string& out) {
  put_varint(text.size(), out);
  out.append(text);
}

}  // namespace inkling
