// SPDX-License-Identifier: MIT
#include "schemas/item_place.h"

#include "schemas/layout.h"
#include "schemas/varint.h"

namespace inkling {

std::optional<ItemData> ItemPlaces::of(uint32_t docid) {
  if (docid == 0) return std::nullopt;
  // Whether it is there shows when it has no value.
  return of(items_.get_document(docid, Xapian::DOC_ASSUME_VALID));
}

std::optional<ItemData> ItemPlaces::of(const Xapian::Document& item) {
  const std::string facets = item.get_value(slot::kFacets);
  VarintReader reader(facets);
  const uint32_t ordinal = reader.number32();
  const uint32_t docid = item.get_docid();
  if (!reader.ok() || ordinal >= docid) return std::nullopt;
  const uint32_t first = docid - ordinal;
  if (first != first_) {
    const auto run =
        unpack_items(items_.get_document(first, Xapian::DOC_ASSUME_VALID).get_value(slot::kNote));
    if (!run) return std::nullopt;
    first_ = first;
    count_ = run->count;
    note_ = run->note;
  }
  if (ordinal >= count_ || note_ == 0) return std::nullopt;
  return ItemData{.note = note_, .ordinal = ordinal};
}

std::optional<ItemData> place_of_item(const Xapian::Database& items, uint32_t docid) {
  return ItemPlaces(items).of(docid);
}

}  // namespace inkling
