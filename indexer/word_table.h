// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// Gives each distinct string a number from 0 on, in order of first sight. The strings lie one
/// behind the other, each after a byte with its length: 10 to 20 bytes per word in all, and the
/// bytes are at the same time the `terms` file (words_file.h). Not thread-safe.
class WordTable {
 public:
  static constexpr size_t kMaxBytes = 255;  ///< Longer strings are cut.

  WordTable();

  /// Amortised O(length).
  uint32_t number_of(std::string_view word);
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
    uint32_t hash = 0;  ///< Saves most looks at the bytes.
    uint32_t next = 0;  ///< The word's number + 1; 0: none.
  };
  void grow_to(size_t slots);
  [[nodiscard]] bool holds(const Slot& slot, std::string_view word, uint32_t hash) const;
  [[nodiscard]] size_t slot_of(std::string_view word, uint32_t hash) const;
  [[nodiscard]] size_t free_slot(uint32_t hash) const;

  std::string bytes_;
  std::vector<uint64_t> places_;  ///< Of the length byte, by number.
  std::vector<Slot> slots_;       ///< Open addressing, a power of two.
};

}  // namespace inkling
