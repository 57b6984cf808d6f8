// SPDX-License-Identifier: MIT
// A Xapian database that is written without Xapian, for Xapian to merge.
//
// WritableDatabase puts each posting into a map of a map whose nodes miss the cache; that takes
// longer than all else of a build. Here postings are numbers in a row, sorted once. No reader sees
// the result: Database::compact reads it key by key and writes every byte of the index itself. All
// that is assumed of Xapian is what its readers accept, which is the same from 1.4.0 (2016) on.
// There are no lists of terms by document (term_lists.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/draft.h"
#include "indexer/glass_format.h"
#include "indexer/glass_table.h"
#include "indexer/packed_postings.h"
#include "indexer/word_table.h"

namespace inkling {

class ScratchDatabase {
 public:
  /// REQUIRES: there is nothing at `folder`.
  explicit ScratchDatabase(const std::string& folder);

  /// REQUIRES: docids ascend, from 1 on; sort_terms was called.
  void add(uint32_t docid, const Draft& draft);
  void set_metadata(const std::string& key, const std::string& value);
  /// Writes what is left. REQUIRES: a document was added. Nothing may be added afterwards.
  void finish();

 private:
  void add_terms(uint32_t docid, const Draft& draft);
  void add_values(uint32_t docid, const Draft& draft);
  void write_postings();

  std::string folder_;
  GlassTable postlist_, docdata_;
  std::map<std::string, std::string> metadata_;
  std::map<unsigned, GlassSlot> slots_;
  WordTable terms_;
  PackedPostings postings_;  ///< By their terms' numbers in terms_.
  std::vector<Posting> lengths_;
  GlassCounts counts_;
  std::vector<uint32_t> hashes_;  ///< Of one document's terms.
};

}  // namespace inkling
