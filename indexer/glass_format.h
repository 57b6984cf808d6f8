// SPDX-License-Identifier: MIT
// Keys and values of the tables of a Xapian database ("glass").
//
// `postlist` holds, in this order: metadata, for each value slot its count and bounds, the values
// in runs, the lengths of the documents, and for each term its postings in runs. `termlist` holds
// for each document its terms and, behind them, which slots it has; `docdata` its data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/draft.h"
#include "indexer/glass_table.h"

namespace inkling {

struct Posting {
  uint32_t docid = 0;
  uint32_t wdf = 0;
};

/// What Xapian knows of all documents together.
struct GlassCounts {
  uint64_t documents = 0;
  uint64_t last_docid = 0;
  uint64_t length = 0;                 ///< Of all documents: the sum of their wdf.
  uint64_t shortest = 0, longest = 0;  ///< Of one; the shortest of those that have a length.
  uint64_t greatest_wdf = 0;

  void count(uint32_t docid, uint64_t document_length);
};

/// A value slot: runs of values, and what is known of all.
class GlassSlot {
 public:
  /// REQUIRES: docids ascend; `value` is not empty.
  void add(uint32_t docid, std::string_view value);
  void write_bounds(unsigned slot, GlassTable& postlist) const;
  void write_values(unsigned slot, GlassTable& postlist) const;

 private:
  struct Run {
    uint32_t first = 0;
    std::string values{};
  };
  uint64_t count_ = 0;
  uint32_t last_ = 0;
  std::string least_{}, greatest_{};
  std::vector<Run> runs_{};
};

/// Keys of `docdata` and `termlist`.
[[nodiscard]] std::string glass_document_key(uint32_t docid);
[[nodiscard]] std::string glass_slots_key(uint32_t docid);
[[nodiscard]] std::string glass_metadata_key(std::string_view key);

/// What `termlist` holds of a draft. REQUIRES: sort_terms was called.
[[nodiscard]] std::string glass_term_list(const Draft& draft, uint64_t document_length);
/// REQUIRES: `slots` ascend.
[[nodiscard]] std::string glass_slot_list(const std::vector<unsigned>& slots);

/// REQUIRES: there is a posting; docids ascend.
void write_glass_postings(std::string_view term, const std::vector<Posting>& postings,
                          GlassTable& postlist);
/// Likewise: the lengths of the documents, as their wdf.
void write_glass_lengths(const std::vector<Posting>& lengths, GlassTable& postlist);

struct GlassRoots {
  GlassRoot postlist{}, docdata{};
};
/// The file that makes a database of the tables: `iamglass`.
[[nodiscard]] std::string glass_version_file(const GlassRoots& roots, const GlassCounts& counts);
/// Such a file by Xapian or by us, but with this table for `termlist`, or none. Throws
/// Xapian::DatabaseCorruptError when it is no such file.
[[nodiscard]] std::string with_term_lists(std::string_view version_file, const GlassRoot* termlist);

}  // namespace inkling
