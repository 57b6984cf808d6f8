// SPDX-License-Identifier: MIT
#include <algorithm>

#include "query/passages.h"

namespace inkling {
namespace {

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Ascending, overlapping and touching ones joined, only what lies inside `within`.
std::vector<Span> merged(std::vector<Span> spans, Span within) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (Span span : spans) {
    span = {std::max(span.begin, within.begin), std::min(span.end, within.end)};
    if (span.begin >= span.end) continue;
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

/// The mark that begins the stretch of kMaxSnippetBytes with most marks in it.
size_t densest(const std::vector<Span>& marks) {
  size_t best = 0;
  size_t most = 0;
  for (size_t i = 0, j = 0; i < marks.size(); ++i) {
    while (j < marks.size() && marks[j].end <= marks[i].begin + kMaxSnippetBytes * 3 / 4) ++j;
    if (j - i > most) {
      most = j - i;
      best = i;
    }
  }
  return best;
}

/// Back to the beginning of a word, and of a character in text without blanks.
uint32_t word_begin(std::string_view text, uint32_t at, uint32_t least) {
  uint32_t begin = at;
  while (begin > least && at - begin < 24 && !is_blank(text[begin - 1])) --begin;
  if (begin > least && !is_blank(text[begin - 1])) begin = at;
  while (begin > least && continues_character(text[begin])) --begin;
  return begin;
}

uint32_t word_end(std::string_view text, uint32_t at, uint32_t most) {
  uint32_t end = at;
  while (end < most && end - at < 24 && !is_blank(text[end])) ++end;
  if (end < most && !is_blank(text[end])) end = at;
  while (end < most && continues_character(text[end])) ++end;
  return end;
}

Span cut(std::string_view text, Span source, const std::vector<Span>& marks) {
  if (source.size() <= kMaxSnippetBytes) return source;
  uint32_t begin = source.begin;
  if (!marks.empty()) {
    const Span first = marks[densest(marks)];
    if (first.end > source.begin + kMaxSnippetBytes) {
      const uint32_t lead = kMaxSnippetBytes / 4;
      begin = first.begin > source.begin + lead ? first.begin - lead : source.begin;
      begin = word_begin(text, begin, source.begin);
    }
  }
  uint32_t end = std::min(source.end, begin + kMaxSnippetBytes);
  if (end < source.end) end = word_end(text, end, source.end);
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  return {begin, end};
}

}  // namespace

uint32_t utf16_column(std::string_view text, uint32_t line_begin, uint32_t offset) {
  uint32_t units = 0;
  for (uint32_t i = line_begin; i < offset && i < text.size(); ++i) {
    if (continues_character(text[i])) continue;
    units += static_cast<unsigned char>(text[i]) >= 0xF0 ? 2 : 1;
  }
  return units;
}

void cut_snippet(const FoundNote& found, Span source, std::vector<Span> marks, Passage& passage) {
  const std::string_view text = found.note.source;
  source.end = std::min(source.end, static_cast<uint32_t>(text.size()));
  source.begin = std::min(source.begin, source.end);
  const std::vector<Span> all = merged(marks, source);
  const Span shown = cut(text, source, all);
  passage.source = shown;
  passage.snippet.text = std::string(shown.of(text));
  passage.snippet.highlights.clear();
  for (const Span& mark : merged(std::move(marks), shown)) {
    passage.snippet.highlights.push_back({mark.begin - shown.begin, mark.end - shown.begin});
  }
  const bool item = passage.kind != "text";
  const uint32_t at = item || all.empty() ? source.begin : all.front().begin;
  passage.place = found.lines.position_of(at);
  passage.end = found.lines.position_of(shown.end);
  passage.utf16_start = utf16_column(text, found.lines.line_begin(passage.place.line), at);
  passage.utf16_end = utf16_column(text, found.lines.line_begin(passage.end.line), shown.end);
}

}  // namespace inkling
