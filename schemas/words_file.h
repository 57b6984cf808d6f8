// SPDX-License-Identifier: MIT
// The notes' own words, in order, beside Xapian: what phrases, proximity, line:( ), section:( ),
// item:( ) and exact words are checked against. Codec only: the indexer appends, the query maps.
//
// `terms`: for each id from 1 on, one byte length and the folded word. Ids are given in order of
// first sight, so common words have small ids. `words`: one record per note: varint count of
// blocks, then per block: field (byte), section, item + 1 (0: none), kind + 1 of that item, count
// of ids, and the ids, all varints (LEB128). Id 0 is the end of a line inside a block. Last stand
// the low 4 bytes of the checksum (hash.h) of all before. Records of notes since changed stay as
// garbage until the next rebuild.
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
void encode_words(const std::vector<WordsBlock>& blocks, std::string& out);

/// Reads a record block by block, without taking memory. After the last block `complete` says
/// whether it was a record, as it was written; what was read of another one means nothing.
class WordsReader {
 public:
  explicit WordsReader(std::string_view record);

  /// The next block's head into `block`, whose ids stay as they are; false after the last one.
  /// REQUIRES: the ids of the block before were read.
  [[nodiscard]] bool next(WordsBlock& block);
  /// Calls `on_id` for each id of the block.
  template <typename OnId>
  void each_id(OnId on_id) {
    VarintReader reader = reader_;  // Of our own, it stays in registers.
    for (size_t left = ids_left_; left > 0; --left) on_id(reader.number32());
    reader_ = reader;
    ids_left_ = 0;
  }
  /// Instead: the bytes of all ids of the block.
  [[nodiscard]] std::string_view ids();
  [[nodiscard]] bool complete() const { return blocks_left_ == 0 && reader_.complete(); }

 private:
  void refuse();

  VarintReader reader_;
  size_t blocks_left_ = 0;
  size_t ids_left_ = 0;
};

/// Whether the bytes are a record as it was written, as far as its checksum tells.
[[nodiscard]] bool is_record(std::string_view bytes);

/// Whether a block other than a comment has these words one right behind the other, in one line or
/// several. Reads few blocks word by word. REQUIRES: is_record(record), words.
[[nodiscard]] bool has_run(std::string_view record, const std::vector<uint32_t>& ids);

/// All of it. False when the bytes are not a record, or not as they were written. Reuses `out`'s
/// memory.
[[nodiscard]] bool decode_words(std::string_view record, std::vector<WordsBlock>& out);

}  // namespace inkling
