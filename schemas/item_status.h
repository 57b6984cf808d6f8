// SPDX-License-Identifier: MIT
// What has become of an item: a task's check box, a decision's being in force, and how urgent it
// is.
#pragma once

#include "schemas/item_context.h"

namespace inkling {

/// Fills status, status_text and priority.
void read_status(const NoteContext& context, const FoundItem& found, const ItemText& text,
                 Item& item);

/// Fills supersedes and superseded_by of a decision.
void read_references(const NoteContext& context, const FoundItem& found, const ItemText& text,
                     Item& item);

/// Marks items of this note that another place in it says it supersedes:
/// `supersedes:: [[#^id]]` or `[[#Heading]]`.
void supersede_within(const NoteContext& context, std::vector<Item>& items);

/// What a note's `status` makes of its decisions; kUnset when it says nothing of decisions.
[[nodiscard]] Status decision_status(const Recogniser& recogniser, std::string_view value);

}  // namespace inkling
