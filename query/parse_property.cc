// SPDX-License-Identifier: MIT
// [key], [key:value], [key:a OR b], [key:null], [key:>=5], [key:/re/]: Obsidian's brackets. Words
// in them make one value: [status:in progress].
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/calendar.h"
#include "query/date_query.h"
#include "query/parser.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMostKeys = 8;

std::string collapsed(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (!glyph.blank()) {
      result += text.substr(at, glyph.size);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
    at += glyph.size;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::vector<std::string> split_keys(std::string_view text) {
  constexpr std::string_view kOr = " OR ";
  std::vector<std::string> keys;
  while (true) {
    const size_t next = text.find(kOr);
    keys.push_back(fold(collapsed(text.substr(0, next))));
    if (next == std::string_view::npos) break;
    text.remove_prefix(next + kOr.size());
  }
  if (keys.size() > kMostKeys) keys.resize(kMostKeys);
  return keys;
}

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789.,+-") == std::string_view::npos &&
         text.find('-', 1) == std::string_view::npos;
}

// The day that ends or begins a period, as [due:<=last-month] needs it; other text as it is.
std::string resolved(std::string_view text, Compare compare, Date today) {
  const bool signed_age = !text.empty() && (text.front() == '+' || text.front() == '-');
  if (is_number(text) || (is_age(text) && !signed_age)) return std::string(text);
  const DateReading read = read_dates(text, today, Direction::kBack);
  if (!read.problem.empty() || !read.period.from || !read.period.to) return std::string(text);
  if (is_age(text)) {
    return to_string(*read.period.from == today ? *read.period.to : *read.period.from);
  }
  const bool end = compare == Compare::kLessEqual || compare == Compare::kGreater;
  return to_string(end ? *read.period.to : *read.period.from);
}

}  // namespace

Parser::Clause Parser::property(const Lexeme& inner) {
  Scanner outer = std::exchange(scan_, Scanner(inner.text, inner.span.begin));
  const size_t open = std::exchange(open_, 0), ignored = std::exchange(ignored_, 0);
  in_brackets_ = true;
  Clause result = property_keys(inner);
  in_brackets_ = false;
  open_ = open, ignored_ = ignored;
  inner_steps_ += scan_.steps();
  scan_ = std::move(outer);
  if (full_) scan_.finish();
  return result;
}

Parser::Clause Parser::property_keys(const Lexeme& inner) {
  scan_.skip_blanks();
  std::vector<std::string> keys;
  const uint32_t begin = scan_.at();
  if (scan_.peek().as == '"') {
    keys.push_back(fold(scan_.quote().text));
    scan_.skip_blanks();
  } else {
    while (!scan_.at_end()) {
      const Glyph glyph = scan_.peek();
      if (glyph.as == ':' || glyph.as == '=' || glyph.as == '<' || glyph.as == '>') break;
      if (glyph.as == '!' && scan_.peek(1).as == '=') break;
      scan_.advance(glyph.size);
    }
    keys = split_keys(std::string_view(inner.text).substr(begin, scan_.at() - begin));
  }
  const Span key_span{inner.span.begin + begin, scan_.place()};
  while (scan_.peek().as == ':') scan_.advance(scan_.peek().size);
  scan_.skip_blanks();
  const uint32_t value_begin = scan_.at();
  std::vector<Query> found;
  for (const std::string& key : keys) {
    if (key.empty()) continue;
    note_unknown_property(key, key_span);
    const Name name{.shape = Shape::kProperty, .name = key};
    scan_.move_to(value_begin);
    Clause one;
    if (scan_.at_end()) {
      one = property_leaf(name, {.compare = Compare::kPrefix, .span = inner.span});
    } else {
      one = property_alternatives(name);
    }
    if (one) found.push_back(std::move(*one));
  }
  return combined(Op::kOr, std::move(found));
}

void Parser::note_unknown_property(const std::string& key, Span span) {
  if (!vocabulary_.knows_properties() || vocabulary_.property(key)) return;
  const std::string parent = key + ".";
  const auto& all = context_.properties;
  if (std::any_of(all.begin(), all.end(), [&parent](const std::string& known) {
        return known.compare(0, parent.size(), parent) == 0;
      })) {
    return;
  }
  const std::string_view near = vocabulary_.nearest_property(key);
  report("unknown-property", Severity::kWarning, span,
         fmt::format("no note has a property '{}'", key),
         near.empty() ? "" : fmt::format("did you mean '[{}]'?", near));
}

Parser::Clause Parser::property_alternatives(const Name& name) {
  std::vector<Query> parts;
  while (true) {
    Clause part = property_conjunction(name);
    if (part) parts.push_back(std::move(*part));
    scan_.skip_blanks();
    const Glyph glyph = scan_.peek();
    if (glyph.as == '|') {
      scan_.advance(glyph.size);
    } else if (scan_.keyword() == "OR") {
      scan_.advance(2);
    } else if (glyph.as == ')' && open_ == 0) {
      report("unmatched-paren", Severity::kWarning, here(glyph.size), "unmatched ')': ignored");
      scan_.advance(glyph.size);
    } else {
      break;
    }
  }
  return combined(Op::kOr, std::move(parts));
}

