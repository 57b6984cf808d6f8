// SPDX-License-Identifier: MIT
// Which item of which note a document of `items` is. Nothing says so in one place: slot::kFacets
// begins with the item's ordinal, the items of a note have consecutive docids, and slot::kNote of
// the first of them names the note.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

namespace inkling {

/// Where an item is found again in its note's records.
struct ItemData {
  uint32_t note = 0;     ///< Docid in `notes`.
  uint32_t ordinal = 0;  ///< Into Records::items.
};

/// Tells the places of items. Those of one note, asked for one after the other, cost little more
/// than one of them.
class ItemPlaces {
 public:
  explicit ItemPlaces(const Xapian::Database& items) : items_(items) {}

  /// Nothing when the document is not there, or damaged.
  [[nodiscard]] std::optional<ItemData> of(uint32_t docid);
  /// Of a document of `items`: cheaper where one is at hand.
  [[nodiscard]] std::optional<ItemData> of(const Xapian::Document& item);

 private:
  Xapian::Database items_;
  uint32_t first_ = 0;  ///< The items known: `count_` from here on, of this note.
  uint32_t count_ = 0;
  uint32_t note_ = 0;
};

/// Of one item alone.
[[nodiscard]] std::optional<ItemData> place_of_item(const Xapian::Database& items, uint32_t docid);

}  // namespace inkling
