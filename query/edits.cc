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

NearTo::NearTo(std::string_view word, int most)
    : letters_(letters_of(word)),
      most_(most),
      // A word longer by more than `most` letters is not near: no row is behind these.
      rows_((letters_.size() + static_cast<size_t>(most) + 2) * (letters_.size() + 1), most + 1) {
  for (size_t j = 0; j <= letters_.size(); ++j) rows_[j] = static_cast<int>(j);
}

/// The row of one more letter; returns its least. What is more than `most` letters beside the
/// diagonal is too far, as all of rows_ is to begin with.
int NearTo::push(uint32_t letter) {
  const size_t width = letters_.size() + 1;
  const size_t i = pushed_.size() + 1;
  const auto most = static_cast<size_t>(most_);
  int* const row = rows_.data() + i * width;
  const int* const above = row - width;
  int best = most_ + 1;
  if (i <= most) best = row[0] = static_cast<int>(i);
  const size_t last = std::min(letters_.size(), i + most);
  for (size_t j = i > most ? std::max<size_t>(i - most, 1) : 1; j <= last; ++j) {
    const int change = letters_[j - 1] == letter ? 0 : 1;
    row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
    if (i > 1 && j > 1 && letters_[j - 2] == letter && letters_[j - 1] == pushed_[i - 2]) {
      row[j] = std::min(row[j], (above - width)[j - 2] + 1);
    }
    best = std::min(best, row[j]);
  }
  pushed_.push_back(letter);
  return best;
}

void NearTo::pop() {
  pushed_.pop_back();
  ends_.pop_back();
}

int NearTo::edits_to(std::string_view other) {
  const auto parted = std::mismatch(known_.begin(), known_.end(), other.begin(), other.end());
  const auto shared = static_cast<size_t>(parted.first - known_.begin());
  while (!ends_.empty() && (ends_.back() > shared || continues(other, ends_.back()))) pop();
  hopeless_ = 0;
  size_t at = ends_.empty() ? 0 : ends_.back();
  while (at < other.size() && hopeless_ == 0) {
    const int best = push(take_letter(other, at));
    ends_.push_back(at);
    if (best > most_) hopeless_ = at;
  }
  if (hopeless_ > 0) pop();
  known_ = other.substr(0, ends_.empty() ? 0 : ends_.back());
  if (hopeless_ > 0) return -1;
  const int edits = rows_[pushed_.size() * (letters_.size() + 1) + letters_.size()];
  return edits <= most_ ? edits : -1;
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
