// SPDX-License-Identifier: MIT
#include "schemas/date.h"

#include <fmt/core.h>

#include <chrono>

namespace inkling {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional<int>(value);
}

}  // namespace

Date make_date(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                                        std::chrono::day(day)};
  return {.days = static_cast<int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count())};
}

std::optional<Date> checked_date(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                                        std::chrono::day(day)};
  if (!ymd.ok()) return std::nullopt;
  return make_date(year, month, day);
}

YearMonthDay parts_of(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(date.days))};
  return {.year = static_cast<int>(ymd.year()),
          .month = static_cast<unsigned>(ymd.month()),
          .day = static_cast<unsigned>(ymd.day())};
}

std::string to_string(Date date) {
  const YearMonthDay parts = parts_of(date);
  return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

std::optional<Date> parse_date(std::string_view text) {
  const size_t time = text.find_first_of("T ");
  if (time != std::string_view::npos) {
    if (time + 1 >= text.size() || !digits(text.substr(time + 1, 1))) return std::nullopt;
    text = text.substr(0, time);
  }
  std::optional<int> year, month, day;
  if (text.size() == 8) {
    year = digits(text.substr(0, 4)), month = digits(text.substr(4, 2)),
    day = digits(text.substr(6));
  } else if (text.size() == 10 && text[4] == text[7] && (text[4] == '-' || text[4] == '/')) {
    year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
    day = digits(text.substr(8));
  }
  if (!year || !month || !day) return std::nullopt;
  return checked_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

}  // namespace inkling
