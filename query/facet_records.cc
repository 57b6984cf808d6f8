// SPDX-License-Identifier: MIT
#include "query/facet_records.h"

namespace inkling {
namespace {

[[noreturn]] void damaged() {
  throw Xapian::DatabaseCorruptError("what facets count of a document cannot be read");
}

}  // namespace

const std::string& SlotReader::at(uint32_t docid) {
  if (last_ == docid) return value_;
  // An iterator goes forwards only.
  if (last_ == 0 || docid < last_) next_ = database_.valuestream_begin(slot_);
  last_ = 0;
  value_.clear();
  const auto end = database_.valuestream_end(slot_);
  if (next_ != end) next_.skip_to(docid);
  if (next_ != end && next_.get_docid() == docid) value_ = *next_;
  last_ = docid;
  return value_;
}

FacetRecords::FacetRecords(const OpenIndex& index)
    : note_facets_(index.notes, slot::kFacets),
      item_facets_(index.items, slot::kFacets),
      note_pairs_(index.notes, slot::kProperties),
      item_pairs_(index.items, slot::kProperties),
      note_dates_(index.notes, slot::kDate),
      item_dates_(index.items, slot::kDate),
      runs_(index.items, slot::kNote) {}

const NoteFacets& FacetRecords::note(uint32_t docid) {
  if (unpacked_note_ == docid) return note_;
  unpacked_note_ = 0;
  if (!unpack(note_facets_.at(docid), note_)) damaged();
  unpacked_note_ = docid;
  return note_;
}

const ItemFacets& FacetRecords::item(uint32_t docid) {
  if (!unpack(item_facets_.at(docid), item_)) damaged();
  return item_;
}

const PropertyFacets& FacetRecords::note_properties(uint32_t docid) {
  const std::string& packed = note_pairs_.at(docid);
  of_note_ = {};
  if (!packed.empty() && !unpack(packed, of_note_)) damaged();
  return of_note_;
}

const PropertyFacets& FacetRecords::item_properties(uint32_t docid) {
  const std::string& packed = item_pairs_.at(docid);
  of_item_ = {};
  if (!packed.empty() && !unpack(packed, of_item_)) damaged();
  return of_item_;
}

const std::string& FacetRecords::date(Source of, uint32_t docid) {
  return of == Source::kNotes ? note_dates_.at(docid) : item_dates_.at(docid);
}

uint32_t FacetRecords::note_of(uint32_t item, uint32_t ordinal) {
  const uint32_t first = item - ordinal;
  if (run_.first == first && run_.count > 0) return run_.note;
  const auto found = unpack_items(runs_.at(first));
  if (!found || found->count <= ordinal) damaged();
  run_ = {.first = first, .count = found->count, .note = found->note};
  return run_.note;
}

}  // namespace inkling
