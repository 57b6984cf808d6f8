// SPDX-License-Identifier: MIT
// Which items are whose. What items have of their note (its tags, type, folder, title, ...) stands
// in the note's document alone, so a clause about it is asked of the notes and carried over to
// their items. The items of a note have consecutive docids: a run per note says it all.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/clause.h"
#include "query/open_index.h"

namespace inkling {

/// The runs of all notes, by first item. Linear in the notes; OpenIndex::item_runs keeps it.
[[nodiscard]] std::vector<ItemRun> read_item_runs(const Xapian::Database& items);

/// Nothing when the note has no items.
[[nodiscard]] std::optional<ItemRun> run_of(uint32_t note, const OpenIndex& index);

/// The runs of these notes, by first item.
[[nodiscard]] std::vector<ItemRun> runs_of(const DocSet& notes, const OpenIndex& index);

/// The notes of these items.
[[nodiscard]] DocSet notes_of(const DocSet& items, const OpenIndex& index);

/// Notes with any of these terms (a tag, a property) whose items have it of them.
[[nodiscard]] DocSet notes_passing_on(const std::vector<std::string>& terms,
                                      const Xapian::Database& notes);

/// Items with a term of their own or of their note.
[[nodiscard]] DocSet items_with(const std::string& term, const OpenIndex& index);

}  // namespace inkling
