// SPDX-License-Identifier: MIT
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"
#include "schemas/layout.h"
#include "schemas/mapped_file.h"
#include "schemas/schema.h"
#include "schemas/sorted_words.h"

namespace inkling {

class RankedNotes;
class ReadNotes;
class Recogniser;
class Stems;
class Supersession;
struct FacetCache;

/// The items of one note: `count` docids from `first` on.
struct ItemRun {
  uint32_t first = 0;
  uint32_t count = 0;
  uint32_t note = 0;
};

/// One commit of an index, open for reading: both databases at the same epoch, and the words.
struct OpenIndex {
  IndexPaths paths{};
  Xapian::Database notes{};
  Xapian::Database items{};
  MappedFile words{};
  MappedFile terms{};
  MappedFile order{};
  SortedWords sorted{};      ///< Of `order`; none when it tells of another commit.
  SortedPart sorted_part{};  ///< What `order` should tell of.
  uint64_t epoch = 0;
  uint64_t fingerprint = 0;
  std::string vault{};
  std::vector<Language> languages{};  ///< Of its notes, commonest first.
  mutable std::shared_ptr<const SchemaSet> made_schemas{};
  mutable std::shared_ptr<const Recogniser> made_recogniser{};  ///< Of these.
  mutable std::shared_ptr<Stems> made_stems{};
  mutable std::shared_ptr<const std::vector<ItemRun>> read_runs{};
  mutable std::shared_ptr<const Supersession> made_supersession{};
  mutable std::shared_ptr<FacetCache> facet_cache{};  ///< Of this commit; see facet_column.h.
  mutable std::shared_ptr<ReadNotes> read_notes{};    ///< Of this commit; see read_notes.h.
  mutable std::shared_ptr<RankedNotes> made_ranked_notes{};  ///< Of this commit.

  /// What it was built with. Read when first asked for: plain words need none of it.
  [[nodiscard]] const SchemaSet& schemas() const;
  /// Of these; made when first asked for, which takes a good part of a millisecond.
  [[nodiscard]] const Recogniser& recogniser() const;
  /// Of `languages`. Made when first asked for; it remembers words from query to query.
  [[nodiscard]] Stems& stems() const;
  /// Made when first asked for; it remembers candidates from query to query.
  [[nodiscard]] RankedNotes& ranked_notes() const;
  /// Of all notes that have items, by first item; read when first asked for.
  [[nodiscard]] const std::vector<ItemRun>& item_runs() const;
  /// Of its decisions; made when first asked for.
  [[nodiscard]] const Supersession& supersession() const;
  /// Valid until the index is refreshed.
  [[nodiscard]] Dictionary dictionary() const;
  /// The bytes of `terms`, compared with their checksums.
  [[nodiscard]] std::string_view checked_terms() const;
  /// What is stored of a note; nothing when that cannot be read. Throws Xapian::DocNotFoundError.
  [[nodiscard]] std::optional<NoteData> note_data(Xapian::docid note) const;
  /// The record that stands there in the words file; empty when none.
  [[nodiscard]] std::string_view record_at(std::optional<WordsPlace> place) const;
  /// A note's; empty when it has none.
  [[nodiscard]] std::string_view record_of(Xapian::docid note) const;
};

/// Opens the generation in force. kNotFound, kMismatch, kCorrupt as Searcher::open; kBusy when a
/// writer was faster every time.
Result<OpenIndex> open_index(const std::string& folder);

/// Brings an open index to the last commit: cheap when there was none.
Outcome refresh(OpenIndex& index);

/// What `meta::kLanguages` says, commonest first.
[[nodiscard]] std::vector<Language> parse_languages(std::string_view text);

}  // namespace inkling
