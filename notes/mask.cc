// SPDX-License-Identifier: MIT
#include "notes/mask.h"

#include <algorithm>
#include <array>

#include "notes/mask_tables.h"

namespace inkling {
namespace {

// Longer runs of back quotes start no code span.
constexpr uint32_t kMaxCodeMark = 64;

// Whether a byte may start an atom.
constexpr std::array<bool, 256> kMarks = [] {
  std::array<bool, 256> marks{};
  for (const char c : {'\\', '`', '$', '<', '[', '=', '%'})
    marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The length of a quote mark, bullet or number at `at`, without the blank after it; 0 for none.
uint32_t marker_length(std::string_view text, uint32_t at, uint32_t limit) {
  const char c = text[at];
  if (c == '>') return 1;
  uint32_t end = at + 1;
  if (is_digit(c)) {
    while (end < limit && is_digit(text[end])) ++end;
    if (end - at > 9 || end >= limit || (text[end] != '.' && text[end] != ')')) return 0;
    ++end;
  } else if (c != '-' && c != '*' && c != '+') {
    return 0;
  }
  const bool ends =
      end >= text.size() || is_blank(text[end]) || text[end] == '\n' || text[end] == '\r';
  return ends ? end - at : 0;
}

class Masker {
 public:
  Masker(std::string_view source, uint32_t body) : source_(source), body_(body) {
    mask_.text = source;
  }

  Mask run() {
    for (uint32_t at = body_; at < size();) {
      const uint32_t end = line_end(at);
      const uint32_t content = mask_prefix(at, end);
      const bool code = end_math_block(content) || in_fence(content, end);
      if (!code) {
        mask_footnote(content, end);
        begin_math_block(content, end);
      }
      const uint32_t begin = at;
      at = scan_line(content, end) + 1;
      follow_tables({.begin = begin, .content = content, .end = end}, code || at != end + 1);
    }
    return std::move(mask_);
  }

 private:
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(source_.size()); }
  [[nodiscard]] uint32_t find(std::string_view what, uint32_t from) const {
    return static_cast<uint32_t>(std::min<size_t>(source_.find(what, from), size()));
  }
  [[nodiscard]] uint32_t line_end(uint32_t at) const { return find("\n", at); }

  void fill(Span span, char with) {
    for (uint32_t i = span.begin; i < span.end; ++i) {
      if (source_[i] != '\n' && source_[i] != '\r') mask_.text[i] = with;
    }
  }

  void add(Span span, AtomKind kind) { mask_.atoms.push_back({.source = span, .kind = kind}); }

  uint32_t mask_prefix(uint32_t begin, uint32_t end);
  bool in_fence(uint32_t content, uint32_t end);
  void mask_footnote(uint32_t content, uint32_t end);
  void begin_math_block(uint32_t content, uint32_t end);
  bool end_math_block(uint32_t content);
  void mask_math_fence(uint32_t at);
  void follow_tables(MaskLine line, bool code);
  uint32_t scan_line(uint32_t at, uint32_t end);
  uint32_t scan_dollar(uint32_t at, uint32_t end);
  uint32_t scan_html_comment(uint32_t at, uint32_t content, uint32_t end);
  [[nodiscard]] uint32_t skip_code(uint32_t at, uint32_t end) const;
  uint32_t scan_comment(uint32_t at, uint32_t content, uint32_t end);
  uint32_t scan_wikilink(uint32_t at, uint32_t end);
  uint32_t scan_highlight(uint32_t at, uint32_t end);
  uint32_t scan_footnote_mark(uint32_t at, uint32_t end);

  std::string_view source_;
  uint32_t body_;
  Mask mask_;
  MaskLine lines_[3]{};  // The last ones, the newest last.
  char fence_ = '\0';
  uint32_t fence_length_ = 0;
  uint32_t highlight_end_ = 0xFFFFFFFF;        // Where the highlight begun ends.
  uint32_t no_link_end_ = 0xFFFFFFFF;          // No "]]" before this end of a line.
  uint32_t math_end_ = 0;                      // Where the math block begun ends.
  uint32_t no_math_end_ = 0xFFFFFFFF;          // No "$$" from here on.
  uint32_t no_html_comment_end_ = 0xFFFFFFFF;  // No "-->" before this end of a line.
  uint32_t no_dollar_end_ = 0xFFFFFFFF;        // No '$' closes math before this end of a line.
  uint32_t no_comment_end_ = 0xFFFFFFFF;       // No "%%" from here on.
};

// Where the line's own text starts. Nesting past the bounds is turned into letters.
uint32_t Masker::mask_prefix(uint32_t begin, uint32_t end) {
  uint32_t at = begin;
  for (uint32_t depth = 0; at < end;) {
    if (is_blank(source_[at])) {
      ++at;
      continue;
    }
    const uint32_t length = marker_length(source_, at, end);
    if (length == 0) break;
    if (++depth > kMaxNesting || at - begin > kMaxIndent) {
      fill({.begin = at, .end = at + length}, 'x');
      mask_.nesting_cut = true;
    }
    at += length;
  }
  return at;
}

// Whether the line belongs to fenced code. Only a guess (md4c knows), good enough to keep what
// changes the structure of a note out of code.
bool Masker::in_fence(uint32_t content, uint32_t end) {
  const char c = content < end ? source_[content] : '\0';
  if (c != '`' && c != '~') return fence_ != '\0';
  uint32_t length = 0;
  while (content + length < end && source_[content + length] == c) ++length;
  if (fence_ == '\0') {
    if (length < 3) return false;
    const std::string_view info = source_.substr(content + length, end - content - length);
    if (c == '`' && info.find('`') != std::string_view::npos) return false;
    fence_ = c;
    fence_length_ = length;
    return true;
  }
  if (c != fence_ || length < fence_length_) return true;
  for (uint32_t i = content + length; i < end; ++i) {
    if (!is_blank(source_[i]) && source_[i] != '\r') return true;
  }
  fence_ = '\0';
  return true;
}

// `[^1]: text` would be a link definition to md4c, and its further lines code. As a list item it
// keeps them.
void Masker::mask_footnote(uint32_t content, uint32_t end) {
  if (content + 4 >= end || source_[content] != '[' || source_[content + 1] != '^') return;
  uint32_t close = content + 2;
  while (close < end && source_[close] != ']' && !is_blank(source_[close])) ++close;
  if (close + 1 >= end || close == content + 2 || source_[close + 1] != ':') return;
  if (source_[close] != ']') return;
  const Span span{.begin = content, .end = close + 2};
  add(span, AtomKind::kFootnote);
  fill(span, 'x');
  mask_.text[content] = '-';
  mask_.text[content + 1] = ' ';
}

// $$ lines around math: shown as fenced code, so that nothing between them is taken for Markdown.
void Masker::begin_math_block(uint32_t content, uint32_t end) {
  const auto alone = [&](uint32_t at) {
    if (source_.substr(at, 2) != "$$") return false;
    const std::string_view rest = source_.substr(at + 2, line_end(at) - at - 2);
    return rest.find_first_not_of(" \t\r") == std::string_view::npos;
  };
  if (content + 2 > end || !alone(content)) return;
  const uint32_t close = content < no_math_end_ ? find("$$", end) : size();
  if (close >= size()) no_math_end_ = content;
  if (close >= size() || !alone(close)) return;
  const auto line = static_cast<uint32_t>(source_.rfind('\n', close) + 1);
  if (skip_line_prefix(source_, line, close) != close) return;
  mask_.math.push_back(content);
  mask_math_fence(content);
  math_end_ = close;
  fence_ = '`';
  fence_length_ = 3;
}

bool Masker::end_math_block(uint32_t content) {
  if (content != math_end_ || content == 0) return false;
  mask_math_fence(content);
  fence_ = '\0';
  return true;
}

void Masker::mask_math_fence(uint32_t at) {
  fill({.begin = at, .end = at + 2}, '`');
  mask_.insertions.push_back({.at = at, .text = "`"});
}

void Masker::follow_tables(MaskLine line, bool code) {
  while (line.end > line.content && source_[line.end - 1] == '\r') --line.end;
  if (code) line.content = line.end;
  lines_[0] = lines_[1];
  lines_[1] = lines_[2];
  lines_[2] = line;
  mend_table(source_, lines_, mask_);
}

// Finds atoms up to the end of the line; gives the end of the last line consumed.
uint32_t Masker::scan_line(uint32_t at, uint32_t end) {
  const uint32_t content = at;
  if (!mask_.atoms.empty()) at = std::max(at, mask_.atoms.back().source.end);
  for (;;) {
    while (at < end && !kMarks[static_cast<unsigned char>(source_[at])]) ++at;
    if (at >= end) break;
    const char c = source_[at];
    const char next = at + 1 < size() ? source_[at + 1] : '\0';
    if (c == '\\') {
      at += 2;
    } else if (c == '`') {
      at = skip_code(at, end);
    } else if (c == '$') {
      at = scan_dollar(at, end);
    } else if (c == '<') {
      at = next == '!' ? scan_html_comment(at, content, end) : at + 1;
    } else if (c == '[' && next == '^') {
      at = scan_footnote_mark(at, end);
    } else if (c != next) {
      ++at;
    } else if (c == '[') {
      at = scan_wikilink(at, end);
    } else if (c == '=') {
      at = scan_highlight(at, end);
    } else {
      at = scan_comment(at, content, end);
      if (at > end) end = line_end(at);
    }
  }
  return end;
}

// The end of the code span that starts at `at`, or of its back quotes when it is none.
uint32_t Masker::skip_code(uint32_t at, uint32_t end) const {
  const auto run_end = [&](uint32_t i) {
    while (i < end && source_[i] == '`') ++i;
    return i;
  };
  const uint32_t inner = run_end(at);
  if (inner - at > kMaxCodeMark) return inner;
  const std::string_view line = source_.substr(0, end);
  for (size_t i = line.find('`', inner); i < end; i = line.find('`', i)) {
    const uint32_t close = run_end(static_cast<uint32_t>(i));
    if (close - i == inner - at) return close;
    i = close;
  }
  return inner;
}

// $x$ is math when the marks touch it and no digit follows: "$5 and $6" is none. md4c is laxer, so
// what is none is hidden from it.
uint32_t Masker::scan_dollar(uint32_t at, uint32_t end) {
  if (at + 1 < end && source_[at + 1] == '$') {
    const auto close = std::min<size_t>(source_.substr(0, end).find("$$", at + 2), end);
    return close < end ? static_cast<uint32_t>(close + 2) : at + 2;
  }
  if (at + 1 < end && !is_blank(source_[at + 1]) && end != no_dollar_end_) {
    const std::string_view line = source_.substr(0, end);
    for (size_t i = line.find('$', at + 2); i < end; i = line.find('$', i + 1)) {
      const bool inside = is_blank(line[i - 1]) || line[i - 1] == '\\';
      if (inside || (i + 1 < end && is_digit(line[i + 1]))) continue;
      for (size_t inner = line.find('$', at + 1); inner < i; inner = line.find('$', inner + 1)) {
        mask_.text[inner] = '.';
      }
      return static_cast<uint32_t>(i + 1);
    }
    no_dollar_end_ = end;
  }
  mask_.text[at] = '.';
  return at + 1;
}

// Only those inside a text, which md4c takes for text when there is "--" in them.
uint32_t Masker::scan_html_comment(uint32_t at, uint32_t content, uint32_t end) {
  const std::string_view line = source_.substr(0, end);
  if (at == content || line.substr(at, 4) != "<!--") return at + 1;
  if (end == no_html_comment_end_) return at + 4;
  const size_t close = line.find("-->", at + 2);
  if (close == std::string_view::npos) {
    no_html_comment_end_ = end;
    return at + 4;
  }
  const Span span{.begin = at, .end = static_cast<uint32_t>(close + 3)};
  add(span, AtomKind::kHtmlComment);
  fill(span, 'x');
  return span.end;
}

uint32_t Masker::scan_wikilink(uint32_t at, uint32_t end) {
  if (end == no_link_end_) return at + 2;
  const auto close =
      static_cast<uint32_t>(std::min<size_t>(source_.substr(0, end).find("]]", at + 2), end));
  if (close >= end) {
    no_link_end_ = end;
    return at + 2;
  }
  const auto begin = static_cast<uint32_t>(source_.rfind("[[", close - 1));
  if (begin + 2 >= close) return close + 2;
  const std::string_view inside = source_.substr(begin + 2, close - begin - 2);
  if (std::count(inside.begin(), inside.end(), '`') % 2 != 0) return at + 2;
  const bool embed = begin > body_ && source_[begin - 1] == '!';
  const Span span{.begin = embed ? begin - 1 : begin, .end = close + 2};
  if (!mask_.atoms.empty() && mask_.atoms.back().source.end > span.begin) return close + 2;
  add(span, embed ? AtomKind::kEmbed : AtomKind::kWikiLink);
  fill(span, 'x');
  return span.end;
}

uint32_t Masker::scan_footnote_mark(uint32_t at, uint32_t end) {
  uint32_t close = at + 2;
  while (close < end && source_[close] != ']' && !is_blank(source_[close])) ++close;
  if (close >= end || source_[close] != ']' || close == at + 2) return at + 1;
  const Span span{.begin = at, .end = close + 1};
  add(span, AtomKind::kHidden);
  fill(span, 'x');
  return span.end;
}

// ==text==: both marks touch the text. They stay in `text`: md4c gives them back as they are.
uint32_t Masker::scan_highlight(uint32_t at, uint32_t end) {
  const auto line = source_.substr(0, end);
  const uint32_t inner = at + 2;
  if (at == highlight_end_) {
    add({.begin = at, .end = inner}, AtomKind::kHidden);
    return inner;
  }
  if (inner >= end || is_blank(line[inner]) || line[inner] == '=') {
    return static_cast<uint32_t>(std::min<size_t>(line.find_first_not_of('=', at), end));
  }
  const auto close = static_cast<uint32_t>(std::min<size_t>(line.find("==", inner), end));
  if (close >= end) return inner;
  if (is_blank(line[close - 1])) return inner;
  add({.begin = at, .end = inner}, AtomKind::kHidden);
  highlight_end_ = close;
  return inner;
}

uint32_t Masker::scan_comment(uint32_t at, uint32_t content, uint32_t end) {
  if (at >= no_comment_end_) return at + 2;
  const uint32_t close = find("%%", at + 2);
  if (close >= size()) {
    no_comment_end_ = at;
    return at + 2;
  }
  const Span span{.begin = at, .end = close + 2};
  if (close < end) {
    add(span, AtomKind::kComment);
    fill(span, 'x');
    return span.end;
  }
  if (fence_ != '\0' || at != content) return at + 2;
  mask_.comments.push_back(span);
  fill(span, ' ');
  return span.end;
}

}  // namespace

uint32_t skip_line_prefix(std::string_view text, uint32_t at, uint32_t limit) {
  while (at < limit) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    uint32_t length = marker_length(text, at, limit);
    if (length == 0 && text[at] == '#') {
      while (at + length < limit && text[at + length] == '#') ++length;
    }
    if (length == 0 || at + length > limit) break;
    at += length;
  }
  return at;
}

Mask make_mask(std::string_view source, uint32_t body) {
  return Masker(source, body).run();
}

}  // namespace inkling
