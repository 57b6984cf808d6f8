// SPDX-License-Identifier: MIT
#include "schemas/sorted_words.h"

#include <xapian.h>

#include <algorithm>
#include <cstring>

#include "schemas/hash.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

struct OrderHead {
  uint64_t sum = 0;  ///< Of all below, and of the index.
  uint64_t bytes = 0;
  uint64_t bytes_sum = 0;
  uint64_t words = 0;
  uint64_t blocks = 0;
  uint64_t data_size = 0;
};

struct BlockEntry {
  uint32_t at = 0;
  uint32_t sum = 0;
};

[[noreturn]] void refuse() {
  throw Xapian::DatabaseCorruptError("'order' is not as it was written");
}

BlockEntry entry_in(std::string_view index, size_t block) {
  BlockEntry entry;
  std::memcpy(&entry, index.data() + block * sizeof entry, sizeof entry);
  return entry;
}

/// Of head and index, without the sum itself.
uint64_t sum_of(std::string_view head_and_index) {
  return checksum(head_and_index.substr(sizeof(uint64_t)));
}

}  // namespace

std::optional<SortedWords> SortedWords::of(std::string_view file, SortedPart part) {
  OrderHead head;
  if (file.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, file.data(), sizeof head);
  const uint64_t most_blocks = (file.size() - sizeof head) / sizeof(BlockEntry);
  if (head.bytes != part.bytes || head.bytes_sum != part.sum || head.blocks > most_blocks ||
      head.words > UINT32_MAX) {
    return std::nullopt;
  }
  const size_t index_size = head.blocks * sizeof(BlockEntry);
  const size_t data_begin = sizeof head + index_size;
  if (head.data_size != file.size() - data_begin ||
      sum_of(file.substr(0, data_begin)) != head.sum) {
    return std::nullopt;
  }
  SortedWords words;
  words.bytes_ = head.bytes;
  words.words_ = static_cast<uint32_t>(head.words);
  words.blocks_ = static_cast<uint32_t>(head.blocks);
  words.index_ = file.substr(sizeof head, index_size);
  words.data_ = file.substr(data_begin);
  return words;
}

std::string_view SortedWords::block(uint32_t number) const {
  const BlockEntry entry = entry_in(index_, number);
  const size_t end = number + 1 < blocks_ ? entry_in(index_, number + 1).at : data_.size();
  if (entry.at >= end || end > data_.size()) refuse();
  const std::string_view bytes = data_.substr(entry.at, end - entry.at);
  if (static_cast<uint32_t>(checksum(bytes)) != entry.sum) refuse();
  return bytes;
}

std::string_view SortedWords::first_of(uint32_t number) const {
  const std::string_view bytes = block(number);
  const size_t size = bytes.size() < 2 ? bytes.size() : static_cast<unsigned char>(bytes[1]);
  if (size + 2 > bytes.size()) refuse();
  return bytes.substr(2, size);
}

template <typename IsBefore>
uint32_t SortedWords::first_block_not(uint32_t from, IsBefore is_before) const {
  uint32_t count = blocks_ - from;
  while (count > 0) {
    const uint32_t half = count / 2;
    if (is_before(first_of(from + half))) {
      from += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return from;
}

uint32_t SortedWords::id_of(std::string_view word) const {
  const Cursor cursor(*this, word);
  return !cursor.at_end() && cursor.word() == word ? cursor.id() : 0;
}

SortedWords::Cursor::Cursor(const SortedWords& words, std::string_view from) : words_(&words) {
  const uint32_t after =
      words.first_block_not(0, [&](std::string_view first) { return first <= from; });
  enter(after > 0 ? after - 1 : 0);
  while (!at_end() && word() < from) next();
}

void SortedWords::Cursor::enter(uint32_t block) {
  end_reached_ = block >= words_->blocks_;
  if (end_reached_) return;
  const std::string_view bytes = words_->block(block);
  block_ = block;
  at_ = bytes.data();
  end_ = at_ + bytes.size();
  size_ = 0;
  next();
}

void SortedWords::Cursor::next() {
  if (at_ == end_) {
    enter(block_ + 1);
    return;
  }
  if (end_ - at_ < 2) refuse();
  const auto shared = static_cast<unsigned char>(at_[0]);
  const auto more = static_cast<unsigned char>(at_[1]);
  at_ += 2;
  if (shared > size_ || shared + more > kMaxSortedWordBytes || more > end_ - at_) refuse();
  std::memcpy(word_.data() + shared, at_, more);
  size_ = size_t{shared} + more;
  VarintReader reader(std::string_view(at_ + more, static_cast<size_t>(end_ - at_) - more));
  id_ = reader.number32();
  if (!reader.ok()) refuse();
  at_ = end_ - reader.left();
}

void SortedWords::Cursor::pass(size_t count) {
  // What shares so much with the word before it begins like it.
  while (end_ - at_ >= 2 && static_cast<unsigned char>(at_[0]) >= count) {
    const auto more = static_cast<unsigned char>(at_[1]);
    at_ += 2;
    if (more > end_ - at_) refuse();
    VarintReader reader(std::string_view(at_ + more, static_cast<size_t>(end_ - at_) - more));
    (void)reader.number32();
    if (!reader.ok()) refuse();
    at_ = end_ - reader.left();
  }
  size_ = count;  // As much as they all share.
  if (at_ != end_) {
    next();
    return;
  }
  const std::string head(word());
  enter(block_ + 1);
  if (at_end() || !word().starts_with(head)) return;
  // They go on beyond this block: to the last one that begins with them, and past its first words.
  const uint32_t after = words_->first_block_not(
      block_ + 1, [&](std::string_view first) { return first.starts_with(head); });
  enter(after - 1);
  pass(count);
}

void SortedWordsMaker::add(std::string_view word, uint32_t id) {
  size_t shared = 0;
  if (words_ % kWordsPerBlock == 0) {
    end_block();
  } else {
    const auto parted = std::mismatch(word.begin(), word.end(), before_.begin(), before_.end());
    shared = static_cast<size_t>(parted.first - word.begin());
  }
  data_ += static_cast<char>(shared);
  data_ += static_cast<char>(word.size() - shared);
  data_ += word.substr(shared);
  put_varint(id, data_);
  before_ = word;
  ++words_;
}

void SortedWordsMaker::end_block() {
  if (data_.size() == block_begin_) return;
  const std::string_view block = std::string_view(data_).substr(block_begin_);
  const BlockEntry entry{.at = static_cast<uint32_t>(block_begin_),
                         .sum = static_cast<uint32_t>(checksum(block))};
  index_.append(reinterpret_cast<const char*>(&entry), sizeof entry);
  block_begin_ = data_.size();
}

std::string SortedWordsMaker::finish(SortedPart part) {
  end_block();
  if (data_.size() > UINT32_MAX || words_ > UINT32_MAX) return {};
  OrderHead head{.bytes = part.bytes,
                 .bytes_sum = part.sum,
                 .words = words_,
                 .blocks = index_.size() / sizeof(BlockEntry),
                 .data_size = data_.size()};
  std::string file(sizeof head, '\0');
  file.reserve(file.size() + index_.size() + data_.size());
  std::memcpy(file.data(), &head, sizeof head);
  file += index_;
  head.sum = sum_of(file);
  std::memcpy(file.data(), &head.sum, sizeof head.sum);
  return file += data_;
}

}  // namespace inkling
