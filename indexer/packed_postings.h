// SPDX-License-Identifier: MIT
// Postings on their way from documents to terms, in a few bytes each: how many fit memory decides
// how large a scratch database can be, and so how large the index is (kSegmentBytes).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass_format.h"

namespace inkling {

/// Postings by term.
class SortedPostings {
 public:
  /// Those of a term, by docid. REQUIRES: the term had a posting.
  void read(uint32_t term, std::vector<Posting>& out) const;

 private:
  friend class PackedPostings;
  std::string bytes_;         ///< Per posting, docid less the one before and wdf, as varints.
  std::vector<size_t> ends_;  ///< In bytes_, by term.
};

/// Postings by document, as they come.
class PackedPostings {
 public:
  /// The postings added next, `count` of them, are this document's. REQUIRES: docids ascend.
  void begin_document(uint32_t docid, size_t count);
  /// REQUIRES: terms are numbers from 0 on.
  void add(uint32_t term, uint32_t wdf);
  /// Sorts by counting. Nothing is left here. REQUIRES: all terms are below `terms`.
  [[nodiscard]] SortedPostings sort(uint32_t terms);

 private:
  /// Whole documents: how many postings, the docid, then term and wdf of each, as varints.
  std::vector<std::string> chunks_;
};

}  // namespace inkling
