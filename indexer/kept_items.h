// SPDX-License-Identifier: MIT
// Items that stay in the index when their note is edited, for to write them anew changes a block of
// it for nearly each of their terms.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "indexer/draft.h"

namespace inkling {

/// Whether the items of a note are these, but for when its file was modified. Needs no term lists.
/// REQUIRES: the drafts are all of a note, in order, as Describer gives them. Throws
/// Xapian::DatabaseCorruptError.
[[nodiscard]] bool has_items(uint32_t note, const std::vector<Draft>& drafts,
                             const Xapian::Database& items);

/// Tells the items of a note when its file was modified. REQUIRES: it has them.
void set_modified(uint32_t note, const std::vector<Draft>& drafts, Xapian::WritableDatabase& items);

}  // namespace inkling
