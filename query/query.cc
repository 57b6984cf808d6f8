// SPDX-License-Identifier: MIT
#include "query/query.h"

#include <fmt/format.h>

#include "query/lexer.h"

namespace inkling {
namespace {

// How tightly the place that an expression is printed into binds.
enum class Place : uint8_t { kAlone, kInAnd, kOperand };

void print(const Query& query, Place place, std::string& out);

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Where a trailing `*`, `~` or `~2` begins that would be read as an operator.
size_t suffix_of(std::string_view word) {
  if (glyph_at(word, word.rfind('*')).as == '*' && word.back() == '*') return word.size() - 1;
  const Glyph last = word.size() < 3 ? Glyph{} : glyph_at(word, word.size() - 3);
  if (last.wide && last.as == '*') return word.size() - 3;
  const size_t tilde = word.rfind('~');
  const bool suffix = tilde != std::string_view::npos &&
                      (tilde + 1 == word.size() || digits(word.substr(tilde + 1)));
  return suffix ? tilde : word.size();
}

// Every '(' after the first character closes inside the word.
bool balanced(std::string_view word) {
  int depth = 0;
  for (size_t at = 0; at < word.size();) {
    const Glyph glyph = glyph_at(word, at);
    if (glyph.as == '|' || (glyph.as == '(' && (at == 0 || is_keyword(word.substr(0, at))))) {
      return false;
    }
    if (glyph.as == '\\') return false;
    if (glyph.as == '(') ++depth;
    if (glyph.as == ')' && --depth < 0) return false;
    at += glyph.size;
  }
  return depth == 0;
}

// A word such that the scanner reads exactly this text again and takes no part of it for syntax.
// With `open_end` something special is printed right after it.
void print_word(std::string_view word, bool open_end, std::string& out) {
  const size_t slashes = word.find_first_not_of('\\');
  if (!open_end && slashes != std::string_view::npos && is_keyword(word.substr(slashes))) {
    out += '\\';
  }
  const auto field = field_name(word);
  const size_t colon = field ? field->name_size : word.size();
  const size_t suffix = suffix_of(word);
  const bool plain_groups = balanced(word);
  size_t run = 0;  // Backslashes just before.
  for (size_t at = 0; at < word.size();) {
    const Glyph glyph = glyph_at(word, at);
    const bool group = glyph.as == '(' || glyph.as == ')';
    const bool escape = glyph.special() && (at == 0 || at == colon || at == suffix ||
                                            glyph.as == '|' || (group && !plain_groups));
    if (glyph.special()) out.append(run, '\\');
    if (escape) out += '\\';
    out += word.substr(at, glyph.size);
    run = glyph.as == '\\' ? run + 1 : 0;
    at += glyph.size;
  }
  if (open_end) out.append(run, '\\');
}

void print_quoted(std::string_view text, std::string& out) {
  out += '"';
  size_t run = 0;
  for (const char c : text) {
    if (c == '"') out.append(run + 1, '\\');
    out += c;
    run = c == '\\' ? run + 1 : 0;
  }
  out.append(run, '\\');
  out += '"';
}

// Values mean the same with and without quotes, so only the plainest go without.
void print_value(std::string_view text, std::string& out) {
  bool plain = !text.empty() && !is_keyword(text) && text != "null" && text != "none";
  for (size_t at = 0; at < text.size() && plain;) {
    const Glyph glyph = glyph_at(text, at);
    const bool inner = at > 0 && (glyph.as == '-' || glyph.as == '/' || glyph.as == '@');
    const bool dot = glyph.as == '.' && (at + 1 >= text.size() || text[at + 1] != '.');
    plain = glyph.word() || inner || (at > 0 && dot);
    at += glyph.size;
  }
  if (plain && field_name(text)) plain = false;
  if (plain) {
    out += text;
  } else {
    print_quoted(text, out);
  }
}

void print_regex(const Query& query, std::string& out) {
  out += fmt::format("/{}/{}", query.text, query.flags);
}

// Without quotes a comparison would read "2026-Q2" as a date.
bool is_number_or_day(std::string_view text) {
  const bool number = text.find_first_not_of("0123456789.") == std::string_view::npos;
  return number || (text.size() == 10 && text[4] == '-' && parse_date(text));
}

void print_compared(const Query& query, std::string& out) {
  switch (query.compare) {
    case Compare::kLess:
      out += '<';
      break;
    case Compare::kLessEqual:
      out += "<=";
      break;
    case Compare::kGreater:
      out += '>';
      break;
    case Compare::kGreaterEqual:
      out += ">=";
      break;
    case Compare::kRegex:
      return print_regex(query, out);
    case Compare::kNull:
      out += "null";
      return;
    default:
      break;
  }
  if (query.exact) out += '=';
  const bool ordered = query.compare != Compare::kEqual && query.compare != Compare::kPrefix;
  if (ordered && !is_number_or_day(query.text)) {
    print_quoted(query.text, out);
  } else {
    print_value(query.text, out);
  }
  if (query.compare == Compare::kPrefix) out += '*';
}

void open_group(std::string& out) {
  out += '(';
}

void close_group(std::string& out) {
  if (out.back() == '\\') out += ' ';
  out += ')';
}

void print_list(const Query& query, std::string_view glue, Place inner, std::string& out) {
  for (const Query& child : query.children) {
    if (&child != &query.children.front()) out += glue;
    print(child, inner, out);
  }
}

void print_composite(const Query& query, Place place, std::string& out) {
  const bool inside = query.op == Op::kNear ? place == Place::kOperand : place != Place::kAlone;
  if (inside) open_group(out);
  if (query.op == Op::kAnd) print_list(query, " ", Place::kInAnd, out);
  if (query.op == Op::kOr) print_list(query, " OR ", Place::kInAnd, out);
  if (query.op == Op::kNear) {
    print_list(query, fmt::format(" {}/{} ", query.exact ? "ADJ" : "NEAR", query.slop),
               Place::kOperand, out);
  }
  if (inside) close_group(out);
}

// The child of -x, +x and name:x.
void print_child(const Query& query, bool grouped, std::string& out) {
  const Query& child = query.children.front();
  if (!grouped) return print(child, Place::kOperand, out);
  open_group(out);
  print(child, Place::kAlone, out);
  close_group(out);
}

bool needs_group(Op op) {
  return op == Op::kAnd || op == Op::kOr || op == Op::kNear || op == Op::kNothing;
}

// What may stand right behind a '+': a letter of it is there first, or a quote.
bool follows_plus(const Query& query) {
  switch (query.op) {
    case Op::kScope:
    case Op::kField:
    case Op::kCase:
    case Op::kTag:
    case Op::kValue:
    case Op::kDate:
      return true;
    case Op::kText: {
      const Glyph first = glyph_at(query.text, 0);
      return first.word() && !(first.as >= '0' && first.as <= '9') && !is_keyword(query.text);
    }
    default:
      return false;
  }
}

void print_date(const Query& query, std::string& out) {
  out += query.name + ':';
  if (query.from == query.to && query.from) {
    out += to_string(*query.from);
    return;
  }
  if (query.from) out += to_string(*query.from);
  out += "..";
  if (query.to) out += to_string(*query.to);
}

void print_leaf(const Query& query, std::string& out) {
  switch (query.op) {
    case Op::kAll:
      out += '*';
      break;
    case Op::kNothing:
      out += "-*";
      break;
    case Op::kText:
      print_word(query.text, false, out);
      break;
    case Op::kExact:
      out += '=';
      print_word(query.text, false, out);
      break;
    case Op::kPrefix:
      print_word(query.text, true, out);
      out += '*';
      break;
    case Op::kFuzzy:
      print_word(query.text, true, out);
      out += query.edits > 0 ? fmt::format("~{}", query.edits) : "~";
      break;
    case Op::kPhrase:
      if (query.exact) out += '=';
      print_quoted(query.text, out);
      if (query.slop > 0) out += fmt::format("~{}", query.slop);
      break;
    case Op::kRegex:
      print_regex(query, out);
      break;
    case Op::kTag:
      out += "tag:";
      print_compared(query, out);
      break;
    case Op::kValue:
      out += query.name + ':';
      print_compared(query, out);
      break;
    case Op::kDate:
      print_date(query, out);
      break;
    default:
      break;
  }
}

void print_property(const Query& query, std::string& out) {
  out += '[';
  if (digits(query.name)) {  // [1] is a footnote's mark.
    print_quoted(query.name, out);
  } else {
    print_value(query.name, out);
  }
  if (query.compare != Compare::kExists) {
    out += ':';
    print_compared(query, out);
  }
  out += ']';
}

void print(const Query& query, Place place, std::string& out) {
  switch (query.op) {
    case Op::kAnd:
    case Op::kOr:
    case Op::kNear:
      return print_composite(query, place, out);
    case Op::kNot:
      out += '-';
      return print_child(query, needs_group(query.children.front().op), out);
    case Op::kMust:
      out += '+';
      return print_child(query, !follows_plus(query.children.front()), out);
    case Op::kScope:
    case Op::kField: {
      out += query.name + ':';
      return print_child(query, needs_group(query.children.front().op), out);
    }
    case Op::kCase:
      out += query.exact ? "match-case:" : "ignore-case:";
      return print_child(query, needs_group(query.children.front().op), out);
    case Op::kProperty:
      return print_property(query, out);
    default:
      return print_leaf(query, out);
  }
}

}  // namespace

bool operator==(const Query& left, const Query& right) {
  return left.op == right.op && left.name == right.name && left.text == right.text &&
         left.children == right.children && left.compare == right.compare &&
         left.exact == right.exact && left.slop == right.slop && left.edits == right.edits &&
         left.flags == right.flags && left.from == right.from && left.to == right.to;
}

std::string to_string(const Query& query) {
  std::string out;
  print(query, Place::kAlone, out);
  return out;
}

}  // namespace inkling
