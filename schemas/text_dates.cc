// SPDX-License-Identifier: MIT
#include "schemas/text_dates.h"

#include <algorithm>
#include <optional>
#include <string>

#include "schemas/words.h"

namespace inkling {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2199;  ///< Other numbers of four digits are no years.
constexpr size_t kMaxNameBytes = 24;                ///< Of a month or a weekday.

struct Name {
  std::string_view folded;
  unsigned number;
};

// Names of the months, folded, sorted: en de fr es pt it nl sv da no ru and their abbreviations.
constexpr Name kMonths[] = {
    {"abr", 4},        {"abril", 4},      {"ago", 8},       {"agosto", 8},     {"aout", 8},
    {"apr", 4},        {"april", 4},      {"aprile", 4},    {"aug", 8},        {"august", 8},
    {"augusti", 8},    {"augustus", 8},   {"avr", 4},       {"avril", 4},      {"dec", 12},
    {"december", 12},  {"decembre", 12},  {"desember", 12}, {"dez", 12},       {"dezember", 12},
    {"dezembro", 12},  {"dic", 12},       {"dicembre", 12}, {"diciembre", 12}, {"ene", 1},
    {"enero", 1},      {"feb", 2},        {"febbraio", 2},  {"febrero", 2},    {"februar", 2},
    {"februari", 2},   {"february", 2},   {"fevereiro", 2}, {"fevr", 2},       {"fevrier", 2},
    {"gennaio", 1},    {"giugno", 6},     {"jan", 1},       {"janeiro", 1},    {"januar", 1},
    {"januari", 1},    {"january", 1},    {"janv", 1},      {"janvier", 1},    {"juil", 7},
    {"juillet", 7},    {"juin", 6},       {"jul", 7},       {"julho", 7},      {"juli", 7},
    {"julio", 7},      {"july", 7},       {"jun", 6},       {"june", 6},       {"junho", 6},
    {"juni", 6},       {"junio", 6},      {"luglio", 7},    {"maart", 3},      {"maggio", 5},
    {"mai", 5},        {"maio", 5},       {"maj", 5},       {"mar", 3},        {"march", 3},
    {"marco", 3},      {"mars", 3},       {"marz", 3},      {"marzo", 3},      {"may", 5},
    {"mayo", 5},       {"mei", 5},        {"nov", 11},      {"november", 11},  {"novembre", 11},
    {"novembro", 11},  {"noviembre", 11}, {"oct", 10},      {"october", 10},   {"octobre", 10},
    {"octubre", 10},   {"okt", 10},       {"oktober", 10},  {"ottobre", 10},   {"out", 10},
    {"outubro", 10},   {"sep", 9},        {"sept", 9},      {"september", 9},  {"septembre", 9},
    {"septiembre", 9}, {"setembro", 9},   {"setiembre", 9}, {"settembre", 9},  {"августа", 8},
    {"апреля", 4},     {"декабря", 12},   {"июля", 7},      {"июня", 6},       {"марта", 3},
    {"мая", 5},        {"ноября", 11},    {"октября", 10},  {"сентября", 9},   {"февраля", 2},
    {"января", 1},
};

constexpr std::string_view kWeekdays[] = {
    "di",       "dienstag", "dimanche",  "do",       "domingo",   "donnerstag", "fr",     "freitag",
    "fri",      "friday",   "jeudi",     "jueves",   "lundi",     "lunes",      "mardi",  "martes",
    "mercredi", "mi",       "miercoles", "mittwoch", "mo",        "mon",        "monday", "montag",
    "sa",       "sabado",   "samedi",    "samstag",  "sat",       "saturday",   "so",     "sonntag",
    "sun",      "sunday",   "thu",       "thur",     "thurs",     "thursday",   "tue",    "tues",
    "tuesday",  "vendredi", "viernes",   "wed",      "wednesday",
};

static_assert(std::is_sorted(std::begin(kMonths), std::end(kMonths),
                             [](const Name& a, const Name& b) { return a.folded < b.folded; }));
static_assert(std::is_sorted(std::begin(kWeekdays), std::end(kWeekdays)));

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

unsigned month_named(std::string_view word) {
  if (word.size() < 3 || word.size() > kMaxNameBytes) return 0;
  const std::string folded = fold(word);
  const auto* at =
      std::lower_bound(std::begin(kMonths), std::end(kMonths), folded,
                       [](const Name& n, const std::string& f) { return n.folded < f; });
  return at != std::end(kMonths) && at->folded == folded ? at->number : 0;
}

/// A cursor over the text. Every `take_` moves on success only.
struct Cursor {
  std::string_view text;
  size_t at = 0;

