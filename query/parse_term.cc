// SPDX-License-Identifier: MIT
// Words, quotes, groups, marks: what stands alone.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/parser.h"
#include "query/saved_queries.h"
#include "schemas/words.h"

namespace inkling {
namespace {

bool only_blanks(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (!glyph.blank()) return false;
    at += glyph.size;
  }
  return true;
}

bool has_word(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.word()) return true;
    at += glyph.size;
  }
  return false;
}

// Letters, digits, `_`, `-`, `/`, and not digits alone: #1984 is no tag.
bool is_tag(std::string_view text) {
  bool letter = false;
  for (size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (!glyph.word() && glyph.as != '-' && glyph.as != '/') return false;
    letter = letter || (glyph.word() && (glyph.as < '0' || glyph.as > '9'));
    at += glyph.size;
  }
  return letter;
}

// The last character when it is `*`, in bytes.
size_t star_size(std::string_view text) {
  if (!text.empty() && text.back() == '*') return 1;
  constexpr std::string_view kWide = "\xEF\xBC\x8A";
  return text.size() >= 3 && text.substr(text.size() - 3) == kWide ? 3 : 0;
}

}  // namespace

Parser::Clause Parser::primary() {
  const Glyph glyph = scan_.peek();
  if (glyph.as == '(') return group();
  if (const auto field = field_name(scan_.rest())) {
    const std::string folded = fold(scan_.rest().substr(0, field->name_size));
    if (vocabulary_.find(folded)) return named();
    if (!value_name_) return unknown_name(*field, folded);
  }
  if (value_name_) return values(*value_name_);
  if (is_emoticon()) return word();
  switch (glyph.as) {
    case '"':
      return quote();
    case '[':
      return bracketed();
    case '=':
      return exact();
    case '#':
      return tag_mark();
    case '@':
      return saved_mark();
    case '*':
      if (!scan_.term_ends(glyph.size)) break;
      scan_.advance(glyph.size);
      return node(Op::kAll, {scan_.place() - glyph.size, scan_.place()});
    case '/':
      if (auto regex = scan_.regex()) {
        Clause result = node(Op::kRegex, regex->span, std::move(regex->text));
        if (result) result->flags = std::move(regex->flags);
        return result;
      }
      break;
    default:
      break;
  }
  return word();
}

Parser::Clause Parser::group() {
  const uint32_t size = scan_.peek().size;
  const Span sign = here(size);
  scan_.advance(size);
  if (!deeper(sign)) {
    ++ignored_;
    return std::nullopt;
  }
  ++depth_, ++open_;
  scan_.skip_blanks();
  const bool empty = scan_.peek().as == ')';
  Clause result = alternatives();
  --depth_, --open_;
  if (const Glyph close = scan_.peek(); close.as == ')') {
    scan_.advance(close.size);
  } else if (!full_) {
    report("unclosed-paren", Severity::kWarning, sign, "'(' is never closed: closed at the end",
           "add ')', or write \\( to look for it");
  }
  bare_list_ = false;
  if (empty)
    report("empty-group", Severity::kHint, sign, "nothing between the parentheses: ignored");
  return result;
}

Parser::Clause Parser::quote() {
  Lexeme text = scan_.quote();
  if (!text.closed) {
    report("unclosed-quote", Severity::kWarning, {text.span.begin, text.span.begin + 1},
           "the quote is never closed: it reaches to the end", "add '\"'");
  }
  int slop = 0;
  if (scan_.peek().as == '~') {
    size_t size = 1;
    int words = 0;
    while (size < 6 && scan_.peek(size).as >= '0' && scan_.peek(size).as <= '9') {
      words = words * 10 + (scan_.peek(size++).as - '0');
    }
    if (scan_.term_ends(size)) {
      constexpr int kDefaultSlop = 10;
      slop = size == 1 ? kDefaultSlop : std::min(words, kMaxSlop);
      scan_.advance(static_cast<uint32_t>(size));
      text.span.end = scan_.place();
    }
  }
  if (only_blanks(text.text)) {
    report("empty-quote", Severity::kHint, text.span, "nothing between the quotes: ignored");
    return std::nullopt;
  }
  Clause result = node(Op::kPhrase, text.span, std::move(text.text));
  if (result) result->slop = slop;
  return result;
}

Parser::Clause Parser::exact() {
  const Glyph sign = scan_.peek();
  const Glyph next = scan_.peek(sign.size);
  if (next.as != '"' && next.as != '\\' && !next.word()) return word();
  const uint32_t begin = scan_.place();
  scan_.advance(sign.size);
  Clause result;
  if (next.as == '"') {
    result = quote();
  } else {
    Lexeme text = scan_.word(grouped());
    result = node(Op::kExact, text.span, std::move(text.text));
  }
  if (!result) return result;
  result->exact = result->op == Op::kPhrase;
  result->span.begin = begin;
  return result;
}

