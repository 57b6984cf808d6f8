// SPDX-License-Identifier: MIT
// Dates as people write them in a query: a day, a period, a range or a word, always read as whole
// days of the user's calendar, both ends included.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/date.h"

namespace inkling {

struct Period {
  std::optional<Date> from{};  ///< Nothing: open.
  std::optional<Date> to{};
  friend bool operator==(const Period&, const Period&) = default;
};

/// Where `7d` and `monday` point when nothing says so: back for notes, ahead for due dates.
enum class Direction : uint8_t { kBack, kAhead };

struct DateReading {
  Period period{};
  std::string problem{};  ///< A diagnostic's code: "bad-date", "ambiguous-date"; empty when read.
  std::string message{};
  std::string fix{};
};

/// What follows `date:`. "2026-Q2", "2026-01..2026-03", ">=2026", "last-month", "7d", "-7d..",
/// "14.3.2026", "march 2026".
[[nodiscard]] DateReading read_dates(std::string_view text, Date today, Direction direction);

/// What follows `newer_than:`, an age: the day that lies so far before `today`. "7d", "2weeks",
/// "1y".
[[nodiscard]] std::optional<Date> read_age(std::string_view text, Date today);

/// The words that read_dates knows, for completion and suggestions.
[[nodiscard]] const std::vector<std::string_view>& date_words();

inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;

}  // namespace inkling
