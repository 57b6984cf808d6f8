// SPDX-License-Identifier: MIT
// What can be filtered by: boolean terms, dates, and the data that leads back to the note. Words
// are not its business.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/documents.h"
#include "indexer/facet_slots.h"
#include "schemas/block_index.h"
#include "schemas/schema.h"

namespace inkling {

/// Adds what the document of a note has, its items' summary included.
void add_note_filters(const NoteInput& input, const SchemaSet& schemas, NoteDrafts& drafts);

/// Adds what the documents of a note's items have of their own.
class ItemFilters {
 public:
  /// REQUIRES: what `input` views, and `schemas`, outlive it.
  ItemFilters(const NoteInput& input, const SchemaSet& schemas);

  /// Linear in the item.
  void add(uint32_t ordinal, Draft& draft);

 private:
  /// Gives the item's inline fields, into Note::properties.
  std::vector<uint32_t> add_blocks(uint32_t ordinal, Draft& draft) const;
  [[nodiscard]] std::vector<std::string> own_tags(const Item& item) const;

  NoteInput input_;
  const SchemaSet* schemas_;
  std::vector<uint32_t> item_of_block_;
  BlockIndex index_;
  FacetSlots slots_;
  std::vector<std::string> note_tags_;  ///< Folded: those that every item has of its note.
};

}  // namespace inkling
