// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "notes/note.h"

namespace inkling {

/// Parses a note. Total: any bytes give a Note; what could not be understood is in
/// Note::diagnostics (bad YAML, invalid UTF-8, a bound reached). `path` is relative to the vault
/// and only names the note: nothing is read from disk. Time and memory are linear in the content.
[[nodiscard]] Note parse_note(std::string path, std::string content);

}  // namespace inkling
