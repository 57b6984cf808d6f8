// SPDX-License-Identifier: MIT
// The notes' own words, in order, beside Xapian: what phrases, proximity, line:( ), section:( ),
// item:( ) and exact words are checked against. Codec only: the indexer appends, the query maps.
//
// `terms`: for each id from 1 on, one byte length and the folded word. Ids are given in order of
// first sight, so common words have small ids. `words`: one record per note: its path, with
// the path's length before it, varint count of blocks, then per block: field (byte), section, item
// + 1 (0: none), kind + 1 of that item, count of words, bytes of ids, and the ids, all varints
// (LEB128). Id 0 is the end of a line inside a block. Last stand the low 4 bytes of the checksum
// (hash.h) of all before. Records of notes since changed stay as garbage until the next rebuild.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/varint.h"

namespace inkling {

/// What part of a note a block of words is. On disk: do not renumber.
enum class WordsField : uint8_t {
  kTitle,
  kAlias,
  kName,
  kProperty,
  kHeading,
  kBody,
  kCode,
  kComment
};

inline constexpr uint32_t kLineEnd = 0;  ///< The id that ends a line.

struct WordsBlock {
  WordsField field = WordsField::kBody;
  uint32_t section = 0;
  uint32_t item = 0xFFFFFFFF;  ///< Ordinal into Records::items, or kNone.
  uint32_t kind = 0xFFFFFFFF;  ///< Of that item, into SchemaSet::kinds, or kNone.
  std::vector<uint32_t> ids{};
};

/// Appends one note's record to `out`.
void encode_words(std::string_view path, const std::vector<WordsBlock>& blocks, std::string& out);

/// Reads a record block by block, without taking memory. After the last block `complete` says
/// whether it was a record, as it was written; what was read of another one means nothing.
class WordsReader {
 public:
  explicit WordsReader(std::string_view record);

  /// Whether it is a record as it was written, as far as the checksum tells.
  [[nodiscard]] bool is_whole() const { return reader_.ok(); }
  /// Of the note. A view of the record.
  [[nodiscard]] std::string_view path() const { return path_; }

  /// The next block's head into `block`, whose ids stay as they are; false after the last one.
  [[nodiscard]] bool next(WordsBlock& block);
  /// How many ids of the block are words.
  [[nodiscard]] uint32_t words() const { return words_; }
  /// Calls `on_id` for each id of the block.
  template <typename OnId>
  void each_id(OnId on_id) {
    for (VarintReader reader(ids_); reader.left() > 0;) on_id(reader.number32());
  }
  /// The bytes of all ids of the block, a view of the record.
  [[nodiscard]] std::string_view ids() const { return ids_; }
  [[nodiscard]] bool complete() const { return blocks_left_ == 0 && reader_.complete(); }

 private:
  void refuse();

  VarintReader reader_;
  std::string_view path_;
  size_t blocks_left_ = 0;
  uint32_t words_ = 0;
  std::string_view ids_;
};

/// All of it. False when the bytes are not a record, or not as they were written. Reuses `out`'s
/// memory.
[[nodiscard]] bool decode_words(std::string_view record, std::vector<WordsBlock>& out);

}  // namespace inkling
