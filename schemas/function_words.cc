// SPDX-License-Identifier: MIT
#include "schemas/function_words.h"

#include <algorithm>
#include <iterator>

#include "schemas/common_words.h"

namespace inkling {
namespace {

/// Of a list of words with one blank between.
bool lists(std::string_view words, std::string_view word) {
  for (size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

}  // namespace

bool is_function_word(std::string_view folded, const Language& language) {
  if (folded.empty() || folded.find(' ') != std::string_view::npos) return false;
  const auto* const known =
      std::find_if(std::begin(kLatin), std::end(kLatin),
                   [&](const LatinLanguage& latin) { return latin.code == language; });
  return known != std::end(kLatin) && lists(known->words, folded);
}

}  // namespace inkling
