// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/sorted_words.h"

namespace inkling {

/// A dictionary whose first words are sorted; the others lie behind them.
struct MadeDictionary {
  std::string file{};
  std::string terms{};
  size_t sorted_bytes = 0;

  [[nodiscard]] Dictionary dictionary() const {
    const SortedPart part{.bytes = sorted_bytes};
    return {.sorted = SortedWords::of(file, part).value_or(SortedWords()),
            .unsorted = std::string_view(terms).substr(sorted_bytes)};
  }
};

/// The ids of the words are their places in the list, from 1 on.
inline MadeDictionary made_of(const std::vector<std::string>& words, size_t sorted) {
  MadeDictionary made;
  std::map<std::string, uint32_t> by_word;
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (i == sorted) made.sorted_bytes = made.terms.size();
    if (i < sorted) by_word.emplace(words[i], i + 1);
    made.terms += static_cast<char>(words[i].size()) + words[i];
  }
  if (sorted == words.size()) made.sorted_bytes = made.terms.size();
  SortedWordsMaker maker;
  for (const auto& [word, id] : by_word) maker.add(word, id);
  made.file = maker.finish({.bytes = made.sorted_bytes});
  return made;
}

}  // namespace inkling
