// SPDX-License-Identifier: MIT
// The values of a facet by document. Read from the records of the documents that are counted, and
// kept with the index while it is open: each record is read once per commit, and none that nobody
// counts.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/clause.h"
#include "query/facet_labels.h"
#include "query/facet_records.h"
#include "query/facet_source.h"
#include "query/open_index.h"
#include "query/person_finder.h"

namespace inkling {

/// Rows of numbers by document id; takes memory where rows are.
class FacetRows {
 public:
  [[nodiscard]] bool has(uint32_t docid) const {
    const size_t page = docid / kPage;
    return page < pages_.size() && pages_[page] && (*pages_[page])[docid % kPage] != 0;
  }
  /// REQUIRES: has(docid).
  [[nodiscard]] std::span<const uint32_t> operator[](uint32_t docid) const {
    const uint32_t at = (*pages_[docid / kPage])[docid % kPage];
    return {ids_.data() + at, ids_[at - 1]};
  }
  void add(uint32_t docid, const std::vector<uint32_t>& row);

 private:
  static constexpr size_t kPage = 4096;
  std::vector<std::unique_ptr<std::vector<uint32_t>>> pages_{};  ///< Where rows begin; 0: none.
  std::vector<uint32_t> ids_{};                                  ///< A row's length, then the row.
};

class FacetColumn {
 public:
  /// REQUIRES: `index` and `people` outlive it.
  FacetColumn(const FacetSource& source, Source of, const OpenIndex& index, PersonFinder& people);

  /// Makes sure that these documents have their rows.
  void read(const DocSet& docs);
  /// The forms in a document, one per label. REQUIRES: it was read.
  [[nodiscard]] std::span<const uint32_t> row(uint32_t docid) const { return rows_[docid]; }
  [[nodiscard]] const FacetLabels& labels() const { return labels_; }

 private:
  void read_note(uint32_t note);
  void read_item(uint32_t item);
  void add(std::string_view recorded);
  void add_month(const std::string& packed);
  void add_statuses_of_items(uint32_t note);
  void add_status(Status status, uint32_t item);
  void add_properties(const PropertyFacets& properties, bool passed_on_only);

  FacetSource source_;
  Source of_;
  const OpenIndex* index_;
  FacetLabels labels_;
  FacetRecords records_;
  FacetRows rows_{};
  std::vector<uint32_t> row_{};   ///< Of the document being read.
  std::vector<uint32_t> seen_{};  ///< By label: the document, by number of its reading.
  uint32_t reading_ = 0;
  std::map<std::string, std::string> months_{};        ///< By date as its slot has it.
  std::map<std::string, bool, std::less<>> is_key_{};  ///< Of a property, as written.
  std::unique_ptr<DocSet> with_superseded_{};          ///< Notes.
};

/// What counting keeps while an index is open.
struct FacetCache {
  explicit FacetCache(const OpenIndex& index) : of(&index), people(index) {}
  const OpenIndex* of;
  PersonFinder people;
  std::map<std::pair<Source, std::string>, FacetColumn> columns{};
};

[[nodiscard]] PersonFinder& person_finder(const OpenIndex& index);
[[nodiscard]] FacetColumn& facet_column(const FacetSource& source, Source of,
                                        const OpenIndex& index);

}  // namespace inkling
