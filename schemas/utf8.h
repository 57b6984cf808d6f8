// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace inkling {

inline constexpr char32_t kEndOfUnicode = 0x110000;

struct Decoded {
  char32_t c = 0;
  uint32_t size = 1;
  bool valid = true;
};

/// The character at `at`. An invalid byte gives U+FFFD, size 1. REQUIRES: at < text.size().
[[nodiscard]] Decoded decode(std::string_view text, size_t at);

}  // namespace inkling
