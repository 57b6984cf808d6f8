// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/words.h"

namespace inkling {

/// Counts the insertions, deletions, substitutions and swaps of neighbours, of whole characters,
/// between one word and others. What it worked out for a word serves the next one as far as both
/// begin alike, so that a sorted list costs little.
class NearTo {
 public:
  /// `most` edits count as near.
  NearTo(std::string_view word, int most);

  /// -1 when the words are further apart than that.
  int edits_to(std::string_view other);
  /// No word is near that begins with so many bytes of the last one; 0: some may be.
  [[nodiscard]] size_t hopeless() const { return hopeless_; }

 private:
  int push(uint32_t letter);
  void pop();

  std::vector<uint32_t> letters_;
  int most_;
  std::string known_;             ///< The bytes of the last word whose letters have a row.
  std::vector<uint32_t> pushed_;  ///< These letters,
  std::vector<size_t> ends_;      ///< and where each ends.
  std::vector<int> rows_;         ///< letters_.size() + 1 each; the first is of no letters.
  size_t hopeless_ = 0;
};

/// The edits that turn `a` into `b`; -1 when more than `most`.
[[nodiscard]] int edits_between(std::string_view a, std::string_view b, int most);

/// How many edits a misspelt word may be away: 1 from 5 letters, 2 from 9, none in shorter words
/// and in words with digits.
[[nodiscard]] int allowed_edits(std::string_view folded, WordKind kind);

/// As many edits as leave something of the word, however many are asked for: none in two letters,
/// one in four, else two.
[[nodiscard]] int most_edits(std::string_view folded);

}  // namespace inkling
