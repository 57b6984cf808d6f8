// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/words.h"

namespace inkling {

/// The stems of a word in every language of a vault. One thread.
class Stems {
 public:
  explicit Stems(const std::vector<Language>& languages);

  /// The distinct terms that stand for the word in the index, whatever language its note is in.
  /// `lower` is the word with its accents; the folded word when it is not known.
  [[nodiscard]] std::vector<std::string> of(std::string_view lower, std::string_view folded,
                                            WordKind kind);

  /// The same of a folded word of the vault, by its id: remembered, for each query asks for those
  /// of thousands that begin alike. Valid until the next call.
  [[nodiscard]] const std::vector<std::string_view>& of_word(uint32_t id, std::string_view word);

 private:
  [[nodiscard]] uint32_t remember(uint32_t id, std::string_view word);

  std::vector<Stemmer> stemmers_;
  std::vector<uint32_t> places_{};  ///< By id: where its stems stand in packed_; 0: not known.
  std::string packed_{};            ///< Per word a count, then each stem with its size before it.
  std::vector<std::string_view> views_{};
};

}  // namespace inkling
