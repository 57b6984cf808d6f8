// SPDX-License-Identifier: MIT
// Which notes a link or a name means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/open_index.h"

namespace inkling {

struct NamedNote {
  uint32_t docid = 0;
  std::string path{};  ///< Folded, without extension.
};

/// "[[People/Ana.md#Notes|Ana]]" -> "People/Ana".
[[nodiscard]] std::string_view link_target(std::string_view text);

[[nodiscard]] std::string_view last_part_of_path(std::string_view path);

/// The notes that a link target or name means: by path when it has one, else by file name, title or
/// alias.
[[nodiscard]] std::vector<NamedNote> notes_named(std::string_view target, const OpenIndex& index);

}  // namespace inkling
