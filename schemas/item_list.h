// SPDX-License-Identifier: MIT
// The items found so far in a note, and which blocks belong to which.
#pragma once

#include <vector>

#include "schemas/items.h"
#include "schemas/line_marks.h"

namespace inkling {

class ItemList {
 public:
  /// REQUIRES: `note` outlives it.
  explicit ItemList(const Note& note) : note_(note), owner_(note.blocks.size(), kNone) {}

  /// A block that is an item as a whole.
  void open_block(uint32_t block, uint32_t kind, bool listed);
  /// The first bytes of a block, up to where a mark begins an item of its own.
  void open_head(uint32_t block, uint32_t kind, size_t end);
  /// What stands behind a mark, whose spans are into the block's text.
  void open_part(uint32_t block, const LineMark& mark);
  /// The last item goes on to `end` of the block's text.
  void extend_last(uint32_t block, size_t end);
  /// A block becomes part of the item that owns it.
  void append(uint32_t block) { items_[owner_[block]].blocks.push_back(block); }
  void append_to_last(uint32_t block);

  /// The item a block belongs to, or kNone.
  [[nodiscard]] uint32_t owner(uint32_t block) const { return owner_[block]; }
  void set_owner(uint32_t block, uint32_t item) { owner_[block] = item; }

  /// REQUIRES: an item owns it.
  [[nodiscard]] const FoundItem& of(uint32_t block) const { return items_[owner_[block]]; }

  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] FoundItem& last() { return items_.back(); }
  [[nodiscard]] const FoundItem& last() const { return items_.back(); }
  [[nodiscard]] std::vector<FoundItem> take() { return std::move(items_); }

 private:
  const Note& note_;
  std::vector<FoundItem> items_{};
  std::vector<uint32_t> owner_;
};

}  // namespace inkling
