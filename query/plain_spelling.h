// SPDX-License-Identifier: MIT
// What only the text of a note can tell, told without parsing it: whether a word that its record
// has without accents is written without them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/words.h"

namespace inkling {

class PlainSpelling {
 public:
  /// REQUIRES: `words` are folded ASCII.
  explicit PlainSpelling(std::vector<std::string> words);

  /// Whether none of the words stands in the source with an accent. False when
  /// in doubt: near markup and character references.
  [[nodiscard]] bool holds(std::string_view source);

 private:
  [[nodiscard]] bool holds_in(std::string_view part);

  std::vector<std::string> words_;
  Tokenizer tokenizer_;
};

}  // namespace inkling
