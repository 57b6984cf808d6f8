// SPDX-License-Identifier: MIT
#include "query/edits.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace inkling {
namespace {

constexpr size_t kMaxLetters = kMaxWordBytes;

/// The characters of a word; returns how many.
size_t letters_of(std::string_view word, std::array<uint32_t, kMaxLetters>& letters) {
  size_t count = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0) == 0x80;
    if (continues && count > 0) {
      letters[count - 1] = letters[count - 1] << 8 | byte;
    } else if (count < kMaxLetters) {
      letters[count++] = byte;
    }
  }
  return count;
}

using Row = std::array<int, kMaxLetters + 1>;

}  // namespace

int edits_between(std::string_view a, std::string_view b, int most) {
  const auto lengths = static_cast<long>(a.size()) - static_cast<long>(b.size());
  if (std::labs(lengths) > 4L * most) return -1;
  std::array<uint32_t, kMaxLetters> left;
  std::array<uint32_t, kMaxLetters> right;
  const size_t rows = letters_of(a, left);
  const size_t columns = letters_of(b, right);
  Row before{};
  Row above{};
  Row row{};
  for (size_t j = 0; j <= columns; ++j) above[j] = static_cast<int>(j);
  for (size_t i = 1; i <= rows; ++i) {
    row[0] = static_cast<int>(i);
    int best = row[0];
    for (size_t j = 1; j <= columns; ++j) {
      const int change = left[i - 1] == right[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > most) return -1;
    before = above;
    above = row;
  }
  return above[columns] <= most ? above[columns] : -1;
}

int allowed_edits(std::string_view folded, WordKind kind) {
  if (kind != WordKind::kWord) return 0;
  std::array<uint32_t, kMaxLetters> letters;
  const size_t count = letters_of(folded, letters);
  return count >= 9 ? 2 : count >= 5 ? 1 : 0;
}

int most_edits(std::string_view folded) {
  std::array<uint32_t, kMaxLetters> letters;
  const size_t count = letters_of(folded, letters);
  return count <= 2 ? 0 : count <= 4 ? 1 : 2;
}

}  // namespace inkling
