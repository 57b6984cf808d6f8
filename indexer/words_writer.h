// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "indexer/files.h"
#include "indexer/word_table.h"
#include "schemas/layout.h"

namespace inkling {

/// How much of `terms` and `words` is committed.
struct WordsSizes {
  uint64_t terms = 0;
  uint64_t terms_sum = 0;  ///< checksum() of these.
  uint64_t words = 0;
};

/// The two append-only files of a generation, and `lookup`, a copy of the table of `terms` that
/// makes the next opening quick: derived, and of no account when it does not fit. All members may
/// be called from any thread.
class WordsWriter {
 public:
  /// Cuts both files to what is committed and reads the words known so far. Throws when they are
  /// shorter than that or not what they should be.
  WordsWriter(const IndexPaths& paths, WordsSizes committed);

  /// The id of a folded word, from 1 on; a new one when it was never seen.
  uint32_t id_of(std::string_view word);
  /// Appends one note's record.
  WordsPlace append(std::string_view record);
  /// Everything appended so far is on disk when this returns; `terms` first, so that no record
  /// names an id that is not there.
  WordsSizes sync();

 private:
  std::mutex terms_mutex_;
  WordTable table_;
  AppendFile terms_;
  std::string lookup_path_;
  uint64_t in_lookup_ = 0;  ///< Bytes of `terms` that the lookup on disk tells of.
  std::mutex words_mutex_;
  AppendFile words_;
};

}  // namespace inkling
