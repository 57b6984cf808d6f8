// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "notes/ignore.h"
#include "notes/result.h"

namespace inkling {

inline constexpr const char* kObsidianSettings = ".obsidian/app.json";

/// What Obsidian's setting "Excluded files" keeps out of its search, as rules: `Archive/` is every
/// path that starts so, `/draft|old/` a regular expression over the paths of notes. kInvalid, with
/// the entry in the message, when one cannot be read.
[[nodiscard]] Result<IgnoreFile> parse_obsidian_excludes(std::string_view settings);

}  // namespace inkling
