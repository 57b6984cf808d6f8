// SPDX-License-Identifier: MIT
#include "query/lexer.h"

#include <algorithm>

#include "schemas/chars.h"

namespace inkling {
namespace {

constexpr std::string_view kSpecial = "()\"|[]:-+=~*/#@<>";
constexpr uint32_t kNowhere = UINT32_MAX;

char counterpart(char32_t c) {
  switch (c) {
    case 0x00A0:
    case 0x1680:
    case 0x200B:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
      return ' ';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xFF02:
      return '"';
    case 0xFF03:
      return '#';
    case 0xFF08:
      return '(';
    case 0xFF09:
      return ')';
    case 0xFF0A:
      return '*';
    case 0xFF1A:
      return ':';
    case 0xFF1D:
      return '=';
    case 0xFF3B:
      return '[';
    case 0xFF3D:
      return ']';
    case 0xFF5C:
      return '|';
    default:
      return c >= 0x2000 && c <= 0x200A ? ' ' : '\0';
  }
}

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_flag(char c) {
  return c == 'i' || c == 'm' || c == 's' || c == 'g' || c == 'u';
}

}  // namespace

bool Glyph::word() const {
  return (wide && as == 0) || as == '_' || (as >= '0' && as <= '9') || (as >= 'a' && as <= 'z') ||
         (as >= 'A' && as <= 'Z');
}

bool Glyph::special() const {
  return as != 0 && kSpecial.find(as) != std::string_view::npos;
}

Glyph glyph_at(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte <= 0x20 || byte == 0x7F) return {.as = ' ', .size = 1};
  if (byte < 0x80) return {.as = text[at], .size = 1};
  const Decoded decoded = decode(text, at);
  return {.as = counterpart(decoded.c), .wide = true, .size = decoded.size};
}

bool is_keyword(std::string_view word) {
  if (word == "AND" || word == "OR" || word == "NOT" || word == "&&") return true;
  for (const std::string_view near : {"NEAR", "ADJ"}) {
    if (word == near) return true;
    if (word.size() > near.size() + 1 && word.substr(0, near.size()) == near &&
        word[near.size()] == '/' && digits(word.substr(near.size() + 1))) {
      return true;
    }
  }
  return false;
}

std::optional<FieldName> field_name(std::string_view text) {
  size_t at = 0;
  while (at <= kMaxFieldName) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.as == ':') break;
    const bool inner = at > 0 && (glyph.as == '-' || glyph.as == '.');
    const bool first_digit = at == 0 && glyph.as >= '0' && glyph.as <= '9';
    if ((!glyph.word() && !inner) || first_digit) return std::nullopt;
    at += glyph.size;
  }
  const Glyph colon = glyph_at(text, at);
  if (at == 0 || colon.as != ':') return std::nullopt;
  const size_t value = at + colon.size;
  if (glyph_at(text, value).as == ':' || text.substr(value, 2) == "//") return std::nullopt;
  return FieldName{static_cast<uint32_t>(at), static_cast<uint32_t>(value), colon.wide};
}

Scanner::Scanner(std::string_view text, uint32_t base) : text_(text), base_(base) {
  find_pairs();
  find_regex_ends();
}

void Scanner::find_pairs() {
  pairs_.assign(text_.size(), 0);
  std::vector<uint32_t> open;
  bool escaped = false;
  for (uint32_t at = 0; at < text_.size(); ++steps_) {
    const Glyph glyph = glyph_at(text_, at);
    if (glyph.as == '\\') {
      escaped = !escaped;
    } else {
      if (glyph.blank() || (glyph.as == '|' && !escaped)) open.clear();
      if (glyph.as == '(' && !escaped) open.push_back(at);
      if (glyph.as == ')' && !escaped && !open.empty()) {
        pairs_[open.back()] = at;
        open.pop_back();
      }
      escaped = false;
    }
    at += glyph.size;
  }
}

