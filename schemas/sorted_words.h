// SPDX-License-Identifier: MIT
// The file `order`: the words of `terms`, sorted by their bytes, each with its id. The writer finds
// a word's id here, the query all words that begin alike, without reading the rest.
//
// Head: eight bytes each, in the machine's order: checksum (hash.h) of the head behind it and of
// the index; how many bytes of `terms` the file tells of, and their checksum; words; blocks; bytes
// of all blocks. Index: per block, four bytes each, where it begins behind the index and the low
// half of its checksum. A block: kWordsPerBlock words, the last one fewer. A word: how many bytes
// it shares with the one before it in the block, how many more it has, these, and its id as a
// varint.
//
// What the head says of `terms` stands in the metadata of `notes` too: a file of another commit is
// told by that and not used. A block is compared with its checksum whenever it is read.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inkling {

inline constexpr size_t kWordsPerBlock = 32;
inline constexpr size_t kMaxSortedWordBytes = 255;

/// The beginning of `terms` that a file `order` tells of.
struct SortedPart {
  uint64_t bytes = 0;
  uint64_t sum = 0;  ///< checksum() of these.
};

/// A view of such a file. Reading throws Xapian::DatabaseCorruptError where a block is not as it
/// was written. Any thread may read.
class SortedWords {
 public:
  /// No words.
  SortedWords() = default;
  /// Nothing when the file does not tell of `part`, or its head is damaged. REQUIRES: `file`
  /// outlives the value.
  static std::optional<SortedWords> of(std::string_view file, SortedPart part);

  [[nodiscard]] uint32_t size() const { return words_; }
  /// Of `terms`; those behind are words that are not here.
  [[nodiscard]] uint64_t bytes_of_terms() const { return bytes_; }
  /// 0 when the word is not here.
  [[nodiscard]] uint32_t id_of(std::string_view word) const;

  /// One word after the other. REQUIRES for word(), id(), next() and pass(): not at_end().
  class Cursor {
   public:
    /// At the first word that is not less than `from`.
    Cursor(const SortedWords& words, std::string_view from);

    [[nodiscard]] bool at_end() const { return end_reached_; }
    [[nodiscard]] std::string_view word() const { return {word_.data(), size_}; }
    [[nodiscard]] uint32_t id() const { return id_; }
    void next();
    /// Past all words that begin with the first `count` bytes of this one.
    void pass(size_t count);

   private:
    void enter(uint32_t block);

    const SortedWords* words_;
    uint32_t block_ = 0;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::array<char, kMaxSortedWordBytes> word_{};
    size_t size_ = 0;
    uint32_t id_ = 0;
    bool end_reached_ = false;
  };

 private:
  [[nodiscard]] std::string_view block(uint32_t number) const;
  [[nodiscard]] std::string_view first_of(uint32_t number) const;
  /// How many of the blocks from `from` on begin with a word that `is_before` holds for.
  template <typename IsBefore>
  [[nodiscard]] uint32_t first_block_not(uint32_t from, IsBefore is_before) const;

  uint64_t bytes_ = 0;
  uint32_t words_ = 0;
  uint32_t blocks_ = 0;
  std::string_view index_;
  std::string_view data_;
};

/// All words of an index: those sorted, and the bytes of `terms` behind them, whose ids go on.
struct Dictionary {
  SortedWords sorted{};
  std::string_view unsorted{};
};

/// Makes such a file.
class SortedWordsMaker {
 public:
  /// REQUIRES: after all words added before.
  void add(std::string_view word, uint32_t id);
  /// The file. Empty when the words are more than it can hold.
  [[nodiscard]] std::string finish(SortedPart part);

 private:
  void end_block();

  std::string index_;
  std::string data_;
  std::string before_;
  size_t block_begin_ = 0;
  uint64_t words_ = 0;
};

}  // namespace inkling
