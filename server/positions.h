// SPDX-License-Identifier: MIT
// Places as the Language Server Protocol counts them. The one file that knows UTF-16.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "notes/text.h"

namespace inkling {

/// What LspPosition::character counts; agreed on when a client connects.
enum class Encoding : uint8_t { kUtf16, kUtf8, kUtf32 };

/// 0-based.
struct LspPosition {
  uint32_t line = 0;
  uint32_t character = 0;
  friend auto operator<=>(const LspPosition&, const LspPosition&) = default;
};

struct LspRange {
  LspPosition start{};
  LspPosition end{};
  friend auto operator<=>(const LspRange&, const LspRange&) = default;
};

/// Where the lines of a text begin. Unlike LineIndex, a lone "\r" ends a line too: the protocol
/// says so. Holds offsets only; every call takes the same text.
class LspLines {
 public:
  LspLines() = default;
  explicit LspLines(std::string_view text);

  /// A character past the line's end means its end, a line past the last the end of the text. One
  /// in the middle of a character means its beginning.
  [[nodiscard]] uint32_t offset_of(std::string_view text, LspPosition at, Encoding encoding) const;
  [[nodiscard]] LspPosition position_of(std::string_view text, uint32_t offset,
                                        Encoding encoding) const;
  [[nodiscard]] LspRange range_of(std::string_view text, Span span, Encoding encoding) const;

  [[nodiscard]] uint32_t count() const { return static_cast<uint32_t>(begins_.size()); }
  /// A 0-based line without its ending. REQUIRES: line < count().
  [[nodiscard]] Span line(std::string_view text, uint32_t line) const;
  [[nodiscard]] uint32_t line_at(uint32_t offset) const;

 private:
  std::vector<uint32_t> begins_{0};
};

}  // namespace inkling
