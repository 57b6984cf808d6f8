// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "server/link_targets.h"

namespace inkling {

/// Where a tag or one below it is written, in all notes: the spans hold the whole tag, '#' included
/// where there is one. Reads at most kMostLinking notes.
[[nodiscard]] std::vector<NotePlace> places_of_tag(LiveVault& vault, std::string_view tag);

/// Whether `tag` is `parent` or below it. Both folded.
[[nodiscard]] bool is_tag_below(std::string_view tag, std::string_view parent);

}  // namespace inkling