Parser::Clause Parser::property_conjunction(const Name& name) {
  std::vector<Query> parts;
  while (true) {
    scan_.skip_blanks();
    const Glyph glyph = scan_.peek();
    const std::string_view keyword = scan_.keyword();
    if (glyph.end() || glyph.as == '|' || glyph.as == ')' || keyword == "OR") break;
    if (keyword == "AND" || keyword == "&&") {
      scan_.advance(static_cast<uint32_t>(keyword.size()));
      continue;
    }
    Clause part = property_unit(name);
    if (part) parts.push_back(std::move(*part));
  }
  return combined(Op::kAnd, std::move(parts));
}

Parser::Clause Parser::property_unit(const Name& name) {
  const uint32_t begin = scan_.place();
  bool negate = false;
  while (scan_.keyword() == "NOT") {
    negate = !negate;
    scan_.advance(3);
    scan_.skip_blanks();
  }
  Clause result;
  if (const Glyph glyph = scan_.peek(); glyph.as == '(') {
    result = property_group(name);
  } else if (!scan_.term_ends()) {
    Value value = read_value(name);
    join_words(value);
    result = leaf(name, std::move(value));
  }
  if (result && negate) {
    const Span span{begin, result->span.end};
    result = negated(std::move(*result), span);
  }
  return result;
}

Parser::Clause Parser::property_group(const Name& name) {
  const Span sign = here(scan_.peek().size);
  scan_.advance(sign.size());
  if (!deeper(sign)) return std::nullopt;
  ++depth_, ++open_;
  Clause result = property_alternatives(name);
  --depth_, --open_;
  if (const Glyph close = scan_.peek(); close.as == ')') {
    scan_.advance(close.size);
  } else {
    report("unclosed-paren", Severity::kWarning, sign, "'(' is never closed: closed at the end");
  }
  return result;
}

// "in progress" is one value though no quotes say so.
void Parser::join_words(Value& value) {
  while (!value.quoted && value.compare != Compare::kRegex && value.compare != Compare::kPrefix) {
    const uint32_t before = scan_.at();
    scan_.skip_blanks();
    const Glyph next = scan_.peek();
    if (scan_.term_ends() || next.as == '(' || next.as == '"' || !scan_.keyword().empty()) {
      scan_.move_to(before);
      return;
    }
    const Lexeme word = scan_.word(grouped());
    value.text += ' ' + word.text;
    value.span.end = word.span.end;
    value.quoted = word.escaped();
  }
}

Parser::Clause Parser::property_leaf(const Name& name, Value value) {
  const bool star = !value.quoted && value.compare == Compare::kPrefix && value.text.empty();
  if (star) value.compare = Compare::kExists;
  if (!value.quoted && !value.exact && value.compare == Compare::kEqual) {
    if (value.text == "null") {
      value.compare = Compare::kNull;
      value.text.clear();
    } else if (const size_t dots = value.text.find(".."); dots != std::string::npos) {
      return property_range(name, value, dots);
    } else if (name.name == "status" && !vocabulary_.property("status") && !in_brackets_ &&
               !state_of(fold(value.text)).empty()) {
      return state_leaf(value);
    }
  }
  const bool ordered = value.compare != Compare::kEqual && value.compare != Compare::kPrefix &&
                       value.compare != Compare::kRegex && value.compare != Compare::kNull;
  if (ordered && !value.quoted) {
    value.text = resolved(value.text, value.compare, context_.today);
  }
  Clause result = node(Op::kProperty, value.span, std::move(value.text));
  if (!result) return result;
  result->name = name.name;
  result->compare = value.compare;
  result->exact = value.exact && value.compare == Compare::kEqual;
  result->flags = std::move(value.flags);
  return result;
}

// [price:5..10]: from 5 to 10, both included; either end may be open.
Parser::Clause Parser::property_range(const Name& name, const Value& value, size_t dots) {
  std::vector<Query> ends;
  const auto add = [&](std::string text, Compare compare) {
    if (text.empty()) return;
    Value end{.text = std::move(text), .compare = compare, .span = value.span};
    Clause one = property_leaf(name, std::move(end));
    if (one) ends.push_back(std::move(*one));
  };
  add(collapsed(std::string_view(value.text).substr(0, dots)), Compare::kGreaterEqual);
  add(collapsed(std::string_view(value.text).substr(dots + 2)), Compare::kLessEqual);
  if (!ends.empty()) return combined(Op::kAnd, std::move(ends));
  return property_leaf(name, {.compare = Compare::kPrefix, .span = value.span});
}

}  // namespace inkling
