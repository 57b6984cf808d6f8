// SPDX-License-Identifier: MIT
#include "indexer/words_writer.h"

#include <xapian.h>

#include "schemas/hash.h"

namespace inkling {
namespace {

/// Bytes of `terms` that are read without a lookup quickly enough.
constexpr uint64_t kLeastLookup = 1 << 16;

}  // namespace

WordsWriter::WordsWriter(const IndexPaths& paths, WordsSizes committed)
    : terms_(paths.terms(), committed.terms),
      lookup_path_(paths.lookup()),
      words_(paths.words(), committed.words) {
  if (committed.terms == 0) return;
  std::string bytes = read_file(paths.terms()).value_or("");
  const bool whole = checksum(bytes) == committed.terms_sum;
  const std::string lookup = read_file(lookup_path_).value_or("");
  const auto told = whole ? table_.load(std::move(bytes), lookup) : std::nullopt;
  if (!told) throw Xapian::DatabaseCorruptError("'terms' cannot be read");
  in_lookup_ = *told;
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
  if (terms_.size() > in_lookup_ + in_lookup_ / 8 + kLeastLookup) {
    replace_file(lookup_path_, table_.lookup(), Durable::kNo);
    in_lookup_ = terms_.size();
  }
  return {.terms = terms_.size(), .terms_sum = checksum(table_.bytes()), .words = words_.size()};
}

}  // namespace inkling
