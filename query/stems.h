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
  /// A word that is remembered: where its stems stand in packed_. 0: nobody is.
  struct Known {
    uint32_t id = 0;
    uint32_t at = 0;
  };
  /// The entry of an id, or the free one where it would stand. REQUIRES: one is free.
  [[nodiscard]] Known& entry(uint32_t id);
  void make_room();
  void remember(Known& known, uint32_t id, std::string_view word);

  std::vector<Stemmer> stemmers_;
  // Ids are scattered, and a new process asks for few of them: a table that grows with what it
  // holds.
  std::vector<Known>
      known_{};  ///< Open addressing, linear probing; a power of two, half of it free.
  size_t count_ = 0;
  std::string packed_{};  ///< Per word a count, then each stem with its size before it.
  std::vector<std::string_view> views_{};
};

}  // namespace inkling
