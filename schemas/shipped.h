// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace inkling {

/// to_string of the shipped declarations, made when the program was built (embed/embed.cc).
[[nodiscard]] std::string_view shipped_canonical();

}  // namespace inkling