void Scanner::find_regex_ends() {
  regex_ends_.assign(text_.size() + 1, kNowhere);
  slashes_ = regex_ends_;
  bool ends = true;  // What follows the character is flags and then the end of a term.
  for (size_t at = text_.size(); at-- > 0; ++steps_) {
    regex_ends_[at] = regex_ends_[at + 1];
    slashes_[at] = slashes_[at + 1];
    const char c = text_[at];
    if (c == '/') {
      size_t before = at;
      while (before > 0 && text_[before - 1] == '\\') --before, ++steps_;
      const bool plain = (at - before) % 2 == 0;
      if (plain) slashes_[at] = static_cast<uint32_t>(at);
      if (plain && ends && at > 0 && text_[at - 1] != ' ') {
        regex_ends_[at] = static_cast<uint32_t>(at);
      }
    }
    // Continuation bytes belong to the character whose first byte comes next.
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    const Glyph glyph = glyph_at(text_, at);
    ends = glyph.blank() || glyph.as == ')' || glyph.as == '|' || (ends && is_flag(c));
  }
}

Glyph Scanner::peek(size_t ahead) {
  ++steps_;
  return glyph_at(text_, at_ + ahead);
}

void Scanner::skip_blanks() {
  while (!at_end() && peek().blank()) at_ += glyph_at(text_, at_).size;
}

bool Scanner::term_ends(size_t ahead) {
  const Glyph glyph = peek(ahead);
  return glyph.end() || glyph.blank() || glyph.as == ')' || glyph.as == '|';
}

// Copies one character, or a run of backslashes and the special character after it.
uint32_t Scanner::copy_plain(Lexeme& lexeme) {
  Glyph glyph = peek();
  if (glyph.as != '\\') {
    lexeme.text.append(text_, at_, glyph.size);
    at_ += glyph.size;
    return glyph.size;
  }
  const uint32_t begin = at_;
  while (peek().as == '\\') ++at_;
  const uint32_t run = at_ - begin;
  glyph = peek();
  if (!glyph.special()) {
    lexeme.text.append(run, '\\');
    return run;
  }
  lexeme.text.append(run / 2, '\\');
  if (run % 2 == 1) {
    lexeme.text.append(text_, at_, glyph.size);
    at_ += glyph.size;
  }
  lexeme.guarded = lexeme.text.size();
  return at_ - begin;
}

std::string_view Scanner::keyword() {
  constexpr size_t kLongest = 12;  // "NEAR/" and more digits than make sense.
  const std::string_view here = rest().substr(0, kLongest + 1);
  const size_t size = std::min(here.find_first_not_of("ANDORTEJ&/0123456789"), here.size());
  steps_ += size;
  if (size == 0 || size > kLongest || !is_keyword(here.substr(0, size))) return {};
  return term_ends(size) || peek(size).as == '(' ? here.substr(0, size) : std::string_view{};
}

Lexeme Scanner::word(bool grouped) {
  Lexeme word;
  const uint32_t begin = at_;
  uint32_t inside = 0;  // Until here parentheses are the word's own.
  while (!at_end()) {
    const Glyph glyph = peek();
    if (glyph.blank()) break;
    if (at_ >= inside) {
      if (glyph.as == '|') break;
      if (glyph.as == '(') {
        const bool keyword = is_keyword(text_.substr(begin, at_ - begin));
        if (at_ == begin || pairs_[at_] == 0 || keyword) break;
        inside = pairs_[at_];
      }
      if (glyph.as == ')' && (at_ != inside || inside == 0) && (grouped || term_ends(glyph.size)))
        break;
    }
    copy_plain(word);
  }
  word.span = {base_ + begin, base_ + at_};
  // \OR is the word OR; \\OR is \OR.
  const size_t slashes = word.text.find_first_not_of('\\');
  if (slashes != 0 && slashes != std::string::npos &&
      is_keyword(std::string_view(word.text).substr(slashes))) {
    word.text.erase(0, 1);
    word.guarded = word.text.size();
  }
  return word;
}

