// SPDX-License-Identifier: MIT
// Places in a text. Bytes are counted, never characters; UTF-16 exists only in server/.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace inkling {

/// A half-open range of bytes [begin, end) of one text, 0-based.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  [[nodiscard]] uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(uint32_t offset) const { return begin <= offset && offset < end; }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A place as editors show it: line and column both 1-based, the column in bytes.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// Where the lines of a text begin. A line ends after "\n" or "\r\n"; a lone "\r" ends none.
/// Copies offsets, not text: stays valid when the text goes.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  [[nodiscard]] uint32_t line_count() const { return static_cast<uint32_t>(begins_.size()); }
  /// O(log lines). An offset past the end gives the last place.
  [[nodiscard]] Position position_of(uint32_t offset) const;
  /// Byte offset of the first byte of a 1-based line. REQUIRES: 1 <= line <= line_count().
  [[nodiscard]] uint32_t line_begin(uint32_t line) const { return begins_[line - 1]; }
  /// The 1-based line without its line ending. REQUIRES: 1 <= line <= line_count().
  [[nodiscard]] Span line_span(uint32_t line, std::string_view text) const;

 private:
  std::vector<uint32_t> begins_;
  uint32_t size_;
};

}  // namespace inkling
