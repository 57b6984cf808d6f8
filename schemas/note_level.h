// SPDX-License-Identifier: MIT
// What a note says as a whole: its type, date, tags and people.
#pragma once

#include "schemas/item_context.h"
#include "schemas/record.h"

namespace inkling {

[[nodiscard]] std::string type_of(const Note& note, const Recogniser& recogniser);

/// Title, file name, front matter `date`, a line "Date: ...", then `created`, then the file's day.
[[nodiscard]] std::optional<DateFound> date_of(const NoteContext& context,
                                               std::optional<Date> modified);

/// By the nearest heading with a date, for each section.
[[nodiscard]] std::vector<std::optional<Date>> section_dates(const Note& note);

/// Front matter and inline tags, each once.
[[nodiscard]] std::vector<std::string> tags_of(const Note& note);

/// Whom the front matter names.
[[nodiscard]] std::vector<PersonName> people_of_front_matter(const NoteContext& context);

/// Every link, handle and address of the body that may be a person.
void add_mentions(const Note& note, PeopleSet& people);

}  // namespace inkling
