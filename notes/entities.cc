// SPDX-License-Identifier: MIT
#include "notes/entities.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "notes/clean.h"

namespace inkling {
namespace {

struct Entity {
  std::string_view name;
  std::string_view code_points;
};

std::vector<Entity> read_table() {
  std::vector<Entity> entities;
  entities.reserve(2200);
  for (std::string_view rest = kEntityTable; !rest.empty();) {
    const size_t end = std::min(rest.find_first_of(" \n"), rest.size());
    const std::string_view entry = rest.substr(0, end);
    const size_t colon = entry.find(':');
    if (colon != std::string_view::npos) {
      entities.push_back({.name = entry.substr(0, colon), .code_points = entry.substr(colon + 1)});
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return entities;
}

// Appends the code point written in `digits`; false when it is no number.
bool append_number(std::string& text, std::string_view digits, int base) {
  uint32_t code_point = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code_point, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return false;
  append_utf8(text, code_point == 0 ? 0xFFFD : code_point);
  return true;
}

}  // namespace

std::string decode_entity(std::string_view entity) {
  static const std::vector<Entity> kTable = read_table();
  std::string text;
  if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') return text;
  const std::string_view name = entity.substr(1, entity.size() - 2);
  if (name.front() == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    append_number(text, name.substr(hex ? 2 : 1), hex ? 16 : 10);
    return text;
  }
  const auto found =
      std::lower_bound(kTable.begin(), kTable.end(), name,
                       [](const Entity& entry, std::string_view key) { return entry.name < key; });
  if (found == kTable.end() || found->name != name) return text;
  for (std::string_view rest = found->code_points; !rest.empty();) {
    const size_t end = std::min(rest.find('.'), rest.size());
    append_number(text, rest.substr(0, end), 16);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

std::string decode_entities(std::string_view text) {
  constexpr size_t kLongest = 48;
  std::string decoded;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = std::min(text.find('&', at), text.size());
    decoded.append(text, at, begin - at);
    if (begin == text.size()) break;
    const size_t end = text.substr(0, begin + kLongest).find(';', begin);
    std::string one;
    if (end != std::string_view::npos) one = decode_entity(text.substr(begin, end + 1 - begin));
    at = one.empty() ? begin + 1 : end + 1;
    decoded += one.empty() ? "&" : one;
  }
  return decoded;
}

}  // namespace inkling
