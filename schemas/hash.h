// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
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

/// Tells damage, at a few gigabytes per second: any change within eight bytes gives another sum. On
/// disk, in the byte order of the machine (an index stays where it was made): do not change.
[[nodiscard]] inline uint64_t checksum(std::string_view bytes) {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15u;
  uint64_t sum = bytes.size() * kOdd;
  while (!bytes.empty()) {
    uint64_t word = 0;
    const size_t taken = bytes.size() < sizeof word ? bytes.size() : sizeof word;
    std::memcpy(&word, bytes.data(), taken);
    sum = (sum ^ word) * kOdd;
    sum ^= sum >> 32;
    bytes.remove_prefix(taken);
  }
  return sum;
}

}  // namespace inkling
