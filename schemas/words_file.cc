// SPDX-License-Identifier: MIT
#include "schemas/words_file.h"

#include <algorithm>
#include <utility>

#include "schemas/hash.h"

namespace inkling {
namespace {

// A count of blocks that the bytes left cannot hold is refused.
constexpr size_t kLeastBlockBytes = 6;

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
  const uint64_t expected = checksum(body);
  for (size_t i = 0; i < kSumBytes; ++i) {
    if (static_cast<unsigned char>(sum[i]) != ((expected >> (8 * i)) & 0xFF)) return false;
  }
  return true;
}

/// The record without its sum; nothing when they do not fit, which is no record.
std::string_view checked_body(std::string_view record) {
  if (record.size() < kSumBytes) return {};
  const std::string_view body = record.substr(0, record.size() - kSumBytes);
  return is_whole(body, record.substr(body.size())) ? body : std::string_view{};
}

}  // namespace

void encode_words(std::string_view path, const std::vector<WordsBlock>& blocks, std::string& out) {
  const size_t begin = out.size();
  put_text(path, out);
  put_varint(blocks.size(), out);
  for (const WordsBlock& block : blocks) {
    out.push_back(static_cast<char>(block.field));
    put_varint(block.section, out);
    put_varint(plus_one(block.item), out);
    put_varint(plus_one(block.kind), out);
    size_t words = 0, bytes = 0;
    for (const uint32_t id : block.ids) {
      words += id == kLineEnd ? 0 : 1;
      bytes += varint_size(id);
    }
    put_varint(words, out);
    put_varint(bytes, out);
    for (const uint32_t id : block.ids) put_varint(id, out);
  }
  put_sum(std::string_view(out).substr(begin), out);
}

WordsReader::WordsReader(std::string_view record)
    : reader_(checked_body(record)), path_(reader_.text()) {
  const uint64_t count = reader_.number();
  if (!reader_.ok() || count > reader_.left() / kLeastBlockBytes) {
    refuse();
  } else {
    blocks_left_ = static_cast<size_t>(count);
  }
}

void WordsReader::refuse() {
  reader_ = VarintReader({});
  (void)reader_.number();  // Nothing to read: it has failed, and so has the record.
  blocks_left_ = 0;
  words_ = 0;
  ids_ = {};
}

bool WordsReader::next(WordsBlock& block) {
  if (blocks_left_ == 0) return false;
  --blocks_left_;
  const uint64_t field = reader_.number();
  block.section = reader_.number32();
  block.item = minus_one(reader_.number32());
  block.kind = minus_one(reader_.number32());
  words_ = reader_.number32();
  ids_ = reader_.text();
  if (!reader_.ok() || words_ > ids_.size() ||
      field > static_cast<uint64_t>(WordsField::kComment)) {
    refuse();
    return false;
  }
  block.field = static_cast<WordsField>(field);
  return true;
}

bool decode_words(std::string_view record, std::vector<WordsBlock>& out) {
  WordsReader reader(record);
  size_t blocks = 0;
  for (WordsBlock head; reader.next(head); ++blocks) {
    if (out.size() <= blocks) out.emplace_back();
    std::vector<uint32_t> ids = std::move(out[blocks].ids);
    ids.clear();
    reader.each_id([&ids](uint32_t id) { ids.push_back(id); });
    out[blocks] = head;
    out[blocks].ids = std::move(ids);
  }
  out.resize(blocks);
  return reader.complete();
}

}  // namespace inkling