  [[nodiscard]] bool starts(std::string_view s) const { return text.substr(at).starts_with(s); }
  bool take(std::string_view s) {
    if (!starts(s)) return false;
    at += s.size();
    return true;
  }
  void take_blanks() {
    while (at < text.size() && text[at] == ' ') ++at;
  }
  /// A number of `least` to `most` digits, not followed by a further one; -1 when there is none.
  int take_number(size_t least, size_t most) {
    size_t end = at;
    int value = 0;
    while (end < text.size() && is_digit(text[end]) && end - at < most) {
      value = value * 10 + (text[end++] - '0');
    }
    if (end - at < least || (end < text.size() && is_digit(text[end]))) return -1;
    at = end;
    return value;
  }
  std::string_view take_word() {
    const size_t begin = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    return text.substr(begin, at - begin);
  }
  /// The day of a date is not followed by what would make it a longer number.
  [[nodiscard]] bool at_end_of_date() const {
    if (at == text.size()) return true;
    if (is_digit(text[at])) return false;
    const bool joint = text[at] == '-' || text[at] == '/' || text[at] == '.';
    return !(joint && at + 1 < text.size() && is_digit(text[at + 1]));
  }
};

bool is_year(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

std::optional<Date> date_of(int year, int month, int day) {
  if (!is_year(year) || month < 1 || day < 1) return std::nullopt;
  return checked_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

/// 2026-01-31 2026/1/31 2026_01_31 2026.01.31 2026年1月31日
std::optional<Date> year_first(Cursor& cursor) {
  const int year = cursor.take_number(4, 4);
  if (!is_year(year) || cursor.at == cursor.text.size()) return std::nullopt;
  if (cursor.take("年")) {
    const int month = cursor.take_number(1, 2);
    if (!cursor.take("月")) return std::nullopt;
    const int day = cursor.take_number(1, 2);
    if (!cursor.take("日")) cursor.take("号");
    return date_of(year, month, day);
  }
  const char joint = cursor.text[cursor.at];
  if (joint != '-' && joint != '/' && joint != '_' && joint != '.') return std::nullopt;
  const std::string_view mark = cursor.text.substr(cursor.at, 1);
  const size_t least = joint == '.' ? 2 : 1;  // 2026.4.10 is a version.
  cursor.take(mark);
  const int month = cursor.take_number(least, 2);
  if (month < 0 || !cursor.take(mark)) return std::nullopt;
  const int day = cursor.take_number(least, 2);
  return cursor.at_end_of_date() ? date_of(year, month, day) : std::nullopt;
}

/// 20260131, 202601311230 and 20260131123059.
std::optional<Date> digit_run(Cursor& cursor, size_t length) {
  Cursor digits{cursor.text.substr(0, cursor.at + 8), cursor.at};
  const auto part = [&digits](size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; ++i) value = value * 10 + (digits.text[digits.at++] - '0');
    return value;
  };
  const int year = part(4), month = part(2), day = part(2);
  cursor.at += length;
  return date_of(year, month, day);
}

/// The year after a day and a month's name: " 2026", ", 2026", " de 2026".
int take_year_after_name(Cursor& cursor) {
  cursor.take(".");
  cursor.take(",");
  cursor.take_blanks();
  if (!cursor.take("de ")) cursor.take("del ");
  const int year = cursor.take_number(4, 4);
  return is_year(year) ? year : -1;
}

/// 4 November 2026, 4. November 2026, 4th of November 2026, 1er mai 2026, 4 de mayo de 2026
std::optional<Date> day_and_name(Cursor cursor, int day, size_t& end) {
  for (const std::string_view suffix : {".", "th", "st", "nd", "rd", "er", "º"}) {
    if (cursor.take(suffix)) break;
  }
  cursor.take_blanks();
  if (!cursor.take("of ")) cursor.take("de ");
  const unsigned month = month_named(cursor.take_word());
  if (month == 0) return std::nullopt;
  const int year = take_year_after_name(cursor);
  end = cursor.at;
  return date_of(year, static_cast<int>(month), day);
}

/// 31.1.2026, 31. 1. 2026, 31/01/2026, 31-01-2026
std::optional<Date> day_first(Cursor& cursor) {
  const int day = cursor.take_number(1, 2);
  if (day < 1 || cursor.at == cursor.text.size()) return std::nullopt;
  size_t end = 0;
  if (const auto named = day_and_name(cursor, day, end)) {
    cursor.at = end;
    return named;
  }
  const char joint = cursor.text[cursor.at];
  if (joint != '.' && joint != '/' && joint != '-') return std::nullopt;
  const std::string_view mark = cursor.text.substr(cursor.at, 1);
  cursor.take(mark);
  if (joint == '.') cursor.take_blanks();
  const int month = cursor.take_number(1, 2);
  if (month < 0 || !cursor.take(mark)) return std::nullopt;
  if (joint == '.') cursor.take_blanks();
  const int year = cursor.take_number(4, 4);
  if (!cursor.at_end_of_date()) return std::nullopt;
  if (joint == '.') return date_of(year, month, day);
  // 03/04/2026 means two days to two people; it is no date until one of the numbers decides.
  if (month > 12 && day <= 12) return date_of(year, day, month);
  return day > 12 || day == month ? date_of(year, month, day) : std::nullopt;
}

/// The month's name before a day: "Nov 4, 2026". Gives where the name begins.
std::optional<Date> name_first(Cursor& cursor, size_t& begin) {
  const std::string_view text = cursor.text;
  size_t end = cursor.at;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == cursor.at) return std::nullopt;
  if (end > 0 && text[end - 1] == '.') --end;
  size_t start = end;
  while (start > 0 && is_letter(text[start - 1]) && end - start <= kMaxNameBytes) --start;
  const unsigned month = month_named(text.substr(start, end - start));
  if (month == 0) return std::nullopt;
  const int day = cursor.take_number(1, 2);
  for (const std::string_view suffix : {"th", "st", "nd", "rd"}) {
    if (cursor.take(suffix)) break;
  }
  const int year = take_year_after_name(cursor);
  begin = start;
  return date_of(year, static_cast<int>(month), day);
}

size_t run_length(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

std::optional<TextDate> date_at(std::string_view text, size_t at, size_t length, DigitRuns runs) {
  size_t begin = at;
  Cursor cursor{text, at};
  std::optional<Date> date;
  if (length == 4) {
    date = year_first(cursor);
  } else if (length <= 2) {
    date = name_first(cursor, begin);
    if (!date) {
      cursor.at = at;
      date = day_first(cursor);
    }
  } else if (runs == DigitRuns::kAccept && (length == 8 || length == 12 || length == 14)) {
    date = digit_run(cursor, length);
  }
  if (!date) return std::nullopt;
  return TextDate{.date = *date,
                  .span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(cursor.at)}};
}

/// A date does not begin inside a word, a number or a path.
bool may_begin(std::string_view text, size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if ((before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z')) return false;
  const bool joint = before == '-' || before == '.' || before == ',' || before == '/';
  return !(joint && at >= 2 && is_digit(text[at - 2]));
}

}  // namespace

std::vector<TextDate> find_dates(std::string_view text, DigitRuns runs) {
  std::vector<TextDate> found;
  for (size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const size_t length = run_length(text, at);
    std::optional<TextDate> date;
    if (may_begin(text, at)) date = date_at(text, at, length, runs);
    if (date) found.push_back(*date);
    at = date ? date->span.end : at + length;
  }
  return found;
}

bool is_weekday(std::string_view word) {
  if (word.size() < 2 || word.size() > kMaxNameBytes) return false;
  return std::binary_search(std::begin(kWeekdays), std::end(kWeekdays), fold(word));
}

}  // namespace inkling
