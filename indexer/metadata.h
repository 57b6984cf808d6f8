// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/words_writer.h"
#include "schemas/words.h"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace inkling {

/// What the metadata of `notes` say, as values; not the schema, whose text is long and stays as it
/// was built.
struct Metadata {
  uint32_t format = 0;
  uint64_t epoch = 0;
  std::string fingerprint{};
  std::string vault{};
  WordsSizes sizes{};
  uint64_t garbage = 0;  ///< Bytes of `words` that are records of notes since changed or gone.
  std::map<Language, uint32_t> languages{};  ///< How many notes are stemmed as which.

  void count(const Language& language) { ++languages[language]; }
  void discount(const Language& language);
};

[[nodiscard]] Metadata read_metadata(const Xapian::Database& notes);
void write_metadata(const Metadata& metadata, uint32_t items, Xapian::WritableDatabase& notes);

/// `items` holds the epoch, and the notes whose items its last commit replaced: when `notes` did
/// not follow, these are the ones to index again.
void write_items_metadata(uint64_t epoch, const std::vector<uint32_t>& touched,
                          Xapian::WritableDatabase& items);
[[nodiscard]] uint64_t read_epoch(const Xapian::Database& database);
[[nodiscard]] std::vector<uint32_t> read_touched(const Xapian::Database& items);

}  // namespace inkling
