// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "query/query.h"

namespace inkling {
namespace {

std::string_view op_name(Op op) {
  switch (op) {
    case Op::kAll:
      return "all";
    case Op::kNothing:
      return "nothing";
    case Op::kAnd:
      return "and";
    case Op::kOr:
      return "or";
    case Op::kNot:
      return "not";
    case Op::kMust:
      return "must";
    case Op::kNear:
      return "near";
    case Op::kText:
      return "text";
    case Op::kPhrase:
      return "phrase";
    case Op::kPrefix:
      return "prefix";
    case Op::kExact:
      return "exact";
    case Op::kFuzzy:
      return "fuzzy";
    case Op::kRegex:
      return "regex";
    case Op::kScope:
      return "scope";
    case Op::kField:
      return "field";
    case Op::kTag:
      return "tag";
    case Op::kValue:
      return "value";
    case Op::kProperty:
      return "property";
    case Op::kDate:
      return "date";
    case Op::kCase:
      return "case";
  }
  return "?";
}

std::string_view compare_name(Compare compare) {
  switch (compare) {
    case Compare::kEqual:
      return "";
    case Compare::kLess:
      return "<";
    case Compare::kLessEqual:
      return "<=";
    case Compare::kGreater:
      return ">";
    case Compare::kGreaterEqual:
      return ">=";
    case Compare::kPrefix:
      return "prefix";
    case Compare::kRegex:
      return "regex";
    case Compare::kExists:
      return "exists";
    case Compare::kNull:
      return "null";
  }
  return "?";
}

void print_tree(const Query& query, std::string& out) {
  const auto add = [&out](std::string_view part) {
    if (!part.empty()) out += fmt::format(" {}", part);
  };
  out += '(';
  out += op_name(query.op);
  add(query.name);
  if (query.op == Op::kCase) {
    add(query.exact ? "match" : "ignore");
  } else if (query.exact) {
    add(query.op == Op::kNear ? "ordered" : "=");
  }
  add(compare_name(query.compare));
  if (query.op == Op::kDate) {
    add((query.from ? to_string(*query.from) : "") + ".." + (query.to ? to_string(*query.to) : ""));
  }
  if (query.slop > 0) add(std::to_string(query.slop));
  const bool blanks = query.text.find(' ') != std::string::npos;
  const bool like_null = query.op == Op::kProperty && query.text == "null";
  if (query.op == Op::kPhrase || blanks || like_null) {
    add(fmt::format("\"{}\"", query.text));
  } else {
    add(query.text);
  }
  if (query.edits > 0) add(std::to_string(query.edits));
  if (!query.flags.empty()) add("/" + query.flags);
  for (const Query& child : query.children) {
    out += ' ';
    print_tree(child, out);
  }
  out += ')';
}

}  // namespace

std::string to_tree(const Query& query) {
  std::string out;
  print_tree(query, out);
  return out;
}

}  // namespace inkling
