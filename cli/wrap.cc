// SPDX-License-Identifier: MIT
#include "cli/wrap.h"

#include <algorithm>

#include "cli/plain.h"

namespace inkling {
namespace {

// One terminal character: a glyph with the zero-width marks that follow it.
struct Character {
  std::string_view text{};
  size_t columns = 0;
  Style style = Style::kPlain;
  [[nodiscard]] bool blank() const { return text == " "; }
};

std::vector<Character> characters_of(const std::vector<TextRun>& runs) {
  std::vector<Character> out;
  size_t bytes = 0;
  for (const TextRun& run : runs) bytes += run.text.size();
  out.reserve(bytes);
  for (const TextRun& run : runs) {
    const std::string_view text = run.text;
    for (size_t at = 0; at < text.size();) {
      const TerminalGlyph glyph = terminal_glyph_at(text, at);
      out.push_back({text.substr(at, glyph.bytes), glyph.columns, run.style});
      at += glyph.bytes;
    }
  }
  return out;
}

std::string styled_line(const Character* begin, const Character* end, const Terminal& terminal) {
  std::string out;
  while (begin != end) {
    const Style style = begin->style;
    std::string piece;
    for (; begin != end && begin->style == style; ++begin) piece += begin->text;
    out += terminal.styled(piece, style);
  }
  return out;
}

// Where the line that starts at `first` ends: one past its last character.
size_t line_end(const std::vector<Character>& all, size_t first, size_t width) {
  size_t columns = 0;
  size_t break_at = first;
  for (size_t i = first; i < all.size(); ++i) {
    if (all[i].blank()) break_at = i;
    if (columns + all[i].columns > width) {
      if (break_at > first) return break_at;
      return std::max(i, first + 1);
    }
    columns += all[i].columns;
    if (all[i].columns == 2) break_at = i + 1;
  }
  return all.size();
}

void append_collapsed(std::string_view text, Style style, std::vector<TextRun>& out) {
  std::string clean = printable(text);
  const auto are_blank = [](char a, char b) { return a == ' ' && b == ' '; };
  clean.erase(std::unique(clean.begin(), clean.end(), are_blank), clean.end());
  const bool after_blank = out.empty() || out.back().text.ends_with(' ');
  if (after_blank && clean.starts_with(' ')) clean.erase(0, 1);
  if (!clean.empty()) out.push_back({.text = std::move(clean), .style = style});
}

}  // namespace

std::vector<TextRun> marked_runs(std::string_view text, const std::vector<Span>& marks) {
  std::vector<TextRun> out;
  size_t at = 0;
  for (const Span& mark : marks) {
    const size_t begin = std::clamp<size_t>(mark.begin, at, text.size());
    const size_t end = std::clamp<size_t>(mark.end, begin, text.size());
    append_collapsed(text.substr(at, begin - at), Style::kPlain, out);
    append_collapsed(text.substr(begin, end - begin), Style::kMatch, out);
    at = end;
  }
  append_collapsed(text.substr(at), Style::kPlain, out);
  return out;
}

std::vector<std::string> wrap(const std::vector<TextRun>& runs, size_t width,
                              const Terminal& terminal) {
  const std::vector<Character> all = characters_of(runs);
  std::vector<std::string> lines;
  size_t at = 0;
  while (at < all.size() && all[at].blank()) ++at;
  while (at < all.size()) {
    size_t end = width == 0 ? all.size() : line_end(all, at, width);
    const size_t next = end;
    while (end > at && all[end - 1].blank()) --end;
    lines.push_back(styled_line(all.data() + at, all.data() + end, terminal));
    at = next;
    while (at < all.size() && all[at].blank()) ++at;
  }
  return lines;
}

}  // namespace inkling
