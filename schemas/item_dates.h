// SPDX-License-Identifier: MIT
// When an item was, and when it is due.
#pragma once

#include <optional>

#include "schemas/item_context.h"

namespace inkling {

/// Fills date and due.
void read_dates(const NoteContext& context, const FoundItem& found, const ItemText& text,
                Item& item);

/// The date in a heading, or nothing.
[[nodiscard]] std::optional<Date> date_in_heading(std::string_view title);

}  // namespace inkling
