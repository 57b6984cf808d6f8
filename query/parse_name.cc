// SPDX-License-Identifier: MIT
// name:x, whatever the name: found in the vocabulary, without a value, or not a name at all.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "query/parser.h"
#include "schemas/words.h"

namespace inkling {
namespace {

bool is_scheme(std::string_view name) {
  static const std::vector<std::string_view> kSchemes{
      "mailto", "tel",  "doi",        "urn",       "isbn",   "issn", "arxiv",
      "geo",    "data", "javascript", "localhost", "sha256", "rfc"};
  return std::find(kSchemes.begin(), kSchemes.end(), name) != kSchemes.end();
}

}  // namespace

Parser::Clause Parser::named() {
  const auto field = field_name(scan_.rest());
  const std::string folded = fold(scan_.rest().substr(0, field->name_size));
  const Name name = *vocabulary_.find(folded);
  const uint32_t begin = scan_.place();
  scan_.advance(field->size);
  const Span span{begin, scan_.place()};
  if (scan_.term_ends()) return without_value(name, span);
  if (name.shape == Shape::kField || name.shape == Shape::kScope || name.shape == Shape::kCase) {
    return worded(name, span);
  }
  if (name.shape == Shape::kControl) {
    control(name, read_value(name));
    return std::nullopt;
  }
  if (scan_.peek().as != '(') return values(name);
  const auto outer = std::exchange(value_name_, name);
  Clause result = group();
  value_name_ = outer;
  return result;
}

Parser::Clause Parser::without_value(const Name& name, Span span) {
  const uint32_t before = scan_.at();
  scan_.skip_blanks();
  const Glyph next = scan_.peek();
  const bool detached = scan_.at() > before && !next.end() && next.as != ')' && next.as != '|' &&
                        scan_.keyword().empty() && !field_name(scan_.rest()) &&
                        (next.word() || next.as == '"');
  const std::string_view written = scan_.written(span);
  std::string fix;
  if (detached) {
    const std::string_view rest = scan_.rest();
    const size_t word = std::min<size_t>(rest.find_first_of(" \t\r\n)|"), 40);
    fix = fmt::format("write {}{} without a blank", written, rest.substr(0, word));
  }
  scan_.move_to(before);
  if (name.kind || name.name == "item") {
    if (detached) {
      report("detached-value", Severity::kHint, span,
             fmt::format("'{}' alone asks for one, whatever its words", written), fix);
    }
    return any_of(name, span);
  }
  report(detached ? "detached-value" : "empty-value", Severity::kWarning, span,
         fmt::format("'{}' has no value: ignored", written),
         detached ? fix : "a value touches the colon");
  return std::nullopt;
}

// decision:  is any decision.
Parser::Clause Parser::any_of(const Name& name, Span span) {
  Clause all = node(Op::kAll, span);
  if (!all) return all;
  Query scope{.op = Op::kScope, .name = name.name};
  scope.children.push_back(std::move(*all));
  scope.span = span;
  return scope;
}

// title:x  line:(x y)  match-case:x
Parser::Clause Parser::worded(const Name& name, Span span) {
  if (!deeper(span)) return std::nullopt;
  const auto outer = std::exchange(value_name_, std::nullopt);
  ++depth_;
  std::vector<Query> choices;
  while (true) {
    Clause one = operand();
    if (one) choices.push_back(std::move(*one));
    if (!another_choice()) break;
  }
  Clause child = combined(Op::kOr, std::move(choices));
  --depth_;
  value_name_ = outer;
  if (!child) return child;
  span.end = child->span.end;
  if (child->op == Op::kAll && name.shape == Shape::kCase) return child;
  if (child->op == Op::kAll && name.shape == Shape::kField) {
    child->op = Op::kValue;
    child->name = "has";
    child->text = name.name;
    return child;
  }
  Query result{.op = name.shape == Shape::kField ? Op::kField : Op::kScope, .name = name.name};
  if (name.shape == Shape::kCase) {
    result.op = Op::kCase;
    result.name.clear();
    result.exact = name.name == "match-case";
  }
  result.children.push_back(std::move(*child));
  result.span = span;
  return result;
}

// Text, and said so when it looks like a field: "foo:bar" but not "mailto:a@b.c", "C:\x", "Note:".
Parser::Clause Parser::unknown_name(const FieldName& field, std::string_view folded) {
  const Span span = here(field.name_size);
  const Glyph value = scan_.peek(field.size);
  const bool prose = field.wide || scan_.term_ends(field.size);
  const bool drive = field.name_size == 1 && (value.as == '\\' || value.as == '/');
  if (!prose && !drive && !is_scheme(folded)) {
    const std::string_view near = vocabulary_.nearest_name(folded);
    report("unknown-field", Severity::kWarning, span,
           fmt::format("there is no field '{}': searched as text", scan_.written(span)),
           near.empty() ? "" : fmt::format("did you mean '{}:'?", near));
  }
  if (value.as != '(' && value.as != '"' && value.as != '[') return word();
  Clause result = node(Op::kText, span, std::string(scan_.written(span)));
  scan_.advance(field.size);
  return result;
}

}  // namespace inkling
