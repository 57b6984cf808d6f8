// SPDX-License-Identifier: MIT
// name:a|b and name:a,b ask for any of several values.
#include <algorithm>
#include <array>
#include <utility>

#include "query/parser.h"
#include "schemas/words.h"

namespace inkling {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether the comma at `at` separates two values: not that of 1,000.
bool separates(std::string_view text, size_t at) {
  return !(at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]));
}

std::vector<std::string> split_list(const Name& name, std::string_view text) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t at = 0; at <= text.size(); ++at) {
    const bool comma =
        at < text.size() && text[at] == ',' && (name.shape == Shape::kDate || separates(text, at));
    if (at < text.size() && !comma) continue;
    if (at > begin) parts.emplace_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  return parts;
}

}  // namespace

bool takes_list(const Name& name) {
  constexpr std::array<std::string_view, 8> kValues{"type",   "kind",     "ext", "lang",
                                                    "people", "assignee", "by",  "mentions"};
  switch (name.shape) {
    case Shape::kTag:
    case Shape::kState:
    case Shape::kHas:
    case Shape::kDate:
    case Shape::kProperty:
      return true;
    default:
      return name.shape == Shape::kValue &&
             std::find(kValues.begin(), kValues.end(), name.name) != kValues.end();
  }
}

// a  or  a|b|c
Parser::Clause Parser::values(const Name& name) {
  std::vector<Query> found;
  while (true) {
    Clause one = listed(name, read_value(name));
    if (one) found.push_back(std::move(*one));
    const Glyph next = scan_.peek();
    if (next.as == ',' && takes_list(name) && !scan_.term_ends(next.size)) {
      scan_.advance(next.size);  // "a b",c
    } else if (!another_choice()) {
      break;
    }
  }
  return combined(Op::kOr, std::move(found));
}

// a,b  as GitHub has it: either
Parser::Clause Parser::listed(const Name& name, Value value) {
  const bool plain = value.compare == Compare::kEqual || value.compare == Compare::kPrefix;
  if (value.quoted || !plain || !takes_list(name) || value.text.find(',') == std::string::npos) {
    return leaf(name, std::move(value));
  }
  std::vector<std::string> parts = split_list(name, value.text);
  if (parts.empty()) return leaf(name, std::move(value));
  const bool none = std::exchange(value.negated, false);
  const Compare last = std::exchange(value.compare, Compare::kEqual);
  std::vector<Query> found;
  for (size_t i = 0; i < parts.size(); ++i) {
    Value part = value;
    part.text = std::move(parts[i]);
    const bool star = part.text.size() > 1 && part.text.back() == '*';
    if (star) part.text.pop_back();
    if (star || (i + 1 == parts.size() && last != Compare::kEqual)) {
      part.compare = star ? Compare::kPrefix : last;
    }
    Clause one = leaf(name, std::move(part));
    if (one) found.push_back(std::move(*one));
  }
  Clause any = combined(Op::kOr, std::move(found));
  if (any && none) any = negated(std::move(*any), value.span);
  return any;
}

// title:a|b is title:(a|b), but title:a|tag:b is two clauses.
bool Parser::another_choice() {
  const Glyph bar = scan_.peek();
  if (bar.as != '|' || scan_.term_ends(bar.size) || scan_.peek(bar.size).as == '(') return false;
  const uint32_t before = scan_.at();
  scan_.advance(bar.size);
  const auto field = field_name(scan_.rest());
  if (!field || !vocabulary_.find(fold(scan_.rest().substr(0, field->name_size)))) return true;
  scan_.move_to(before);
  return false;
}

}  // namespace inkling
