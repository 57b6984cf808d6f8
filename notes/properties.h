// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "notes/note.h"

namespace inkling {

/// Sets type, number and (of a link) text from the text of a value: "2026-01-31", "12.5", "true",
/// "[[Ana Diaz|Ana]]", "". A quoted YAML scalar is no number, bool or null.
void set_type(Property& property, bool quoted);

/// Adds the links in a value that stands at `property.source`, and takes in what the note itself is
/// called by: title, tags and aliases.
void adopt_property(Note& note, const Property& property);

}  // namespace inkling
