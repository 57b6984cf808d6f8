// SPDX-License-Identifier: MIT
#include "query/calendar.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace inkling {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
enum class Unit : uint8_t { kHour, kDay, kWeek, kMonth, kQuarter, kYear };

std::optional<int> number(std::string_view text, size_t most = 4) {
  if (text.empty() || text.size() > most) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "jan", "sept" and "january" alike: three letters or more of the name.
template <size_t N>
std::optional<int> index_of(const std::array<std::string_view, N>& names, std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (size_t i = 0; i < N; ++i) {
    if (names[i].substr(0, word.size()) == word) return static_cast<int>(i);
  }
  return std::nullopt;
}

Date plus(Date date, int64_t days) {
  const int64_t first = make_date(kFirstYear, 1, 1).days;
  const int64_t last = make_date(kLastYear, 12, 31).days;
  return {.days = static_cast<int32_t>(std::clamp<int64_t>(date.days + days, first, last))};
}

unsigned last_day(int year, unsigned month) {
  unsigned day = 31;
  while (!checked_date(year, month, day)) --day;
  return day;
}

int weekday(Date date) {
  return ((date.days + 3) % 7 + 7) % 7;
}  // Monday is 0.

// Months are counted from year 0, so that a year is twelve of them.
int64_t month_count(Date date) {
  const YearMonthDay parts = parts_of(date);
  return int64_t{parts.year} * 12 + parts.month - 1;
}

Period months(int64_t first, int count) {
  const auto clamped = [](int64_t month) {
    return std::clamp<int64_t>(month, kFirstYear * 12, kLastYear * 12 + 11);
  };
  const int64_t begin = clamped(first), end = clamped(first + count - 1);
  const auto year = static_cast<int>(end / 12);
  const auto month = static_cast<unsigned>(end % 12 + 1);
  return {make_date(static_cast<int>(begin / 12), static_cast<unsigned>(begin % 12 + 1), 1),
          make_date(year, month, last_day(year, month))};
}

Date plus_months(Date date, int64_t count) {
  const Period month = months(month_count(date) + count, 1);
  const YearMonthDay target = parts_of(*month.to);
  return make_date(target.year, target.month, std::min(parts_of(date).day, target.day));
}

std::optional<Period> week(int year, int number) {
  const Date fourth = make_date(year, 1, 4);  // Always in week 1.
  const Date monday = plus(fourth, (number - 1) * 7 - weekday(fourth));
  const Date thursday = plus(monday, 3);
  if (number < 1 || parts_of(thursday).year != year) return std::nullopt;
  return Period{monday, plus(monday, 6)};
}

std::optional<Unit> unit_of(std::string_view word) {
  static const std::vector<std::pair<std::string_view, Unit>> kUnits{
      {"min", Unit::kHour},        {"minute", Unit::kHour},
      {"minutes", Unit::kHour},    {"mins", Unit::kHour},
      {"h", Unit::kHour},          {"hour", Unit::kHour},
      {"hours", Unit::kHour},      {"d", Unit::kDay},
      {"day", Unit::kDay},         {"days", Unit::kDay},
      {"w", Unit::kWeek},          {"week", Unit::kWeek},
      {"weeks", Unit::kWeek},      {"m", Unit::kMonth},
      {"mo", Unit::kMonth},        {"month", Unit::kMonth},
      {"months", Unit::kMonth},    {"q", Unit::kQuarter},
      {"quarter", Unit::kQuarter}, {"quarters", Unit::kQuarter},
      {"y", Unit::kYear},          {"year", Unit::kYear},
      {"years", Unit::kYear}};
  for (const auto& [name, unit] : kUnits) {
    if (name == word) return unit;
  }
  return std::nullopt;
}

struct Age {
  int count = 0;
  char sign = 0;
  std::string_view unit{};
};

std::optional<Age> split_age(std::string_view text) {
  Age age;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    age.sign = text.front();
    text.remove_prefix(1);
  }
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto count = number(text.substr(0, digits), 6);
  if (!count) return std::nullopt;
  age.count = *count;
  age.unit = text.substr(digits);
  return age;
}

Date shifted(Date today, const Age& age, Unit unit, int sign) {
  const int64_t count = int64_t{age.count} * sign;
  switch (unit) {
    case Unit::kHour:
      return plus(today, age.unit.front() == 'm' ? 0 : count / 24);
    case Unit::kDay:
      return plus(today, count);
    case Unit::kWeek:
      return plus(today, count * 7);
    case Unit::kMonth:
      return plus_months(today, count);
    case Unit::kQuarter:
      return plus_months(today, count * 3);
    case Unit::kYear:
      return plus_months(today, count * 12);
  }
  return today;
}

