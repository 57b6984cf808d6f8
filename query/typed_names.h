// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "query/clause.h"
#include "query/open_index.h"

namespace inkling {

/// How many notes are found by their names while a single word is typed.
inline constexpr size_t kMostNamed = 64;
/// A word so short begins so many others that what notes say tells less than what they are called.
inline constexpr size_t kMostFirstLetters = 2;

/// Notes whose title, alias or file name begins with `letters`, or has a word that does: those
/// whose name says little else and to which most notes link. kMostNamed of them at most; a name
/// that more notes share gives some of these. REQUIRES: letters are folded.
[[nodiscard]] DocSet notes_called(std::string_view letters, const OpenIndex& index);

}  // namespace inkling
