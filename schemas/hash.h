// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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
  const auto mix = [&sum](uint64_t word) {
    sum = (sum ^ word) * kOdd;
    sum ^= sum >> 32;
  };
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  uint64_t word = 0;
  for (; end - at >= static_cast<std::ptrdiff_t>(sizeof word); at += sizeof word) {
    std::memcpy(&word, at, sizeof word);  // A whole one: one instruction.
    mix(word);
  }
  if (at == end) return sum;
  word = 0;
  std::memcpy(&word, at, static_cast<size_t>(end - at));
  mix(word);
  return sum;
}

}  // namespace inkling
