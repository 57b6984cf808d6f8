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

/// Tells damage, as fast as memory is read: any change within eight bytes gives another sum. On
/// disk, in the byte order of the machine (an index stays where it was made): do not change.
[[nodiscard]] inline uint64_t checksum(std::string_view bytes) {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15u;
  constexpr std::ptrdiff_t kWord = sizeof(uint64_t);
  const auto mixed = [](uint64_t sum, uint64_t word) {
    sum = (sum ^ word) * kOdd;
    return sum ^ sum >> 32;
  };
  const auto word_at = [](const char* at, std::ptrdiff_t size) {
    uint64_t word = 0;
    std::memcpy(&word, at, static_cast<size_t>(size));
    return word;
  };
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  uint64_t sum = bytes.size() * kOdd;
  if (end - at >= 4 * kWord) {
    // A step waits for the one before: four sums wait beside each other.
    uint64_t a = sum, b = sum + 1, c = sum + 2, d = sum + 3;
    for (; end - at >= 4 * kWord; at += 4 * kWord) {
      a = mixed(a, word_at(at, kWord));
      b = mixed(b, word_at(at + kWord, kWord));
      c = mixed(c, word_at(at + 2 * kWord, kWord));
      d = mixed(d, word_at(at + 3 * kWord, kWord));
    }
    sum = mixed(mixed(mixed(a, b), c), d);
  }
  for (; end - at >= kWord; at += kWord) sum = mixed(sum, word_at(at, kWord));
  return at == end ? sum : mixed(sum, word_at(at, end - at));
}

}  // namespace inkling