Lexeme Scanner::quote() {
  Lexeme quote;
  const uint32_t begin = at_;
  const bool curly = peek().wide;
  at_ += peek().size;
  size_t slashes = 0;
  quote.closed = false;
  while (!at_end()) {
    const Glyph glyph = peek();
    const bool closes = glyph.as == '"' && (curly || !glyph.wide);
    if (closes) quote.text.resize(quote.text.size() - (slashes + 1) / 2);
    if (closes && slashes % 2 == 0) {
      at_ += glyph.size;
      quote.closed = true;
      break;
    }
    quote.text.append(text_, at_, glyph.size);
    slashes = glyph.as == '\\' ? slashes + 1 : 0;
    at_ += glyph.size;
  }
  quote.span = {base_ + begin, base_ + at_};
  return quote;
}

std::optional<Lexeme> Scanner::regex() {
  if (peek().as != '/') return std::nullopt;
  const Glyph first = peek(1);
  if (first.end() || first.blank() || first.as == '/' || first.as == '*') return std::nullopt;
  const uint32_t end = regex_ends_[at_ + 1];
  if (end == kNowhere) return std::nullopt;
  Lexeme regex;
  for (uint32_t at = at_ + 1; at < end; ++at, ++steps_) {
    if (text_[at] == '/' && slashes_[at] == at) regex.text += '\\';
    regex.text += text_[at];
  }
  uint32_t after = end + 1;
  while (after < text_.size() && is_flag(text_[after])) ++after, ++steps_;
  const std::string_view flags = text_.substr(end + 1, after - end - 1);
  for (const char flag : {'i', 'm', 's'}) {
    if (flags.find(flag) != std::string_view::npos) regex.flags += flag;
  }
  regex.span = {base_ + at_, base_ + after};
  at_ = after;
  return regex;
}

std::optional<Lexeme> Scanner::wikilink() {
  if (links_open_ || rest().substr(0, 2) != "[[") return std::nullopt;
  const size_t end = text_.find("]]", at_ + 2);
  if (end == std::string_view::npos) {
    links_open_ = true;
    return std::nullopt;
  }
  std::string_view target = text_.substr(at_ + 2, end - at_ - 2);
  steps_ += target.size();
  target = target.substr(0, target.find('|'));
  if (target.find('#') != 0) target = target.substr(0, target.find('#'));
  Lexeme link;
  link.text = target;
  link.span = {base_ + at_, base_ + static_cast<uint32_t>(end) + 2};
  at_ = static_cast<uint32_t>(end) + 2;
  return link;
}

// Brackets inside the regular expression of [name:/re/] are its own.
bool Scanner::skip_inner_regex() {
  const uint32_t end = slashes_[at_ + 1];
  if (end == kNowhere) return false;
  size_t after = end + 1;
  while (after < text_.size() && is_flag(text_[after])) ++after, ++steps_;
  const Glyph next = glyph_at(text_, after);
  if (!next.blank() && next.as != ']' && next.as != ')' && next.as != '|') return false;
  at_ = static_cast<uint32_t>(after);
  return true;
}

std::optional<Lexeme> Scanner::brackets() {
  if (brackets_open_) return std::nullopt;
  const uint32_t begin = at_;
  int depth = 0;
  bool begins_value = false;  // Here a '/' begins a regular expression.
  while (!at_end()) {
    const Glyph glyph = peek();
    if (glyph.as == '"') {
      const uint32_t quote_begin = at_;
      if (quote().closed) continue;
      at_ = quote_begin;
    }
    if (glyph.as == '\\') {
      const uint32_t run = at_;
      while (peek().as == '\\') ++at_;
      if ((at_ - run) % 2 == 1 && peek().special()) at_ += peek().size;
      continue;
    }
    if (glyph.as == '/' && begins_value && skip_inner_regex()) continue;
    begins_value =
        glyph.blank() || std::string_view(":=(|").find(glyph.as) != std::string_view::npos;
    if (glyph.as == '[') ++depth;
    if (glyph.as == ']') --depth;
    at_ += glyph.size;
    if (depth == 0) {
      Lexeme inner;
      const uint32_t open = glyph_at(text_, begin).size;
      inner.span = {base_ + begin + open, base_ + at_ - glyph.size};
      inner.text = written(inner.span);
      return inner;
    }
  }
  brackets_open_ = true;
  at_ = begin;
  return std::nullopt;
}

}  // namespace inkling
