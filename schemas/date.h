// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inkling {

/// A calendar day of the proleptic Gregorian calendar; no time, no zone.
struct Date {
  int32_t days = 0;  ///< Days since 1970-01-01; on disk as this number.
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Where a date was found, strongest first. On disk: do not renumber.
enum class DateSource : uint8_t { kText, kField, kHeading, kFilename, kFrontmatter, kMtime };
[[nodiscard]] std::string_view to_string(DateSource source);

struct DateFound {
  Date date{};
  DateSource source = DateSource::kMtime;
  friend bool operator==(const DateFound&, const DateFound&) = default;
};

/// REQUIRES: a day that exists. Month and day 1-based.
[[nodiscard]] Date make_date(int year, unsigned month, unsigned day);
/// A day that does not exist (2026-02-30) gives nothing.
[[nodiscard]] std::optional<Date> checked_date(int year, unsigned month, unsigned day);
struct YearMonthDay {
  int year;
  unsigned month, day;
};
[[nodiscard]] YearMonthDay parts_of(Date date);
/// "2026-03-14".
[[nodiscard]] std::string to_string(Date date);
/// Exactly "YYYY-MM-DD", "YYYY/MM/DD" or "YYYYMMDD", the whole text; an ISO time after 'T' or ' '
/// is accepted and dropped.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

}  // namespace inkling
