// SPDX-License-Identifier: MIT
// The text of one item with what stands in it: words, links, and the phrases and marks that say
// what a date, a name or a value is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/note.h"
#include "schemas/block_index.h"
#include "schemas/items.h"
#include "schemas/recogniser.h"

namespace inkling {

struct TextLink {
  Span span{};            ///< Its label, into the text.
  uint32_t link = kNone;  ///< Into Note::links.
};

struct TextWord {
  Span span{};
  std::string folded{};
};

/// A phrase or key ("decided by", "due:") or a mark (📅), and where what it speaks of begins.
struct Cue {
  Meaning meaning = Meaning::kDate;
  uint32_t begin = 0;
  uint32_t value = 0;   ///< Where its value begins.
  bool stated = false;  ///< A key or mark, not a word of prose.
};

struct ItemText {
  std::string text{};
  std::vector<TextLink> links{};  ///< Ascending.
  std::vector<TextWord> words{};
  std::vector<Cue> cues{};      ///< Ascending by `begin`.
  std::string_view priority{};  ///< By a mark.
};

[[nodiscard]] ItemText text_of_item(const Note& note, const Recogniser& recogniser,
                                    const BlockIndex& index, const FoundItem& item);

/// The words of a text, with where they stand: runs of letters, digits, apostrophes and hyphens.
[[nodiscard]] std::vector<TextWord> text_words(std::string_view text);

}  // namespace inkling
