// SPDX-License-Identifier: MIT
// What facets count of a note or an item, packed into value slots: counting reads as many short
// records as there are matches, whatever the vault's size. Values stand as they are written, so
// that they can be shown; folded they are what terms hold. On disk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/record.h"

namespace inkling {

/// Of slot::kFacets of a note. When it was unpacked, views of the packed bytes.
struct NoteFacets {
  std::string_view type{};
  std::string_view language{};
  std::string_view folder{};
  std::vector<std::string_view> tags{};    ///< Without ancestors; those that items have first.
  uint32_t passed_on = 0;                  ///< So many of these.
  std::vector<std::string_view> people{};  ///< Names of the note and of its items.
  std::vector<std::pair<uint32_t, Status>> items{};  ///< Kind and status of items, each pair once.
  std::vector<std::string_view> own_names{};  ///< Of a person's note: names and addresses as words.
};
[[nodiscard]] std::string pack(const NoteFacets& facets);
/// Reuses the memory of `facets`. False when the bytes are damaged.
[[nodiscard]] bool unpack(std::string_view packed, NoteFacets& facets);

/// Of slot::kFacets of an item.
struct ItemFacets {
  uint32_t ordinal = 0;  ///< Among the note's items.
  uint32_t kind = 0;
  Status status = Status::kUnset;
  std::vector<uint32_t> tags{};    ///< Into those of its note: its own, without ancestors.
  std::vector<uint32_t> people{};  ///< Into those of its note.
};
[[nodiscard]] std::string pack(const ItemFacets& facets);
[[nodiscard]] bool unpack(std::string_view packed, ItemFacets& facets);

/// Of slot::kProperties: keys and values, of a note those of the front matter first.
struct PropertyFacets {
  std::vector<std::pair<std::string_view, std::string_view>> pairs{};
  uint32_t passed_on = 0;  ///< So many are of the front matter. Of items: none.
};
[[nodiscard]] std::string pack(const PropertyFacets& facets);
[[nodiscard]] bool unpack(std::string_view packed, PropertyFacets& facets);

/// A value as its record has it: as written, or as its term has it where that is cut.
[[nodiscard]] std::string value_as_recorded(std::string_view prefix, std::string_view written);

}  // namespace inkling
