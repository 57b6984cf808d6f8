// SPDX-License-Identifier: MIT
// Which parts of a note to show for a query, where they are, and what to mark in them.
#pragma once

#include <cstdint>
#include <vector>

#include "notes/note.h"
#include "query/compile.h"
#include "query/read_notes.h"
#include "query/results.h"
#include "query/written_words.h"
#include "schemas/record.h"

namespace inkling {

inline constexpr uint32_t kMaxSnippetBytes = 280;  ///< Longer text is cut around its matches.

/// A note as it is now, with what the query finds in it. Views of values that must outlive it.
struct FoundNote {
  const ReadNote& read;
  const OpenIndex& index;
  const SearchPlan& plan;
  const WrittenWords& words;
  const Note& note = read.note;
  const LineIndex& lines = read.lines;
  std::vector<uint32_t> filters_met{};  ///< Per item, or empty: filters of the query it satisfies.

  [[nodiscard]] const Records& records() const { return read.records(index); }
};

/// The item as a passage: its text, place, date, people; people's notes are not looked up.
[[nodiscard]] Passage item_passage(const FoundNote& found, uint32_t item);

/// The `most` best parts of the note, best first; each an item, or a block of kind "text". Never
/// empty unless the note has no text at all.
[[nodiscard]] std::vector<Passage> best_passages(const FoundNote& found, uint32_t most);

/// Sets place, end, columns, snippet text and highlights of a passage from the bytes `source` of
/// the note. `marks`: bytes to mark, in any order. Text longer than kMaxSnippetBytes is cut, at
/// blanks, to where most marks are.
void cut_snippet(const FoundNote& found, Span source, std::vector<Span> marks, Passage& passage);

/// 0-based UTF-16 units between the beginning of the line and `offset`.
[[nodiscard]] uint32_t utf16_column(std::string_view text, uint32_t line_begin, uint32_t offset);

}  // namespace inkling
