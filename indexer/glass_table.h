// SPDX-License-Identifier: MIT
// Writes a table of a Xapian database ("glass", its format since 1.4.0) in one pass.
//
// A table is a tree of blocks. A block is a head, a directory of two-byte places that grows up, and
// items that grow down from its end; numbers have their highest byte first. A leaf's item is its
// size and flags, a key and a piece of the key's value; a branch's item is the number of a block
// and where its keys begin. Since keys come sorted, only the last block of each level is open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/files.h"

namespace inkling {

/// Where a table's tree begins.
struct GlassRoot {
  uint64_t block = 0;
  unsigned level = 0;
  uint64_t entries = 0;
  uint64_t blocks = 0;  ///< Of the table's file.
};

class GlassTable {
 public:
  static constexpr size_t kBlockBytes = 8192;
  static constexpr size_t kMaxKeyBytes = 255;

  /// REQUIRES: there is no file at `path`.
  explicit GlassTable(const std::string& path);

  /// REQUIRES: 1 to kMaxKeyBytes bytes of key, greater than the key before.
  void add(std::string_view key, std::string_view value);
  /// Writes what is left. Nothing may be added afterwards.
  GlassRoot finish();

 private:
  /// Where the keys of a block begin. Long values are cut; a piece has the number `piece`, from 1.
  struct Start {
    std::string key{};
    uint16_t piece = 0;
  };
  /// The open block of a level.
  struct Block {
    Start start{};
    std::string bytes = std::string(kBlockBytes, '\0');
    size_t directory_end = 0;
    size_t items_begin = 0;
    explicit Block(Start from);
    [[nodiscard]] bool has_room(std::string_view item) const;
    void add(std::string_view item);
  };

  void add_to_leaf(std::string_view item, Start start);
  uint64_t write(unsigned level);
  void close(unsigned level);

  AppendFile file_;
  std::vector<Block> levels_;  ///< Leaves first.
  std::string last_key_;
  std::string item_;
  uint64_t blocks_ = 0;
  uint64_t entries_ = 0;
};

}  // namespace inkling
