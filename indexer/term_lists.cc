// SPDX-License-Identifier: MIT
#include "indexer/term_lists.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <span>
#include <utility>

#include "indexer/candidate_terms.h"
#include "indexer/draft.h"
#include "indexer/files.h"
#include "indexer/glass_format.h"
#include "indexer/glass_table.h"
#include "schemas/note_items.h"
#include "schemas/note_terms.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr size_t kNotesAtOnce = 256;
constexpr const char* kTable = "/termlist.glass";
constexpr const char* kVersionFile = "/iamglass";

/// The documents of one note in a database, in a row.
struct Row {
  uint32_t note = 0;
  Xapian::docid first = 0;
  uint32_t count = 0;
  uint64_t terms = 0;  ///< That all of them have together.

  [[nodiscard]] bool has(Xapian::docid docid) const { return docid - first < count; }
};

std::vector<Row> rows_of_notes(const Xapian::Database& notes, const std::vector<uint32_t>& docids) {
  std::vector<Row> rows;
  auto at = notes.valuestream_begin(slot::kTerms);
  const auto end = notes.valuestream_end(slot::kTerms);
  for (const uint32_t docid : docids) {
    if (at != end) at.skip_to(docid);
    if (at == end || at.get_docid() != docid) continue;
    const auto terms = unpack_note_terms(*at);
    if (!terms) throw Xapian::DatabaseCorruptError("a note's terms cannot be counted");
    rows.push_back({.note = docid, .first = docid, .count = 1, .terms = terms->count});
  }
  return rows;
}

/// In the order of the items.
std::vector<Row> rows_of_items(const Xapian::Database& items, const std::vector<uint32_t>& notes) {
  std::vector<Row> rows;
  for (const uint32_t note : notes) {
    const auto row = items_of_note(note, items);
    if (!row) continue;
    const Xapian::docid last = row->first + row->count - 1;
    const std::string packed = items.get_document(last).get_value(slot::kTerms);
    VarintReader count(packed);
    const uint64_t terms = count.number();
    if (!count.complete()) throw Xapian::DatabaseCorruptError("items' terms cannot be counted");
    rows.push_back({.note = note, .first = row->first, .count = row->count, .terms = terms});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.first < b.first; });
  return rows;
}

void write_slots(Xapian::docid docid, const Xapian::Database& database, GlassTable& table) {
  const Xapian::Document document = database.get_document(docid);
  std::vector<unsigned> slots;
  for (unsigned slot = 0; slot < slot::kCount; ++slot) {
    if (!document.get_value(slot).empty()) slots.push_back(slot);
  }
  if (!slots.empty()) table.add(glass_slots_key(docid), glass_slot_list(slots));
}

/// What the documents of some rows have, as postings tell.
class Lists {
 public:
  Lists(const Xapian::Database& database, std::span<const Row> rows)
      : database_(database), rows_(rows), found_(rows.size()), drafts_(rows.size()) {
    for (size_t i = 0; i < rows.size(); ++i) drafts_[i].resize(rows[i].count);
  }

  /// Asks for each candidate.
  void ask(const std::vector<Candidate>& candidates) {
    for (size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
      const std::string& term = candidates[begin].first;
      asked_.clear();
      for (; end < candidates.size() && candidates[end].first == term; ++end) {
        asked_.push_back(candidates[end].second);
      }
      ask(term, asked_);
    }
  }

