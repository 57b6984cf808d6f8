// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notes/diagnostic.h"

namespace inkling {

/// Replaces every byte that is no part of valid UTF-8, and every NUL, by one blank, so that all
/// offsets stay those of the file. Reports each of the two at most once, at its first place.
void blank_invalid_bytes(std::string& text, std::vector<Diagnostic>& diagnostics);

/// Length of the valid UTF-8 sequence that starts at `at`, or 0.
[[nodiscard]] size_t utf8_length(std::string_view text, size_t at);

/// The code point that starts at `at`, and its length; U+FFFD and 1 where there is none.
struct CodePoint {
  char32_t value;
  uint32_t length;
};
[[nodiscard]] CodePoint code_point_at(std::string_view text, size_t at);

/// Appends a code point as UTF-8; surrogates and what is past U+10FFFF as U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

}  // namespace inkling
