// SPDX-License-Identifier: MIT
#include "query/edits.h"

#include <algorithm>

namespace inkling {
namespace {

bool continues(std::string_view word, size_t at) {
  return at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80;
}

/// The character that begins at `at`, which then stands behind it.
uint32_t take_letter(std::string_view word, size_t& at) {
  uint32_t letter = static_cast<unsigned char>(word[at++]);
  for (; continues(word, at); ++at) letter = letter << 8 | static_cast<unsigned char>(word[at]);
  return letter;
}

std::vector<uint32_t> letters_of(std::string_view word) {
  std::vector<uint32_t> letters;
  for (size_t at = 0; at < word.size();) letters.push_back(take_letter(word, at));
  return letters;
}

}  // namespace

NearTo::NearTo(std::string_view word, int most) : letters_(letters_of(word)), most_(most) {
  for (size_t j = 0; j <= letters_.size(); ++j) rows_.push_back(static_cast<int>(j));
}

int NearTo::push(uint32_t letter) {
  const size_t width = letters_.size() + 1;
  const size_t i = pushed_.size() + 1;
  const auto most = static_cast<size_t>(most_);
  pushed_.push_back(letter);
  rows_.resize(rows_.size() + width, most_ + 1);
  int* const row = rows_.data() + i * width;
  const int* const above = row - width;
  int best = most_ + 1;
  if (i <= most) best = row[0] = static_cast<int>(i);
  // So many letters more or fewer are too many edits.
  const size_t last = std::min(letters_.size(), i + most);
  for (size_t j = i > most ? std::max<size_t>(i - most, 1) : 1; j <= last; ++j) {
    const int change = letters_[j - 1] == letter ? 0 : 1;
    row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
    if (i > 1 && j > 1 && letters_[j - 2] == letter && letters_[j - 1] == pushed_[i - 2]) {
      row[j] = std::min(row[j], (above - width)[j - 2] + 1);
    }
    best = std::min(best, row[j]);
  }
  return best;
}

void NearTo::pop() {
  pushed_.pop_back();
  rows_.resize(rows_.size() - letters_.size() - 1);
}

int NearTo::edits_to(std::string_view other) {
  const auto parted = std::mismatch(other_.begin(), other_.end(), other.begin(), other.end());
  const auto shared = static_cast<size_t>(parted.first - other_.begin());
  while (!ends_.empty() && (ends_.back() > shared || continues(other, ends_.back()))) {
    ends_.pop_back();
    pop();
  }
  other_ = other;
  for (size_t at = ends_.empty() ? 0 : ends_.back(); at < other.size();) {
    if (push(take_letter(other, at)) > most_) {
      pop();
      hopeless_ = at;
      return -1;
    }
    ends_.push_back(at);
  }
  hopeless_ = 0;
  return rows_.back() <= most_ ? rows_.back() : -1;
}

int edits_between(std::string_view a, std::string_view b, int most) {
  return NearTo(a, most).edits_to(b);
}

int allowed_edits(std::string_view folded, WordKind kind) {
  if (kind != WordKind::kWord) return 0;
  const size_t count = letters_of(folded).size();
  return count >= 9 ? 2 : count >= 5 ? 1 : 0;
}

int most_edits(std::string_view folded) {
  const size_t count = letters_of(folded).size();
  return count <= 2 ? 0 : count <= 4 ? 1 : 2;
}

}  // namespace inkling