  /// Of rows that have more terms than were found, asks for each term there is. Gives how many.
  size_t ask_for_all() {
    std::vector<uint32_t> incomplete;
    for (uint32_t i = 0; i < rows_.size(); ++i) {
      if (found_[i] == rows_[i].terms) continue;
      incomplete.push_back(i);
      for (Draft& draft : drafts_[i]) draft.terms.clear();
      found_[i] = 0;
    }
    if (incomplete.empty()) return 0;
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      ask(*term, incomplete);
    }
    for (const uint32_t row : incomplete) {
      if (found_[row] != rows_[row].terms) {
        throw Xapian::DatabaseCorruptError("postings are not as many as they were");
      }
    }
    return incomplete.size();
  }

  void write(GlassTable& table) const {
    for (size_t i = 0; i < rows_.size(); ++i) {
      for (uint32_t k = 0; k < rows_[i].count; ++k) write(rows_[i].first + k, drafts_[i][k], table);
    }
  }

 private:
  /// REQUIRES: rows ascend.
  void ask(const std::string& term, const std::vector<uint32_t>& rows) {
    auto at = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    for (const uint32_t i : rows) {
      if (at == end) return;
      for (at.skip_to(rows_[i].first); at != end && rows_[i].has(*at); ++at) {
        drafts_[i][*at - rows_[i].first].add(term, at.get_wdf());
        ++found_[i];
      }
    }
  }

  void write(Xapian::docid docid, const Draft& draft, GlassTable& table) const {
    const uint64_t length =
        std::accumulate(draft.terms.begin(), draft.terms.end(), uint64_t{0},
                        [](uint64_t sum, const DraftTerm& term) { return sum + term.wdf; });
    table.add(glass_document_key(docid), glass_term_list(draft, length));
    write_slots(docid, database_, table);
  }

  const Xapian::Database& database_;
  std::span<const Row> rows_;
  std::vector<uint64_t> found_;  ///< Terms, by row.
  std::vector<std::vector<Draft>> drafts_;
  std::vector<uint32_t> asked_;
};

void sort_each_once(std::vector<uint32_t>& docids) {
  std::sort(docids.begin(), docids.end());
  docids.erase(std::unique(docids.begin(), docids.end()), docids.end());
}

/// Makes the table one that Xapian reads.
void put_in_force(GlassTable& table, const std::string& folder) {
  const GlassRoot root = table.finish();
  const std::string version = folder + kVersionFile;
  replace_file(version, with_term_lists(read_file(version).value_or(""), &root), Durable::kNo);
}

using RowsOf = std::vector<Row> (*)(const Xapian::Database&, const std::vector<uint32_t>&);

/// Of one of the two databases. Opens both for itself: it may run beside another.
size_t lend(const IndexPaths& paths, const std::string& database_path, RowsOf rows_of,
            std::vector<uint32_t> notes, const std::string& folder) {
  sort_each_once(notes);
  const Xapian::Database note_database(paths.notes()), item_database(paths.items());
  const Xapian::Database database(database_path);
  const std::vector<Row> rows = rows_of(database, notes);
  CandidateTerms candidates(note_database, item_database, paths);
  drop_term_lists(folder);
  size_t asked_for_all = 0;
  GlassTable table(folder + kTable);
  for (size_t begin = 0; begin < rows.size(); begin += kNotesAtOnce) {
    const auto batch = std::span(rows).subspan(begin, std::min(kNotesAtOnce, rows.size() - begin));
    for (uint32_t i = 0; i < batch.size(); ++i) candidates.add(i, batch[i].note);
    Lists lists(database, batch);
    lists.ask(candidates.take());
    asked_for_all += lists.ask_for_all();
    lists.write(table);
  }
  put_in_force(table, folder);
  return asked_for_all;
}

}  // namespace

size_t lend_term_lists_of_notes(const IndexPaths& paths, std::vector<uint32_t> notes,
                                const std::string& folder) {
  return lend(paths, paths.notes(), rows_of_notes, std::move(notes), folder);
}

size_t lend_term_lists_of_items(const IndexPaths& paths, std::vector<uint32_t> notes,
                                const std::string& folder) {
  return lend(paths, paths.items(), rows_of_items, std::move(notes), folder);
}

void lend_values_of_items(const IndexPaths& paths, std::vector<uint32_t> notes,
                          const std::string& folder) {
  sort_each_once(notes);
  const Xapian::Database items(paths.items());
  drop_term_lists(folder);
  GlassTable table(folder + kTable);
  for (const Row& row : rows_of_items(items, notes)) {
    for (uint32_t k = 0; k < row.count; ++k) write_slots(row.first + k, items, table);
  }
  put_in_force(table, folder);
}

std::string version_without_term_lists(const std::string& database_folder) {
  return with_term_lists(read_file(database_folder + kVersionFile).value_or(""), nullptr);
}

void drop_term_lists(const std::string& database_folder) {
  if (!std::filesystem::exists(database_folder + kTable)) return;
  replace_file(database_folder + kVersionFile, version_without_term_lists(database_folder),
               Durable::kYes);
  std::filesystem::remove(database_folder + kTable);
}

}  // namespace inkling
