// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "schemas/words.h"

namespace inkling {

/// Whether a folded word is one of those that say nothing by themselves ("the", "und") in a
/// language. Only languages in Latin script have such a list (common_words.h).
[[nodiscard]] bool is_function_word(std::string_view folded, const Language& language);

}  // namespace inkling
