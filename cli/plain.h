// SPDX-License-Identifier: MIT
// Notes are other people's text: what is printed must neither steer the terminal nor break the
// layout.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace inkling {

/// Valid UTF-8 without control characters: each becomes its visible picture (ESC -> U+241B), a
/// line break or tab a blank, an invalid byte U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// The same, but line ends stay.
[[nodiscard]] std::string printable_lines(std::string_view text);

/// One character of `text` at `at`: how many bytes it takes (at least 1) and how many columns of a
/// terminal it fills. `text` is printable.
struct TerminalGlyph {
  size_t bytes = 1;
  size_t columns = 1;
};
[[nodiscard]] TerminalGlyph terminal_glyph_at(std::string_view text, size_t at);

/// Columns that a printable text fills.
[[nodiscard]] size_t columns_of(std::string_view text);

}  // namespace inkling
