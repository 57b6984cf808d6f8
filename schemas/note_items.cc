// SPDX-License-Identifier: MIT
#include "schemas/note_items.h"

#include <string>

#include "schemas/layout.h"

namespace inkling {

std::optional<ItemRow> items_of_note(uint32_t note, const Xapian::Database& items) {
  const std::string term = make_term(prefix::kNote, std::to_string(note));
  const Xapian::PostingIterator first = items.postlist_begin(term);
  if (first == items.postlist_end(term)) return std::nullopt;
  const auto found = unpack_items(items.get_document(*first).get_value(slot::kNote));
  if (!found) throw Xapian::DatabaseCorruptError("the items of a note cannot be told");
  return ItemRow{.first = *first, .count = found->count};
}

}  // namespace inkling
