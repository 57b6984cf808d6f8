// SPDX-License-Identifier: MIT
#include "indexer/words_writer.h"

#include <xapian.h>

#include "schemas/hash.h"

namespace inkling {

WordsWriter::WordsWriter(const IndexPaths& paths, WordsSizes committed)
    : terms_(paths.terms(), committed.terms), words_(paths.words(), committed.words) {
  if (committed.terms == 0) return;
  std::string bytes = read_file(paths.terms()).value_or("");
  const bool whole = checksum(bytes) == committed.terms_sum;
  if (!whole || !table_.load(std::move(bytes)))
    throw Xapian::DatabaseCorruptError("'terms' cannot be read");
}

uint32_t WordsWriter::id_of(std::string_view word) {
  const std::lock_guard lock(terms_mutex_);
  return table_.number_of(word) + 1;
}

WordsPlace WordsWriter::append(std::string_view record) {
  const std::lock_guard lock(words_mutex_);
  return {.offset = words_.append(record), .size = static_cast<uint32_t>(record.size())};
}

WordsSizes WordsWriter::sync() {
  const std::scoped_lock lock(terms_mutex_, words_mutex_);
  terms_.append(std::string_view(table_.bytes()).substr(terms_.size()));
  terms_.sync();
  words_.sync();
  return {.terms = terms_.size(), .terms_sum = checksum(table_.bytes()), .words = words_.size()};
}

}  // namespace inkling
