// SPDX-License-Identifier: MIT
#include "query/open_index.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>
#include <utility>

#include "query/item_runs.h"
#include "query/places.h"
#include "query/ranked_notes.h"
#include "query/supersession.h"
#include "schemas/hash.h"
#include "schemas/recogniser.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

constexpr int kMostAttempts = 8;  ///< At catching both databases at one commit.

/// Between two commits of one writer lies a sync to disk: some milliseconds, or many.
void wait_for_writer(int attempt) {
  std::this_thread::sleep_for(std::chrono::milliseconds(1 << attempt));
}

uint64_t number(std::string_view text, int base = 10) {
  uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, base);
  return value;
}

uint64_t epoch_of(const Xapian::Database& database) {
  return number(database.get_metadata(meta::kEpoch));
}

[[noreturn]] void refuse_terms() {
  throw Xapian::DatabaseCorruptError("'terms' is not as it was written");
}

/// The words behind the sorted ones are read by each query; of them all when there are no others.
void read_order(OpenIndex& index) {
  index.sorted = {};
  auto order = MappedFile::open_whole(index.paths.order());
  index.order = order ? std::move(*order) : MappedFile();
  const auto sorted = SortedWords::of(index.order.bytes(), index.sorted_part);
  if (!sorted) {
    (void)index.checked_terms();
    return;
  }
  index.sorted = *sorted;
  const std::string_view terms = index.terms.bytes();
  if (index.sorted_part.bytes > terms.size() ||
      checksum(terms.substr(index.sorted_part.bytes)) !=
          number(index.notes.get_metadata(meta::kTermsSum))) {
    refuse_terms();
  }
}

/// Fills in what belongs to one commit. False when the two databases are of different ones.
Result<bool> read_commit(OpenIndex& index) {
  index.epoch = epoch_of(index.notes);
  if (epoch_of(index.items) != index.epoch) return false;
  auto words =
      MappedFile::open(index.paths.words(), number(index.notes.get_metadata(meta::kWordsSize)));
  if (!words) return words.error();
  auto terms =
      MappedFile::open(index.paths.terms(), number(index.notes.get_metadata(meta::kTermsSize)));
  if (!terms) return terms.error();
  index.sorted_part = {.bytes = number(index.notes.get_metadata(meta::kSortedSize)),
                       .sum = number(index.notes.get_metadata(meta::kSortedSum))};
  index.words = std::move(*words);
  index.terms = std::move(*terms);
  read_order(index);
  index.languages = parse_languages(index.notes.get_metadata(meta::kLanguages));
  return true;
}

Result<OpenIndex> open_generation(const std::string& folder) {
  auto paths = open_index_folder(folder);
  if (!paths) return paths.error();
  OpenIndex index{.paths = *paths};
  index.notes = Xapian::Database(paths->notes());
  if (number(index.notes.get_metadata(meta::kFormat)) != kFormatVersion) {
    return Error{.code = Code::kMismatch,
                 .message = "the index was made by another version of inkling",
                 .where = folder,
                 .hint = "run 'inkling index' to build it again"};
  }
  index.items = Xapian::Database(paths->items());
  const auto whole = read_commit(index);
  if (!whole) return whole.error();
  if (!*whole) return Error{.code = Code::kBusy, .message = "the index is being written"};
  index.vault = index.notes.get_metadata(meta::kVault);
  index.fingerprint = number(index.notes.get_metadata(meta::kFingerprint), 16);
  return index;
}

}  // namespace

Dictionary OpenIndex::dictionary() const {
  return {.sorted = sorted, .unsorted = terms.bytes().substr(sorted.bytes_of_terms())};
}

std::string_view OpenIndex::checked_terms() const {
  const std::string_view bytes = terms.bytes();
  if (sorted_part.bytes > bytes.size() ||
      checksum(bytes.substr(0, sorted_part.bytes)) != sorted_part.sum ||
      checksum(bytes.substr(sorted_part.bytes)) != number(notes.get_metadata(meta::kTermsSum))) {
    refuse_terms();
  }
  return bytes;
}

