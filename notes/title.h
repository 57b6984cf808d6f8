// SPDX-License-Identifier: MIT
#pragma once

#include "notes/note.h"

namespace inkling {

/// Gives a note its title where the front matter gave none: the first level-1 heading when it names
/// the note, else the stem of the file's name. A heading names the note when only tags, links and
/// inline fields stand before it and no other level-1 heading follows, or when it has a word of the
/// file's name: notes that use level 1 for their sections are called as their files are.
void find_title(Note& note);

}  // namespace inkling
