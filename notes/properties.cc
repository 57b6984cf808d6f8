// SPDX-License-Identifier: MIT
#include "notes/properties.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "notes/links.h"

namespace inkling {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

// "2026-01-31", alone or with a time behind 'T' or a blank.
bool is_date(std::string_view text) {
  constexpr size_t kDay = 10;
  if (text.size() < kDay || text[4] != '-' || text[7] != '-') return false;
  for (const size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[i])) return false;
  }
  const int month = (text[5] - '0') * 10 + text[6] - '0';
  const int day = (text[8] - '0') * 10 + text[9] - '0';
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (text.size() == kDay) return true;
  const bool time = text[kDay] == 'T' || text[kDay] == ' ';
  return time && text.size() > kDay + 1 && is_digit(text[kDay + 1]) &&
         text.find_first_not_of("0123456789:.+-ZT ", kDay) == std::string_view::npos;
}

bool read_number(std::string_view text, double& number) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const bool digits = !text.empty() && (is_digit(text[0]) || text[0] == '-' || text[0] == '.');
  if (!digits) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

// Calls `found` with each span of `[[...]]` in the text.
template <typename Found>
void for_each_wikilink(std::string_view text, Found found) {
  for (size_t at = text.find("[["); at < text.size(); at = text.find("[[", at)) {
    const size_t end = text.find("]]", at);
    if (end == std::string_view::npos) return;
    if (end > at + 2) found(at, end + 2);
    at = end + 2;
  }
}

// Calls `found` with each part of a list written in one line, blanks trimmed.
template <typename Found>
void for_each_part(std::string_view text, std::string_view separators, Found found) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(separators, at), text.size());
    size_t begin = at;
    size_t last = end;
    while (begin < last && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
    while (last > begin && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
    if (begin < last) found(text.substr(begin, last - begin));
    at = end + 1;
  }
}

// Where a part of the value stands in the source; the whole value when it is written otherwise.
Span part_span(const Note& note, const Property& property, std::string_view part) {
  const std::string_view value = property.source.of(note.source);
  const size_t at = value.find(part);
  if (at == std::string_view::npos) return property.source;
  const auto begin = property.source.begin + static_cast<uint32_t>(at);
  return {.begin = begin, .end = begin + static_cast<uint32_t>(part.size())};
}

void add_tags(Note& note, const Property& property) {
  for_each_part(property.text, ", \t\n", [&](std::string_view part) {
    const Span span = part_span(note, property, part);
    const bool inline_tag = property.block != kNone && part.starts_with('#');
    // What was saved of broken front matter: "[type/note".
    const size_t begin = std::min(part.find_first_not_of("[]\"'"), part.size());
    part = part.substr(begin, part.find_last_not_of("[]\"'") + 1 - begin);
    while (part.starts_with('#')) part.remove_prefix(1);
    if (part.empty() || inline_tag) return;
    note.tags.push_back({.name = std::string(part), .source = span, .block = property.block});
  });
}

}  // namespace

void set_type(Property& property, bool quoted) {
  const std::string lower = property.text.size() <= 5 ? lower_ascii(property.text) : "";
  if (is_date(property.text)) {
    property.type = PropertyType::kDate;
  } else if (property.text.size() > 4 && property.text.starts_with("[[") &&
             property.text.find("]]") == property.text.size() - 2) {
    property.type = PropertyType::kLink;
    const Span whole{.begin = 0, .end = static_cast<uint32_t>(property.text.size())};
    property.text = parse_wikilink(property.text, whole).link.label;
  } else if (quoted) {
    property.type = PropertyType::kText;
  } else if (property.text.empty() || lower == "~" || lower == "null") {
    property.type = PropertyType::kNull;
    property.text.clear();
  } else if (lower == "true" || lower == "false") {
    property.type = PropertyType::kBool;
  } else if (read_number(property.text, property.number)) {
    property.type = PropertyType::kNumber;
  }
}

void adopt_property(Note& note, const Property& property) {
  const std::string key = lower_ascii(property.key);
  if (property.block == kNone) {
    const std::string_view value = property.source.of(note.source);
    for_each_wikilink(value, [&](size_t begin, size_t end) {
      const Span whole{.begin = property.source.begin + static_cast<uint32_t>(begin),
                       .end = property.source.begin + static_cast<uint32_t>(end)};
      note.links.push_back(parse_wikilink(note.source, whole).link);
    });
  }
  if (property.text.empty()) return;
  if (key == "title" && note.title.empty() && !property.in_list) {
    note.title = property.text;
    note.title_source = part_span(note, property, property.text);
  } else if (key == "tags" || key == "tag") {
    add_tags(note, property);
  } else if (key == "aliases" || key == "alias") {
    const std::string_view separators = property.in_list ? std::string_view{} : ",";
    for_each_part(property.text, separators,
                  [&](std::string_view part) { note.aliases.emplace_back(part); });
  }
}

}  // namespace inkling