std::optional<NoteData> OpenIndex::note_data(Xapian::docid note) const {
  return unpack_note(notes.get_document(note).get_data());
}

std::string_view OpenIndex::record_at(std::optional<WordsPlace> place) const {
  if (!place || place->offset > words.bytes().size()) return {};
  return words.bytes().substr(place->offset, place->size);
}

std::string_view OpenIndex::record_of(Xapian::docid note) const {
  return record_at(unpack_place(notes.get_document(note).get_value(slot::kWords)));
}

RankedNotes& OpenIndex::ranked_notes() const {
  if (!made_ranked_notes) made_ranked_notes = std::make_shared<RankedNotes>();
  return *made_ranked_notes;
}

const SchemaSet& OpenIndex::schemas() const {
  if (!made_schemas) {
    made_schemas =
        std::make_shared<const SchemaSet>(parse_schema(notes.get_metadata(meta::kSchema)));
  }
  return *made_schemas;
}

const Recogniser& OpenIndex::recogniser() const {
  if (!made_recogniser) made_recogniser = std::make_shared<const Recogniser>(schemas());
  return *made_recogniser;
}

Stems& OpenIndex::stems() const {
  if (!made_stems) made_stems = std::make_shared<Stems>(languages);
  return *made_stems;
}

const std::vector<ItemRun>& OpenIndex::item_runs() const {
  if (!read_runs) read_runs = std::make_shared<const std::vector<ItemRun>>(read_item_runs(items));
  return *read_runs;
}

const Supersession& OpenIndex::supersession() const {
  if (!made_supersession) made_supersession = std::make_shared<const Supersession>(*this);
  return *made_supersession;
}

Result<OpenIndex> open_index(const std::string& folder) {
  return guarded(folder, [&]() -> Result<OpenIndex> {
    for (int attempt = 1;; ++attempt) {
      try {
        Result<OpenIndex> index = open_generation(folder);
        const bool busy = !index && index.error().code == Code::kBusy;
        if (!busy || attempt == kMostAttempts) return index;
        wait_for_writer(attempt);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kMostAttempts) throw;
      } catch (const Xapian::DatabaseOpeningError&) {
        // A generation may be replaced and removed between reading CURRENT and opening it.
        if (attempt == kMostAttempts) throw;
      }
    }
  });
}

Outcome refresh(OpenIndex& index) {
  return guarded(index.paths.root, [&]() -> Outcome {
    const auto paths = open_index_folder(index.paths.root);
    if (!paths) return paths.error();
    const bool same = paths->generation == index.paths.generation;
    // The notes commit last. While they stand still there is nothing new, however far a writer has
    // come with the items: these are left as they are, and stay readable.
    const bool moved = index.notes.reopen();
    // A refresh that failed may have left the databases ahead of the words.
    if (same && !moved && epoch_of(index.notes) == index.epoch) return Done{};
    auto fresh = open_index(index.paths.root);
    if (!fresh) return fresh.error();
    if (same && fresh->languages == index.languages) {
      fresh->made_stems = std::move(index.made_stems);  // They go by the ids of words.
    }
    if (fresh->fingerprint == index.fingerprint) {
      fresh->made_schemas = std::move(index.made_schemas);
      fresh->made_recogniser = std::move(index.made_recogniser);
    }
    index = std::move(*fresh);
    return Done{};
  });
}

std::vector<Language> parse_languages(std::string_view text) {
  std::vector<std::pair<uint64_t, Language>> counted;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const size_t blank = std::min(line.find(' '), line.size());
    const uint64_t count = blank < line.size() ? number(line.substr(blank + 1)) : 0;
    if (blank > 0) counted.emplace_back(count, Language(line.substr(0, blank)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Language> languages;
  for (auto& [count, language] : counted) languages.push_back(std::move(language));
  return languages;
}

}  // namespace inkling
