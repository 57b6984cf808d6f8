// SPDX-License-Identifier: MIT
// Where the items of a note stand in `items`: in a row, which its first one tells (layout.h).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

namespace inkling {

/// Consecutive docids.
struct ItemRow {
  Xapian::docid first = 0;
  uint32_t count = 0;
};

/// Nothing when the note has no items. One look-up. Throws Xapian::DatabaseCorruptError.
[[nodiscard]] std::optional<ItemRow> items_of_note(uint32_t note, const Xapian::Database& items);

}  // namespace inkling
