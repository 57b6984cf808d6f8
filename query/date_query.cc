// SPDX-License-Identifier: MIT
#include "query/date_query.h"

#include <fmt/format.h>

#include "notes/nearest.h"
#include "query/calendar.h"

namespace inkling {
namespace {

DateReading problem(std::string code, std::string message, std::string fix = {}) {
  return {.problem = std::move(code), .message = std::move(message), .fix = std::move(fix)};
}

struct Numbers {
  int first = 0, second = 0, year = 0;
  char separator = 0;
};

// "1/2/2026", "14.3.2026", "1-2-2026".
std::optional<Numbers> year_last(std::string_view text) {
  Numbers numbers;
  size_t at = 0;
  const auto number = [&](size_t most) {
    const size_t begin = at;
    int value = 0;
    while (at < text.size() && at - begin < most && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
    }
    return at == begin ? -1 : value;
  };
  numbers.first = number(2);
  if (numbers.first < 0 || at >= text.size()) return std::nullopt;
  numbers.separator = text[at++];
  if (numbers.separator != '/' && numbers.separator != '.' && numbers.separator != '-') {
    return std::nullopt;
  }
  numbers.second = number(2);
  if (numbers.second < 0 || at >= text.size() || text[at] != numbers.separator) return std::nullopt;
  ++at;
  const size_t year_begin = at;
  numbers.year = number(4);
  if (at != text.size() || (at - year_begin != 4 && at - year_begin != 2)) return std::nullopt;
  if (at - year_begin == 2) numbers.year = -1;
  return numbers;
}

DateReading read_year_last(const Numbers& numbers, std::string_view text) {
  if (numbers.year < 0) {
    return problem("bad-date", fmt::format("'{}' has a year of two digits", text),
                   "write it as YYYY-MM-DD");
  }
  const auto day = [&numbers](int month, int day_of_month) {
    return checked_date(numbers.year, static_cast<unsigned>(month),
                        static_cast<unsigned>(day_of_month));
  };
  const auto day_first = day(numbers.second, numbers.first);
  const auto month_first =
      numbers.separator == '.' ? std::nullopt : day(numbers.first, numbers.second);
  if (!day_first && !month_first) {
    return problem("bad-date", fmt::format("there is no day '{}'", text));
  }
  if (day_first && month_first && *day_first != *month_first) {
    const std::string one = to_string(*day_first), other = to_string(*month_first);
    return problem("ambiguous-date", fmt::format("'{}' is {} or {}", text, one, other),
                   fmt::format("write {} or {}", one, other));
  }
  const Date found = day_first ? *day_first : *month_first;
  return {.period = {found, found}};
}

DateReading unreadable(std::string_view text) {
  std::string fix = "write 2026-03-14, 2026-03, 2026-W14, 2026-Q2, today, last-month or 7d";
  const std::string_view word = nearest(text, date_words());
  if (!word.empty()) fix = fmt::format("did you mean '{}'?", word);
  return problem("bad-date", fmt::format("'{}' is no date", text), std::move(fix));
}

DateReading read_one(std::string_view text, const CalendarContext& context) {
  if (const auto numbers = year_last(text)) return read_year_last(*numbers, text);
  const CalendarReading read = read_period(text, context);
  if (read.period) return {.period = *read.period};
  if (read.missing_day) {
    return problem("bad-date", fmt::format("there is no day '{}'", text),
                   fmt::format("the last day of that month is {}", to_string(*read.missing_day)));
  }
  return unreadable(text);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// An age at the end of a range or behind a sign is a day, not all days until now.
Period as_end(std::string_view text, const Period& period, const CalendarContext& context) {
  if (!is_age(text)) return period;
  const auto day = period.from == context.today ? period.to : period.from;
  return {day, day};
}

DateReading read_end(std::string_view text, const CalendarContext& context) {
  if (text.empty()) return {};
  DateReading read = read_one(text, context);
  if (read.problem.empty()) read.period = as_end(text, read.period, context);
  return read;
}

DateReading read_range(std::string_view from, std::string_view to, const CalendarContext& context) {
  DateReading begin = read_end(from, context);
  if (!begin.problem.empty()) return begin;
  DateReading end = read_end(to, context);
  if (!end.problem.empty()) return end;
  const Period range{begin.period.from, end.period.to};
  if (range.from && range.to && *range.to < *range.from) {
    return problem("bad-date", "the range ends before it begins",
                   fmt::format("write {}..{}", to, from));
  }
  return {.period = range};
}

Date day_before(Date date) {
  return {.days = date.days - 1};
}
Date day_after(Date date) {
  return {.days = date.days + 1};
}

DateReading read_compared(std::string_view text, const CalendarContext& context) {
  const bool equal = text.size() > 1 && text[1] == '=';
  const char sign = text.front();
  const std::string_view day = trimmed(text.substr(equal ? 2 : 1));
  DateReading read = day.empty() ? unreadable(text) : read_end(day, context);
  if (!read.problem.empty()) return read;
  const Period& whole = read.period;
  if (sign == '=') return read;
  if (sign == '>') return {.period = {equal ? *whole.from : day_after(*whole.to), std::nullopt}};
  return {.period = {std::nullopt, equal ? *whole.to : day_before(*whole.from)}};
}

}  // namespace

DateReading read_dates(std::string_view text, Date today, Direction direction) {
  text = trimmed(text);
  const CalendarContext context{.today = today, .direction = direction};
  if (text.empty()) return unreadable(text);
  if (text.front() == '<' || text.front() == '>' || text.front() == '=') {
    return read_compared(text, context);
  }
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) return read_one(text, context);
  size_t after = dots + 2;
  if (after < text.size() && text[after] == '.') ++after;
  return read_range(trimmed(text.substr(0, dots)), trimmed(text.substr(after)), context);
}

std::optional<Date> read_age(std::string_view text, Date today) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  if (!is_age(text) || text.front() == '+') return std::nullopt;
  return read_period(text, {.today = today, .direction = Direction::kBack}).period->from;
}

}  // namespace inkling
