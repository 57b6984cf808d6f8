// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "schemas/words.h"

namespace inkling {

/// How many insertions, deletions, substitutions and swaps of neighbours, of whole characters,
/// turn `a` into `b`; -1 when more than `most`.
[[nodiscard]] int edits_between(std::string_view a, std::string_view b, int most);

/// How many edits a misspelt word may be away: 1 from 5 letters, 2 from 9, none in shorter words
/// and in words with digits.
[[nodiscard]] int allowed_edits(std::string_view folded, WordKind kind);

/// As many edits as leave something of the word, however many are asked for: none in two letters,
/// one in four, else two.
[[nodiscard]] int most_edits(std::string_view folded);

}  // namespace inkling