std::optional<Period> read_relative(const std::string& word, const CalendarContext& context) {
  const auto age = split_age(word);
  if (!age) return std::nullopt;
  const auto unit = unit_of(age->unit);
  if (!unit) return std::nullopt;
  const bool ahead = age->sign == '+' || (age->sign == 0 && context.direction == Direction::kAhead);
  const Date other = shifted(context.today, *age, *unit, ahead ? 1 : -1);
  return ahead ? Period{context.today, other} : Period{other, context.today};
}

Period period_around(Date today, Unit unit, int step) {
  switch (unit) {
    case Unit::kWeek: {
      const Date monday = plus(today, step * 7 - weekday(today));
      return {monday, plus(monday, 6)};
    }
    case Unit::kMonth:
      return months(month_count(today) + step, 1);
    case Unit::kQuarter:
      return months((month_count(today) / 3 + step) * 3, 3);
    case Unit::kYear:
      return months((month_count(today) / 12 + step) * 12, 12);
    default:
      return {plus(today, step), plus(today, step)};
  }
}

// `step`: -1 the last one before today, 1 the next one after it, 0 the nearest, today included.
Period read_weekday(int day, int step, const CalendarContext& context) {
  int back = (weekday(context.today) - day + 7) % 7;
  int ahead = (7 - back) % 7;
  if (step < 0 && back == 0) back = 7;
  if (step > 0 && ahead == 0) ahead = 7;
  const bool forward = step > 0 || (step == 0 && context.direction == Direction::kAhead);
  const Date found = plus(context.today, forward ? ahead : -back);
  return {found, found};
}

// The nearest such month in the direction, the present one included.
Period read_month(int month, int step, const CalendarContext& context) {
  const int64_t now = month_count(context.today);
  int64_t found = now / 12 * 12 + month;
  const bool forward = step > 0 || (step == 0 && context.direction == Direction::kAhead);
  if (forward && (found < now || (step > 0 && found == now))) found += 12;
  if (!forward && (found > now || (step < 0 && found == now))) found -= 12;
  return months(found, 1);
}

std::optional<Period> read_word(std::string word, const CalendarContext& context) {
  if (word == "today" || word == "now") return Period{context.today, context.today};
  if (word == "yesterday") return period_around(context.today, Unit::kDay, -1);
  if (word == "tomorrow") return period_around(context.today, Unit::kDay, 1);
  static const std::array<std::pair<std::string_view, int>, 6> kSteps{
      {{"this", 0}, {"last", -1}, {"next", 1}, {"previous", -1}, {"past", -1}, {"current", 0}}};
  int step = 0;
  bool stepped = false;
  for (const auto& [name, value] : kSteps) {
    if (word.substr(0, name.size()) != name || word.size() == name.size()) continue;
    step = value;
    stepped = true;
    word.erase(0, name.size());
    break;
  }
  if (stepped && step != 0 && is_age(word)) {  // last7days
    return read_relative((step < 0 ? "-" : "+") + word, context);
  }
  if (const auto day = index_of(kWeekdays, word)) return read_weekday(*day, step, context);
  if (const auto month = index_of(kMonths, word)) return read_month(*month, step, context);
  const auto unit = unit_of(word);
  if (!stepped || !unit || word.size() < 3 || *unit == Unit::kHour) return std::nullopt;
  return period_around(context.today, *unit, step);
}

// "2026-W14" is 2026, w, 14: digits and letters apart, lower case, without what separates them.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  enum class Kind : uint8_t { kSeparator, kDigit, kLetter };
  Kind last = Kind::kSeparator;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    Kind kind = Kind::kSeparator;
    if (c >= '0' && c <= '9') kind = Kind::kDigit;
    if (lower >= 'a' && lower <= 'z') kind = Kind::kLetter;
    const bool separates = std::string_view("-/._ ,").find(c) != std::string_view::npos;
    if (kind == Kind::kSeparator && !separates) return {};
    if (kind != Kind::kSeparator) {
      if (kind != last) words.emplace_back();
      words.back() += lower;
    }
    last = kind;
  }
  return words;
}

CalendarReading day_of(int year, int month, int day) {
  if (year < kFirstYear || month < 1 || month > 12 || day < 1) return {};
  const auto found = checked_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (found) return {.period = Period{*found, *found}};
  const auto last = last_day(year, static_cast<unsigned>(month));
  return {.missing_day = make_date(year, static_cast<unsigned>(month), last)};
}

