// SPDX-License-Identifier: MIT
// The words of a heading, or of a line that serves as one, apart from what stands around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// Without symbols, "2." or "1.3)" in front, and blanks and colons behind.
[[nodiscard]] std::string_view bare_label(std::string_view text);

/// The label without what often surrounds it: a bracket or the part behind a dash, a date.
[[nodiscard]] std::string_view without_addition(std::string_view text);

/// "Decisions & actions", "Decisions, actions and questions": its parts; one when it has no joint,
/// none when a part is empty.
[[nodiscard]] std::vector<std::string_view> joined_labels(std::string_view text);

/// Takes the first word off, as far as a blank; empty when there is none.
std::string_view take_word(std::string_view& text);
/// At blanks.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);

}  // namespace inkling