Parser::Clause Parser::tag_mark() {
  const uint32_t size = scan_.peek().size;
  Lexeme text = scan_.word(grouped());
  if (text.escaped()) return text_word(std::move(text));
  std::string_view tag = std::string_view(text.text).substr(size);
  const size_t star = star_size(tag);
  tag.remove_suffix(star);
  while (star == 0 && !tag.empty() &&
         std::string_view(".,;:!?").find(tag.back()) != std::string_view::npos) {
    tag.remove_suffix(1);
  }
  if (!is_tag(tag)) return text_word(std::move(text));
  return tag_leaf({.text = std::string(tag),
                   .compare = star > 0 ? Compare::kPrefix : Compare::kEqual,
                   .span = text.span});
}

Parser::Clause Parser::saved_mark() {
  Lexeme text = scan_.word(grouped());
  std::string_view name = std::string_view(text.text).substr(1);
  while (!name.empty() && name.back() == '.') name.remove_suffix(1);
  if (text.escaped() || !is_saved_name(name)) return text_word(std::move(text));
  Clause result = node(Op::kValue, text.span, std::string(name));
  if (result) result->name = "saved";
  return result;
}

// [name:value], [[a link]]; brackets around anything else are text: "[ ]", "[1]", "[a](b)".
Parser::Clause Parser::bracketed() {
  if (auto link = scan_.wikilink()) {
    const std::string target = link->text;
    if (only_blanks(target)) return std::nullopt;
    return leaf({.shape = Shape::kValue, .name = "linkto"},
                {.text = target, .quoted = true, .span = link->span});
  }
  const uint32_t begin = scan_.at();
  const auto inner = scan_.brackets();
  if (!inner) {
    report("unclosed-bracket", Severity::kHint, here(), "'[' is never closed: read as text",
           "close it with ']' to ask for a property");
    return word();
  }
  const Glyph first = glyph_at(inner->text, 0);
  const bool digits = inner->text.find_first_not_of("0123456789 ") == std::string::npos;
  const bool key = first.word() || first.as == '"' || first.blank();
  if (scan_.peek().as != '(' && key && !digits && !only_blanks(inner->text)) {
    return property(*inner);
  }
  scan_.move_to(begin);
  return word();
}

// ":)" and its kin, which hold what would be syntax.
bool Parser::is_emoticon() {
  const std::string_view text = scan_.rest().substr(0, 3);
  if (text.size() < 2 || std::string_view(":;=").find(text[0]) == std::string_view::npos)
    return false;
  const size_t mouth = text[1] == '-' || text[1] == '\'' ? 2 : 1;
  if (mouth >= text.size() ||
      std::string_view("()|*").find(text[mouth]) == std::string_view::npos) {
    return false;
  }
  if (text[mouth] == ')' && grouped()) return false;  // It closes the group.
  const Glyph after = scan_.peek(mouth + 1);
  return after.end() || after.blank();
}

Parser::Clause Parser::word() {
  if (is_emoticon()) {
    const size_t size = std::min(scan_.rest().find_first_of("()|*"), scan_.rest().size()) + 1;
    const Span span = here(size);
    std::string text(scan_.rest().substr(0, size));
    scan_.advance(span.size());
    return node(Op::kText, span, std::move(text));
  }
  Lexeme text = scan_.word(grouped());
  if (text.span.empty()) scan_.advance(scan_.peek().size);
  if (text.text.empty()) return std::nullopt;
  return text_word(std::move(text));
}

// A word, and the `*`, `~` or `~2` at its end.
Parser::Clause Parser::text_word(Lexeme word) {
  std::string& text = word.text;
  const size_t star = star_size(text);
  if (star > 0 && word.guarded + star <= text.size()) {
    const std::string_view stem = std::string_view(text).substr(0, text.size() - star);
    if (has_word(stem) && stem.front() != '*' && star_size(stem) == 0) {
      return node(Op::kPrefix, word.span, std::string(stem));
    }
  }
  if (text.size() > 2 && text.front() == '*' && star_size(text) == 0 && word.guarded == 0 &&
      glyph_at(text, 1).word()) {
    report("leading-wildcard", Severity::kHint, word.span,
           "'*' stands for letters only at the end of a word",
           fmt::format("write /{}/ to look inside words", text.substr(1)));
  }
  const size_t tilde = text.rfind('~');
  if (tilde == std::string::npos || tilde == 0 || tilde < word.guarded || tilde + 2 < text.size() ||
      text[tilde - 1] == '~' || !has_word(std::string_view(text).substr(0, tilde)) ||
      has_digit(std::string_view(text).substr(0, tilde))) {
    return node(Op::kText, word.span, std::move(text));
  }
  const char count = tilde + 1 < text.size() ? text[tilde + 1] : '0';
  if ((count < '0' || count > '9') || (count == '0' && tilde + 1 < text.size())) {
    return node(Op::kText, word.span, std::move(text));
  }
  constexpr int kMostEdits = 2;
  Clause result = node(Op::kFuzzy, word.span, text.substr(0, tilde));
  if (result) result->edits = std::min(count - '0', kMostEdits);
  return result;
}

}  // namespace inkling
