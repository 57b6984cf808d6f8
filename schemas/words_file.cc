// SPDX-License-Identifier: MIT
#include "schemas/words_file.h"

#include "schemas/hash.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

// Every block takes five bytes at least and every id one: a count that the bytes left cannot hold
// is refused before any memory is taken for it.
constexpr size_t kLeastBlockBytes = 5;

constexpr size_t kSumBytes = 4;

// 0xFFFFFFFF ("none") wraps to 0, the commonest value, in one byte.
uint32_t plus_one(uint32_t value) {
  return value + 1;
}
uint32_t minus_one(uint32_t value) {
  return value - 1;
}

void put_sum(std::string_view record, std::string& out) {
  const uint64_t sum = checksum(record);
  for (size_t i = 0; i < kSumBytes; ++i) out.push_back(static_cast<char>((sum >> (8 * i)) & 0xFF));
}

bool is_whole(std::string_view body, std::string_view sum) {
  std::string expected;
  put_sum(body, expected);
  return sum == expected;
}

bool decode_block(VarintReader& reader, WordsBlock& block) {
  const uint64_t field = reader.number();
  if (field > static_cast<uint64_t>(WordsField::kComment)) return false;
  block.field = static_cast<WordsField>(field);
  block.section = reader.number32();
  block.item = minus_one(reader.number32());
  block.kind = minus_one(reader.number32());
  const uint64_t count = reader.number();
  if (!reader.ok() || count > reader.left()) return false;
  block.ids.resize(static_cast<size_t>(count));
  for (uint32_t& id : block.ids) id = reader.number32();
  return reader.ok();
}

}  // namespace

void encode_words(const std::vector<WordsBlock>& blocks, std::string& out) {
  const size_t begin = out.size();
  put_varint(blocks.size(), out);
  for (const WordsBlock& block : blocks) {
    out.push_back(static_cast<char>(block.field));
    put_varint(block.section, out);
    put_varint(plus_one(block.item), out);
    put_varint(plus_one(block.kind), out);
    put_varint(block.ids.size(), out);
    for (const uint32_t id : block.ids) put_varint(id, out);
  }
  put_sum(std::string_view(out).substr(begin), out);
}

bool decode_words(std::string_view record, std::vector<WordsBlock>& out) {
  if (record.size() < kSumBytes) return false;
  const std::string_view body = record.substr(0, record.size() - kSumBytes);
  if (!is_whole(body, record.substr(body.size()))) return false;
  VarintReader reader(body);
  const uint64_t count = reader.number();
  if (!reader.ok() || count > reader.left() / kLeastBlockBytes) return false;
  out.resize(static_cast<size_t>(count));
  for (WordsBlock& block : out) {
    if (!decode_block(reader, block)) return false;
  }
  return reader.complete();
}

}  // namespace inkling
