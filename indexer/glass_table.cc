// SPDX-License-Identifier: MIT
#include "indexer/glass_table.h"

#include <algorithm>
#include <utility>

namespace inkling {
namespace {

constexpr uint32_t kRevision = 1;
constexpr size_t kHeadBytes = 11;
constexpr size_t kPlaceBytes = 2;
/// Four of them fit a block.
constexpr size_t kMaxItemBytes = (GlassTable::kBlockBytes - kHeadBytes - 4 * kPlaceBytes) / 4;
constexpr size_t kItemHeadBytes = 3;  ///< Size and flags, length of the key.
constexpr unsigned kLastPiece = 0x4000, kFirstPiece = 0x2000;

void put_number(uint64_t value, size_t bytes, std::string& out) {
  while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

void set_number(uint64_t value, size_t bytes, char* at) {
  while (bytes-- > 0) *at++ = static_cast<char>(value >> (8 * bytes) & 0xFF);
}

/// The shortest beginning of `key` that is greater than `before`.
std::string_view separator(std::string_view before, std::string_view key) {
  const auto differ = std::mismatch(before.begin(), before.end(), key.begin(), key.end()).second;
  return key.substr(0, static_cast<size_t>(differ - key.begin()) + 1);
}

}  // namespace

GlassTable::Block::Block(Start from)
    : start(std::move(from)), directory_end(kHeadBytes), items_begin(kBlockBytes) {}

bool GlassTable::Block::has_room(std::string_view item) const {
  return item.size() + kPlaceBytes <= items_begin - directory_end;
}

void GlassTable::Block::add(std::string_view item) {
  items_begin -= item.size();
  item.copy(&bytes[items_begin], item.size());
  set_number(items_begin, kPlaceBytes, &bytes[directory_end]);
  directory_end += kPlaceBytes;
}

GlassTable::GlassTable(const std::string& path) : file_(path, 0) {
  levels_.emplace_back(Start{});
  // Every table begins with an item that has no key.
  put_number(kFirstPiece | kLastPiece, 2, item_);
  put_number(0, 1, item_);
  levels_.front().add(item_);
}

void GlassTable::add(std::string_view key, std::string_view value) {
  uint16_t piece = 1;
  do {
    const size_t head = kItemHeadBytes + key.size() + (piece > 1 ? sizeof piece : 0);
    const std::string_view part = value.substr(0, kMaxItemBytes - head);
    value.remove_prefix(part.size());
    unsigned flags = value.empty() ? kLastPiece : 0;
    if (piece == 1) flags |= kFirstPiece;
    item_.clear();
    put_number(flags | (head + part.size() - kItemHeadBytes), 2, item_);
    put_number(key.size(), 1, item_);
    item_ += key;
    if (piece > 1) put_number(piece, sizeof piece, item_);
    item_ += part;
    add_to_leaf(item_, {.key = std::string(separator(last_key_, key)), .piece = piece});
    last_key_ = key;
    ++piece;
  } while (!value.empty());
  ++entries_;
}

void GlassTable::add_to_leaf(std::string_view item, Start start) {
  if (!levels_.front().has_room(item)) {
    close(0);
    levels_.front() = Block(std::move(start));
  }
  levels_.front().add(item);
}

/// Gives the number of the block.
uint64_t GlassTable::write(unsigned level) {
  Block& block = levels_[level];
  const size_t free = block.items_begin - block.directory_end;
  set_number(kRevision, 4, &block.bytes[0]);
  set_number(level, 1, &block.bytes[4]);
  set_number(free, 2, &block.bytes[5]);  // In one piece,
  set_number(free, 2, &block.bytes[7]);  // and in all.
  set_number(block.directory_end, 2, &block.bytes[9]);
  file_.append(block.bytes);
  return blocks_++;
}

/// Writes the open block of a level and enters it in the level above.
void GlassTable::close(unsigned level) {
  std::string item;
  put_number(write(level), 4, item);
  Start start = std::move(levels_[level].start);
  put_number(start.key.size(), 1, item);
  item += start.key;
  put_number(start.piece, sizeof start.piece, item);
  if (levels_.size() == level + 1) levels_.emplace_back(Start{});
  if (!levels_[level + 1].has_room(item)) {
    close(level + 1);
    levels_[level + 1] = Block(std::move(start));
  }
  levels_[level + 1].add(item);
}

GlassRoot GlassTable::finish() {
  unsigned level = 0;
  for (; level + 1 < levels_.size(); ++level) close(level);
  const uint64_t root = write(level);
  file_.flush();
  return {.block = root, .level = level, .entries = entries_, .blocks = blocks_};
}

}  // namespace inkling
