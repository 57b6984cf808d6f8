// SPDX-License-Identifier: MIT
#include "indexer/words_writer.h"

#include <xapian.h>

#include "schemas/hash.h"

namespace inkling {
namespace {

/// Bytes of `terms` that are read one after the other quickly enough.
constexpr uint64_t kLeastUnsorted = 1 << 16;

bool are_many(uint64_t unsorted, uint64_t sorted) {
  return unsorted > sorted / 16 + kLeastUnsorted;
}

}  // namespace

WordsWriter::WordsWriter(const IndexPaths& paths, WordsSizes committed)
    : paths_(paths),
      terms_(paths.terms(), committed.terms),
      words_(paths.words(), committed.words) {
  if (committed.terms == 0) return;
  open_order(committed.sorted);
  load(committed);
}

void WordsWriter::open_order(SortedPart part) {
  auto order = MappedFile::open_whole(paths_.order());
  if (!order) return;
  const auto sorted = SortedWords::of(order->bytes(), part);
  if (!sorted) return;
  order_ = std::move(*order);
  sorted_ = *sorted;
  on_disk_ = part;
}

/// All of `terms` is compared with its sums; words are made of what `order` does not tell of.
void WordsWriter::load(WordsSizes committed) {
  const auto mapped = MappedFile::open(paths_.terms(), committed.terms);
  const std::string_view bytes = mapped ? mapped->bytes() : std::string_view{};
  const bool whole = bytes.size() == committed.terms && committed.sorted.bytes <= bytes.size() &&
                     checksum(bytes.substr(0, committed.sorted.bytes)) == committed.sorted.sum &&
                     checksum(bytes.substr(committed.sorted.bytes)) == committed.terms_sum;
  if (!whole || !table_.load(std::string(bytes.substr(sorted_.bytes_of_terms())))) {
    throw Xapian::DatabaseCorruptError("'terms' cannot be read");
  }
}

uint32_t WordsWriter::id_of(std::string_view word) {
  word = word.substr(0, WordTable::kMaxBytes);
  if (const uint32_t id = sorted_.id_of(word); id != 0) return id;
  const std::lock_guard lock(terms_mutex_);
  return sorted_.size() + table_.number_of(word) + 1;
}

WordsPlace WordsWriter::append(std::string_view record) {
  const std::lock_guard lock(words_mutex_);
  return {.offset = words_.append(record), .size = static_cast<uint32_t>(record.size())};
}

/// Merges what was sorted before with the words since.
void WordsWriter::write_order() {
  SortedWordsMaker maker;
  SortedWords::Cursor known(sorted_, "");
  for (const uint32_t number : table_.sorted()) {
    const std::string_view word = table_[number];
    for (; !known.at_end() && known.word() < word; known.next())
      maker.add(known.word(), known.id());
    maker.add(word, sorted_.size() + number + 1);
  }
  for (; !known.at_end(); known.next()) maker.add(known.word(), known.id());
  const auto mapped = MappedFile::open(paths_.terms(), terms_.size());
  if (!mapped) throw Xapian::DatabaseCorruptError("'terms' cannot be read");
  const SortedPart part{.bytes = terms_.size(), .sum = checksum(mapped->bytes())};
  const std::string file = maker.finish(part);
  if (file.empty()) return;
  // Durable: a reader would take what a power loss left of it for a damaged index.
  replace_file(paths_.order(), file, Durable::kYes);
  on_disk_ = part;
}

WordsSizes WordsWriter::write() {
  const std::scoped_lock lock(terms_mutex_, words_mutex_);
  const uint64_t begin = sorted_.bytes_of_terms();
  terms_.append(std::string_view(table_.bytes()).substr(terms_.size() - begin));
  terms_.flush();
  words_.flush();
  const bool first = on_disk_.bytes == 0 && terms_.size() > 0;
  if (first || are_many(terms_.size() - on_disk_.bytes, on_disk_.bytes)) write_order();
  const std::string_view unsorted = std::string_view(table_.bytes()).substr(on_disk_.bytes - begin);
  return {.sorted = on_disk_,
          .terms = terms_.size(),
          .terms_sum = checksum(unsorted),
          .words = words_.size()};
}

}  // namespace inkling
