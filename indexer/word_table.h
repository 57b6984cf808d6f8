// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/hash.h"

namespace inkling {

/// Gives each distinct string a number from 0 on, in order of first sight. The strings lie one
/// behind the other, each after a byte with its length: some 50 bytes per word in all, and the
/// bytes are at the same time the `terms` file (words_file.h). Not thread-safe.
class WordTable {
 public:
  static constexpr size_t kMaxBytes = 255;  ///< Longer strings are cut.

  WordTable();

  /// Amortised O(length).
  uint32_t number_of(std::string_view word) { return number_of(word, hash_of(word)); }

  /// Fetches what looking the word up begins with, and gives its hash. To expect many words before
  /// they are looked up is to wait for memory once instead of once for each.
  [[nodiscard]] uint32_t expect(std::string_view word) const {
    const uint32_t hash = hash_of(word);
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    return hash;
  }
  uint32_t number_of(std::string_view word, uint32_t hash);

  /// Valid until the next number_of.
  [[nodiscard]] std::string_view operator[](uint32_t number) const;
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(places_.size()); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  /// The numbers in order of their words' bytes.
  [[nodiscard]] std::vector<uint32_t> sorted() const;

  /// Takes what bytes() gave. False when the bytes are something else; the table is then empty.
  [[nodiscard]] bool load(std::string bytes);

 private:
  struct Slot {
    uint64_t place = 0;  ///< As in places_: saves a look there.
    uint32_t hash = 0;   ///< Saves most looks at the bytes.
    uint32_t next = 0;   ///< The word's number + 1; 0: none.
  };
  static uint32_t hash_of(std::string_view word) {
    return static_cast<uint32_t>(checksum(word.substr(0, kMaxBytes)));
  }
  [[nodiscard]] std::string_view word_at(uint64_t place) const {
    return {bytes_.data() + place + 1, static_cast<unsigned char>(bytes_[place])};
  }
  void grow_to(size_t slots);
  [[nodiscard]] bool holds(const Slot& slot, std::string_view word, uint32_t hash) const;
  [[nodiscard]] size_t slot_of(std::string_view word, uint32_t hash) const;
  [[nodiscard]] size_t free_slot(uint32_t hash) const;

  std::string bytes_;
  std::vector<uint64_t> places_;  ///< Of the length byte, by number.
  std::vector<Slot> slots_;       ///< Open addressing, a power of two.
};

}  // namespace inkling
