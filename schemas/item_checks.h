// SPDX-License-Identifier: MIT
// Whether what looks like an item is one: no blank, no further reading, no sentence about somebody.
#pragma once

#include "schemas/block_index.h"
#include "schemas/items.h"
#include "schemas/line_marks.h"

namespace inkling {

class ItemChecks {
 public:
  /// REQUIRES: the references outlive it.
  ItemChecks(const Note& note, const Recogniser& recogniser, const BlockIndex& index,
             NoteTrust trust)
      : note_(note), recogniser_(recogniser), index_(index), trust_(trust) {}

  /// Whether a mark on the line at `begin` of a block's text makes an item of what follows it.
  [[nodiscard]] bool is_item(uint32_t block, size_t begin, const LineMark& mark) const;

  /// Whether a block without a mark is what its place says. `label`: the block that served as its
  /// heading, or kNone.
  [[nodiscard]] bool is_item_of(uint32_t block, uint32_t kind, uint32_t label) const;

 private:
  [[nodiscard]] bool counts(const LineMark& mark, std::string_view line) const;
  [[nodiscard]] bool is_further_reading(uint32_t block, size_t begin, const LineMark& mark) const;
  [[nodiscard]] bool is_text_of(uint32_t kind, std::string_view text) const;
  [[nodiscard]] bool attends(uint32_t block, uint32_t label) const;

  const Note& note_;
  const Recogniser& recogniser_;
  const BlockIndex& index_;
  NoteTrust trust_;
};

}  // namespace inkling
