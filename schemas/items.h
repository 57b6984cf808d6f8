// SPDX-License-Identifier: MIT
// Which parts of a note are items. What an item says of dates, people and status is read later
// (item_text.h and its users).
//
// A block is an item by its own mark (a check box, "Decision:", `decision::`, a tag, a callout), or
// by where it stands (under a heading, a label or a column that names a kind). What is nested in an
// item belongs to it, unless it is one by its own mark.
#pragma once

#include <optional>
#include <vector>

#include "notes/note.h"
#include "schemas/block_index.h"
#include "schemas/recogniser.h"

namespace inkling {

struct FoundItem {
  uint32_t kind = kNone;
  Span visible{};                  ///< Its own text in its first block, into Note::visible.
  Span source{};                   ///< The same, in the file.
  std::vector<uint32_t> blocks{};  ///< The first is where it stands; of others all text is its own.
  std::optional<Status> status{};  ///< Of TODO, DONE, ...
  Span named{};                    ///< Whose its mark says it is. Into Note::visible.
  bool listed = false;             ///< A plain line under a heading: no mark of its own.
  uint32_t label = kNone;          ///< The block that served as its heading, or kNone.
};

/// What kind of a note it is: how far its headings can be trusted.
struct NoteTrust {
  bool typed = false;    ///< Somebody gave it a type: it is no page of a manual.
  bool minutes = false;  ///< Of a meeting.
  bool dated = false;    ///< Its name or title is a date.
  bool undated = false;  ///< No date of its own at all.
  bool blank = false;    ///< A template: its headings have nothing to say yet.
};

/// In the order of their places. Linear in the note.
[[nodiscard]] std::vector<FoundItem> find_items(const Note& note, const Recogniser& recogniser,
                                                const BlockIndex& index, NoteTrust trust);

}  // namespace inkling
