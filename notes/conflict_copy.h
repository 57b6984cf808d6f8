// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace inkling {

/// Whether a file is named as synchronising programs name the losing side of a conflict.
[[nodiscard]] bool is_conflict_copy(std::string_view path);

}  // namespace inkling
