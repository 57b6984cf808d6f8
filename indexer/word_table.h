// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/hash.h"

namespace inkling {

/// The first eight bytes of a word, as a number that orders like them.
[[nodiscard]] uint64_t head_of(std::string_view word);

/// Gives each distinct string a number from 0 on, in order of first sight. The strings lie one
/// behind the other, each after a byte with its length: some 50 bytes per word in all, and the
/// bytes are at the same time the `terms` file (words_file.h). Not thread-safe.
class WordTable {
 public:
  static constexpr size_t kMaxBytes = 255;  ///< Longer strings are cut.

  WordTable();

  /// Amortised O(length).
  uint32_t number_of(std::string_view word) { return number_of(word, hash_of(word)); }

  /// Gives the hashes of words that will be looked up, and fetches what that reads: so all wait for
  /// memory together instead of one after the other. `text_of` gives a word's text.
  template <typename Words, typename TextOf>
  void expect(const Words& words, TextOf&& text_of, std::vector<uint32_t>& hashes) const {
    hashes.clear();
    for (const auto& word : words) {
      hashes.push_back(hash_of(text_of(word)));
      __builtin_prefetch(&slots_[hashes.back() & (slots_.size() - 1)]);
    }
    for (const uint32_t hash : hashes) {
      __builtin_prefetch(bytes_.data() + slots_[hash & (slots_.size() - 1)].place);
    }
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
