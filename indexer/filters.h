// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/documents.h"
#include "schemas/schema.h"

namespace inkling {

/// Adds to the drafts what can be filtered by: boolean terms, dates, and the data that leads back
/// to the note. Words are not its business.
void add_filters(const NoteInput& input, const SchemaSet& schemas,
                 const std::vector<uint32_t>& item_of_block, NoteDrafts& drafts);

}  // namespace inkling
