// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/note.h"
#include "query/pattern.h"
#include "query/places.h"
#include "query/sought.h"
#include "schemas/record.h"

namespace inkling {

/// The words of a note as its file has them: a WordsView whose words lead back to source bytes.
struct WrittenWords {
  WordsView view{};
  std::vector<Span> source{};          ///< Per word number: its bytes in the file; empty: no word.
  std::vector<uint32_t> note_block{};  ///< Per block of the view: into Note::blocks, or kNone.
  std::vector<std::vector<Span>> pattern_source{};  ///< Per pattern: its matches, as in the view.
};

/// Reads a note's text with the places and patterns of a query.
[[nodiscard]] WrittenWords written_words(const Note& note, const Records& records,
                                         const Places& places,
                                         const std::vector<Pattern>& patterns);

}  // namespace inkling
