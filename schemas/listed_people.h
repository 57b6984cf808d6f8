// SPDX-License-Identifier: MIT
// People where a place says that names are to be expected: lists of attendees, columns, values.
#pragma once

#include <span>
#include <vector>

#include "schemas/item_context.h"

namespace inkling {

/// The links of a part of a block, with spans into it.
[[nodiscard]] std::vector<TextLink> links_in(const Note& note, const BlockIndex& index,
                                             uint32_t block, Span visible);

struct PersonLine {
  uint32_t block = kNone;
  bool attendee = false;  ///< Under "Attendees" a single word is a handle: "afonso360".
};

/// True for a line of a list of people: it begins with a name, and what follows is set off from it.
/// "Hugo Brandt (head of foundations)" is one, "Hugo called about the foundations" is not.
[[nodiscard]] bool is_person_line(const Note& note, const BlockIndex& index,
                                  const Recogniser& recogniser, PersonLine line);

/// The same of the text behind a mark: "Ana, Ben" of "Present: Ana, Ben".
[[nodiscard]] bool begins_with_person(std::string_view text);

/// The people whom an item of a `people` kind stands for.
[[nodiscard]] std::vector<PersonName> people_listed(const NoteContext& context,
                                                    const FoundItem& found, const ItemText& text);

/// Whether the item stands under a heading or label like "Attendees".
[[nodiscard]] bool is_attendee(const NoteContext& context, const FoundItem& found);

[[nodiscard]] bool section_has_attendees(const Note& note, const Recogniser& recogniser,
                                         uint32_t section);

/// People and names in a value that is a list of names by itself, as a column or property has it.
[[nodiscard]] std::vector<PersonName> people_in_value(const Note& note, std::string_view value,
                                                      std::span<const TextLink> links, Role role,
                                                      NameSource source);

}  // namespace inkling
