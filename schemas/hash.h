// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace inkling {

/// FNV-1a, 64 bits. On disk (long terms, folder names): do not change.
[[nodiscard]] constexpr uint64_t fnv1a(std::string_view bytes) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3u;
  }
  return hash;
}

}  // namespace inkling
