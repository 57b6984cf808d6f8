// SPDX-License-Identifier: MIT
#include "schemas/item_list.h"

namespace inkling {

void ItemList::open_block(uint32_t block, uint32_t kind, bool listed) {
  const Block& b = note_.blocks[block];
  owner_[block] = static_cast<uint32_t>(items_.size());
  items_.push_back({.kind = kind,
                    .visible = b.visible,
                    .source = b.source,
                    .blocks = {block},
                    .listed = listed});
}

void ItemList::open_head(uint32_t block, uint32_t kind, size_t end) {
  open_block(block, kind, true);
  extend_last(block, end);
}

void ItemList::open_part(uint32_t block, const LineMark& mark) {
  const Block& b = note_.blocks[block];
  const Span visible{b.visible.begin + mark.own.begin, b.visible.begin + mark.own.end};
  Span source = source_of(note_, visible);
  if (mark.own.end == b.visible.size()) source.end = b.source.end;
  owner_[block] = static_cast<uint32_t>(items_.size());
  items_.push_back(
      {.kind = mark.kind,
       .visible = visible,
       .source = source,
       .blocks = {block},
       .status = mark.status,
       .named = {b.visible.begin + mark.named.begin, b.visible.begin + mark.named.end}});
}

void ItemList::extend_last(uint32_t block, size_t end) {
  FoundItem& item = items_.back();
  const Block& b = note_.blocks[block];
  item.visible.end = b.visible.begin + static_cast<uint32_t>(end);
  item.source.end = end == b.visible.size() ? b.source.end : source_of(note_, item.visible).end;
}

void ItemList::append_to_last(uint32_t block) {
  owner_[block] = static_cast<uint32_t>(items_.size()) - 1;
  append(block);
}

}  // namespace inkling
