// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "notes/note.h"

namespace inkling {

/// Larger front matter is not parsed as YAML: only its plain `key: value` lines are read.
inline constexpr uint32_t kMaxFrontMatterBytes = 1 << 20;
/// Values nested deeper are left out.
inline constexpr uint32_t kMaxYamlDepth = 32;

/// Reads the YAML between `---` fences at the start of Note::source into properties, tags, aliases,
/// title, links and diagnostics. Gives the offset of the body: behind the closing fence, or behind
/// the byte order mark when there is no front matter.
[[nodiscard]] uint32_t read_front_matter(Note& note);

}  // namespace inkling
