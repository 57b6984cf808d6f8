// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "notes/note.h"

namespace inkling {

/// Elements of a note grouped by the block they stand in; those of the front matter apart.
class ByBlock {
 public:
  /// `elements` have a member `block`. Linear.
  template <typename T>
  ByBlock(const std::vector<T>& elements, size_t blocks) {
    if (elements.empty()) return;
    begins_.assign(blocks + 2, 0);
    const auto row = [blocks](const T& e) { return e.block < blocks ? e.block : blocks; };
    for (const T& element : elements) ++begins_[row(element) + 1];
    for (size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    order_.resize(elements.size());
    std::vector<uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (uint32_t i = 0; i < elements.size(); ++i) order_[next[row(elements[i])]++] = i;
  }

  /// Indices of the elements of one block, in order.
  [[nodiscard]] std::span<const uint32_t> of(uint32_t block) const {
    return begins_.empty() ? std::span<const uint32_t>() : range(block);
  }
  [[nodiscard]] std::span<const uint32_t> of_front_matter() const {
    return begins_.empty() ? std::span<const uint32_t>() : range(begins_.size() - 2);
  }

 private:
  [[nodiscard]] std::span<const uint32_t> range(size_t row) const {
    return std::span(order_).subspan(begins_[row], begins_[row + 1] - begins_[row]);
  }

  std::vector<uint32_t> begins_{};
  std::vector<uint32_t> order_{};
};

/// What stands in each block of a note.
struct BlockIndex {
  explicit BlockIndex(const Note& note)
      : links(note.links, note.blocks.size()),
        tags(note.tags, note.blocks.size()),
        properties(note.properties, note.blocks.size()) {}

  ByBlock links;
  ByBlock tags;
  ByBlock properties;
};

}  // namespace inkling
