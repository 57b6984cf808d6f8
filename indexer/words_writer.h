// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "indexer/files.h"
#include "indexer/word_table.h"
#include "schemas/layout.h"
#include "schemas/mapped_file.h"
#include "schemas/sorted_words.h"

namespace inkling {

/// How much of `terms` and `words` is committed.
struct WordsSizes {
  SortedPart sorted{};     ///< The beginning of `terms` that `order` tells of.
  uint64_t terms = 0;      ///< All of `terms`.
  uint64_t terms_sum = 0;  ///< checksum() of what lies behind the sorted part.
  uint64_t words = 0;
};

/// The two append-only files of a generation, and `order`, which spares reading most of `terms`:
/// derived, and of no account when it does not fit. All members may be called from any thread.
class WordsWriter {
 public:
  /// Cuts both files to what is committed. Throws when they are shorter than that or not what they
  /// should be.
  WordsWriter(const IndexPaths& paths, WordsSizes committed);

  /// The id of a folded word, from 1 on; a new one when it was never seen.
  uint32_t id_of(std::string_view word);
  /// Appends one note's record.
  WordsPlace append(std::string_view record);
  /// Everything appended so far is in the files when this returns, which finds room for it: what
  /// these are to be committed as.
  WordsSizes write();

 private:
  void open_order(SortedPart part);
  void load(WordsSizes committed);
  void write_order();

  IndexPaths paths_;
  MappedFile order_;
  SortedWords sorted_;  ///< Of order_. Words that are not here are in table_.
  std::mutex terms_mutex_;
  WordTable table_;
  AppendFile terms_;
  SortedPart on_disk_{};  ///< What the `order` on disk tells of; more than sorted_ once rewritten.
  std::mutex words_mutex_;
  AppendFile words_;
};

}  // namespace inkling
