// SPDX-License-Identifier: MIT
// Who an item is about: its owner or deciders, who attended, who is named.
#pragma once

#include <vector>

#include "schemas/item_context.h"

namespace inkling {

/// True for a line of a list of people: it begins with a name, and what follows is set off from it.
/// "Hugo Brandt (head of foundations)" is one, "Hugo called about the foundations" is not.
[[nodiscard]] bool is_person_line(const Note& note, uint32_t block, const BlockIndex& index);

/// The same of the text behind a mark: "Ana, Ben" of "Present: Ana, Ben".
[[nodiscard]] bool begins_with_person(std::string_view text);

/// The people whom an item of a `people` kind stands for.
[[nodiscard]] std::vector<PersonName> people_listed(const NoteContext& context,
                                                    const FoundItem& found, const ItemText& text);

/// Whether the item stands under a heading or label like "Attendees".
[[nodiscard]] bool is_attendee(const NoteContext& context, const FoundItem& found);

/// Fills people and owner of an item of any other kind.
void read_people(const NoteContext& context, const FoundItem& found, const ItemText& text,
                 Item& item);

/// People and names in a value that is a list of names by itself, as a column or property has it.
[[nodiscard]] std::vector<PersonName> people_in_value(const Note& note, std::string_view value,
                                                      std::span<const TextLink> links, Role role,
                                                      NameSource source);

}  // namespace inkling
