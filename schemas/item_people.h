// SPDX-License-Identifier: MIT
// Who an item is about: its owner or deciders, who attended, who is named.
#pragma once

#include "schemas/item_context.h"

namespace inkling {

/// Fills people and owner of an item of any other kind.
void read_people(const NoteContext& context, const FoundItem& found, const ItemText& text,
                 Item& item);

}  // namespace inkling
