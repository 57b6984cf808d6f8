// SPDX-License-Identifier: MIT
// The records of schemas/facet_values.h, read in order of document.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "query/clause.h"
#include "query/open_index.h"
#include "schemas/facet_values.h"

namespace inkling {

/// Values of one slot. Cheap for documents in order, and never wrong.
class SlotReader {
 public:
  SlotReader(const Xapian::Database& database, unsigned slot) : database_(database), slot_(slot) {}
  /// Empty when there is none. Valid until the next call.
  const std::string& at(uint32_t docid);

 private:
  Xapian::Database database_;
  unsigned slot_;
  Xapian::ValueIterator next_{};
  uint32_t last_ = 0;  ///< Asked for; 0: nothing yet.
  std::string value_{};
};

/// REQUIRES: the index outlives it and stays as it is. What it gives is valid until the next call
/// of the same function.
class FacetRecords {
 public:
  explicit FacetRecords(const OpenIndex& index);

  const NoteFacets& note(uint32_t docid);
  const ItemFacets& item(uint32_t docid);
  const PropertyFacets& note_properties(uint32_t docid);
  const PropertyFacets& item_properties(uint32_t docid);
  const std::string& date(Source of, uint32_t docid);
  /// The note of an item, whose ordinal is known.
  uint32_t note_of(uint32_t item, uint32_t ordinal);

 private:
  SlotReader note_facets_, item_facets_, note_pairs_, item_pairs_, note_dates_, item_dates_, runs_;
  NoteFacets note_{};
  uint32_t unpacked_note_ = 0;
  ItemFacets item_{};
  PropertyFacets of_note_{}, of_item_{};
  ItemRun run_{};
};

}  // namespace inkling
