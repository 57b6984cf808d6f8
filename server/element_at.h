// SPDX-License-Identifier: MIT
// What stands at a place in a note, as far as one can go somewhere from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "notes/note.h"
#include "schemas/record.h"

namespace inkling {

struct Element {
  enum class What { kNothing, kLink, kTag, kBlockId, kHeading, kHandle };
  What what = What::kNothing;
  size_t index = 0;  ///< Into links, tags, blocks, or sections.
  Span span{};       ///< Of the whole of it; of a heading its text; of a block id without '^'.
};

/// At the byte `offset`, or just behind its end. The innermost of several.
[[nodiscard]] Element element_at(const Note& note, uint32_t offset);

/// Where `^id` of a block is written, without '^'; empty when it has none.
[[nodiscard]] Span block_id_span(const Note& note, const Block& block);

/// The part of a link's source that is its target, and its fragment (without '#').
[[nodiscard]] Span target_span(const Note& note, const Link& link);
[[nodiscard]] Span fragment_span(const Note& note, const Link& link);

/// The item that stands on the line of `offset`; null when there is none.
[[nodiscard]] const Item* item_at(const Note& note, const Records& records, uint32_t offset);

}  // namespace inkling
