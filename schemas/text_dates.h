// SPDX-License-Identifier: MIT
// Dates as people write them in running text, in several languages.
#pragma once

#include <string_view>
#include <vector>

#include "notes/text.h"
#include "schemas/date.h"

namespace inkling {

struct TextDate {
  Date date{};
  Span span{};  ///< The date's own bytes: "4th of November 2026".
};

enum class DigitRuns : uint8_t {
  kIgnore,  ///< 20260131 is some number.
  kAccept,  ///< 20260131 and 202601311230 are dates: in file names and headings.
};

/// All dates in a text, in order. 2026-01-31, 2026/1/31, 2026_01_31, 31.1.2026, 31/01/2026 (only
/// where day and month cannot be mixed up), 4 November 2026, Nov 4th, 2026, 4 de noviembre de 2026,
/// 2026年1月31日. A year is always needed. Linear.
[[nodiscard]] std::vector<TextDate> find_dates(std::string_view text,
                                               DigitRuns runs = DigitRuns::kIgnore);

/// True for the name of a day of the week, or its abbreviation, as written: "Mon", "Dienstag".
[[nodiscard]] bool is_weekday(std::string_view word);

}  // namespace inkling
