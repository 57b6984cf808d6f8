// SPDX-License-Identifier: MIT
// What a note says of its decisions outside of them: the status, deciders and date at the top of a
// decision record or under its heading "Status", and which notes supersede which.
#pragma once

#include <vector>

#include "schemas/item_context.h"
#include "schemas/items.h"

namespace inkling {

/// Completes the note's status, deciders and date in `context`, and the references in `records`.
void read_decision_record(const std::vector<FoundItem>& found, NoteContext& context,
                          Records& records);

/// The note that a link leads to, as it is looked for: without ".md" and "../".
[[nodiscard]] NoteRef ref_of(const Link& link);

/// Whether a line before the first subheading says who was there: "Present: Ana, Ben".
[[nodiscard]] bool opening_names_attendees(const NoteContext& context);

/// "Date: 2026-03-02" or "日期：2026-03-02" as a line before the first subheading.
[[nodiscard]] std::optional<Date> date_of_opening(const NoteContext& context);

}  // namespace inkling