CalendarReading month_of(int year, int month) {
  if (year < kFirstYear || month < 1 || month > 12) return {};
  return {.period = months(int64_t{year} * 12 + month - 1, 1)};
}

// 2026  2026-03  2026-03-14  20260314
CalendarReading read_digits(const std::vector<std::string>& words) {
  if (words.size() == 1 && words[0].size() == 8) {
    return day_of(*number(words[0].substr(0, 4)), *number(words[0].substr(4, 2)),
                  *number(words[0].substr(6)));
  }
  if (words.empty() || words[0].size() != 4) return {};
  const int year = *number(words[0]);
  if (year < kFirstYear) return {};
  if (words.size() == 1) return {.period = months(int64_t{year} * 12, 12)};
  const auto month = number(words[1], 2);
  if (!month) return {};
  if (words.size() == 2) return month_of(year, *month);
  const auto day = number(words[2], 2);
  if (words.size() != 3 || !day) return {};
  return day_of(year, *month, *day);
}

// 2026-W14  2026-W14-3  W14  2026-Q2  Q2
CalendarReading read_week_or_quarter(const std::vector<std::string>& words, Date today) {
  const size_t letter = words[0] == "w" || words[0] == "q" ? 0 : 1;
  if (words.size() < letter + 2 || (words[letter] != "w" && words[letter] != "q")) return {};
  if (letter == 1 && words[0].size() != 4) return {};
  const int year = letter == 1 ? number(words[0]).value_or(0) : parts_of(today).year;
  const auto count = number(words[letter + 1], 2);
  if (year < kFirstYear || !count) return {};
  if (words[letter] == "q") {
    if (*count < 1 || *count > 4 || words.size() != letter + 2) return {};
    return {.period = months(int64_t{year} * 12 + (*count - 1) * 3, 3)};
  }
  const auto found = week(year, *count);
  if (!found || words.size() == letter + 2) return {.period = found};
  const auto day = number(words[letter + 2], 1);
  if (words.size() != letter + 3 || !day || *day < 1 || *day > 7) return {};
  const Date date = plus(*found->from, *day - 1);
  return {.period = Period{date, date}};
}

// march 2026  14 mar 2026  2026-march  march 14, 2026
CalendarReading read_named_month(const std::vector<std::string>& words) {
  std::optional<int> year, month, day;
  for (const std::string& word : words) {
    if (const auto value = number(word)) {
      if (word.size() == 4 && !year)
        year = value;
      else if (word.size() <= 2 && !day)
        day = value;
      else
        return {};
    } else if (const auto name = index_of(kMonths, word); name && !month) {
      month = *name + 1;
    } else if (word != "st" && word != "nd" && word != "rd" && word != "th" && word != "of") {
      return {};
    }
  }
  if (!year || !month) return {};
  return day ? day_of(*year, *month, *day) : month_of(*year, *month);
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

// An ISO time behind the day is dropped: 2026-03-14T10:30.
std::string_view without_time(std::string_view text) {
  const size_t time = text.find_first_of("Tt ");
  const bool is_time = time == 10 && time + 1 < text.size() && text[time + 1] >= '0' &&
                       text[time + 1] <= '9' && text[0] <= '9';
  return is_time ? text.substr(0, time) : text;
}

}  // namespace

bool is_age(std::string_view text) {
  const auto age = split_age(text);
  return age && unit_of(age->unit).has_value();
}

CalendarReading read_period(std::string_view text, const CalendarContext& context) {
  if (text.size() > 64) return {};
  text = without_time(text);
  std::string lower;
  for (const char c : text) {
    if (c != ' ' && c != '_') lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  if (const auto period = read_relative(lower, context)) return {.period = period};
  const std::vector<std::string> words = split(text);
  if (words.empty() || !(lower.front() >= '0' && lower.front() <= 'z')) return {};
  const bool all_digits =
      std::all_of(words.begin(), words.end(), [](const auto& word) { return word[0] <= '9'; });
  if (all_digits) return read_digits(words);
  if (const auto period = read_word(joined(words), context)) return {.period = period};
  const CalendarReading read = read_week_or_quarter(words, context.today);
  return read.period ? read : read_named_month(words);
}

const std::vector<std::string_view>& date_words() {
  static const std::vector<std::string_view> kWords{
      "today",        "yesterday",    "tomorrow",     "this-week", "last-week", "next-week",
      "this-month",   "last-month",   "next-month",   "this-year", "last-year", "next-year",
      "this-quarter", "last-quarter", "next-quarter", "monday",    "tuesday",   "wednesday",
      "thursday",     "friday",       "saturday",     "sunday"};
  return kWords;
}

}  // namespace inkling
