// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/note.h"
#include "query/pattern.h"
#include "query/places.h"
#include "query/sought.h"
#include "schemas/record.h"

namespace inkling {

/// The words of a note as its file has them. Where they stand in the file, `source_of_words` tells.
struct WrittenWords {
  WordsView view{};
  std::vector<uint32_t> note_block{};  ///< Per block of the view: into Note::blocks, or kNone.
  std::vector<std::vector<Span>> pattern_source{};  ///< Per pattern: its matches, as in the view.
};

/// Reads a note's text with the places and patterns of a query.
[[nodiscard]] WrittenWords written_words(const Note& note, const Records& records,
                                         const Places& places,
                                         const std::vector<Pattern>& patterns);

/// The same of a note that is still as it was recorded, for a query without patterns whose places
/// the record can tell apart: no word is read. It leaves out what has no words, and keeps front
/// matter by property. Nothing when the note has other blocks.
[[nodiscard]] std::optional<WrittenWords> recorded_as_written(const Note& note, WordsView recorded);

/// The bytes in the file of each word of block `index`, in the order of their numbers. The block's
/// own number comes first, and has none.
[[nodiscard]] std::vector<Span> source_of_words(const Note& note, uint32_t index);

}  // namespace inkling
