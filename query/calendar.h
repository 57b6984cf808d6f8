// SPDX-License-Identifier: MIT
// The names of days and periods, from "2026-03-14" to "last-week". date_query.h puts them together.
#pragma once

#include <optional>
#include <string_view>

#include "query/date_query.h"

namespace inkling {

struct CalendarContext {
  Date today{};
  Direction direction = Direction::kBack;
};

struct CalendarReading {
  std::optional<Period> period{};     ///< Both ends given.
  std::optional<Date> missing_day{};  ///< A day that no calendar has: the last one of its month.
};

/// One period, without comparisons and ranges.
[[nodiscard]] CalendarReading read_period(std::string_view text, const CalendarContext& context);

/// "7d", "+2w", "-3months": digits and a unit.
[[nodiscard]] bool is_age(std::string_view text);

}  // namespace inkling
