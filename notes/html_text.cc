// SPDX-License-Identifier: MIT
#include "notes/html_text.h"

#include <algorithm>
#include <array>

namespace inkling {
namespace {

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name(char c) {
  return is_alpha(c) || (c >= '0' && c <= '9') || c == '-';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [](char a, char b) { return a == lower(b); });
}

// Behind the tag that starts at `at`: its '>' outside of quotes; the end when it is not closed.
size_t tag_end(std::string_view text, size_t at) {
  for (size_t i = at; i < text.size(); ++i) {
    if (text[i] == '>') return i + 1;
    if ((text[i] == '"' || text[i] == '\'') && i > 0 && text[i - 1] == '=') {
      const size_t close = text.find(text[i], i + 1);
      if (close == std::string_view::npos) break;
      i = close;
    }
  }
  const size_t close = text.find('>', at);
  return close == std::string_view::npos ? text.size() : close + 1;
}

size_t behind(std::string_view text, size_t from, std::string_view what) {
  const size_t found = text.find(what, from);
  return found == std::string_view::npos ? text.size() : found + what.size();
}

// Behind the text of a <script> or <style> whose tag ends at `at`.
size_t raw_end(std::string_view text, size_t at, std::string_view close) {
  for (size_t i = text.find("</", at); i < text.size(); i = text.find("</", i + 2)) {
    if (starts_with(text.substr(i), close)) return i;
  }
  return text.size();
}

}  // namespace

std::vector<HtmlPart> split_html(std::string_view text, Span span) {
  using Kind = HtmlPart::Kind;
  const std::string_view html = text.substr(0, span.end);
  std::vector<HtmlPart> parts;
  const auto add = [&](Kind kind, size_t begin, size_t end) {
    if (begin == end) return;
    parts.push_back({kind, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
  };
  const size_t close = html.rfind('>');
  const size_t last_close = close == std::string_view::npos ? 0 : close;
  size_t at = span.begin;
  while (at < html.size()) {
    size_t mark = at;
    while (mark < html.size() && html[mark] != '<' && html[mark] != '&') ++mark;
    add(Kind::kText, at, mark);
    if (mark == html.size()) break;
    const std::string_view rest = html.substr(mark);
    const char next = rest.size() > 1 ? rest[1] : '\0';
    at = mark + 1;
    if (rest[0] == '&') {
      while (at < html.size() && (is_name(html[at]) || html[at] == '#')) ++at;
      if (at < html.size() && html[at] == ';') ++at;
      add(Kind::kEntity, mark, at);
    } else if (rest.starts_with("<!--")) {
      add(Kind::kComment, mark, at = behind(html, mark + 4, "-->"));
    } else if (rest.starts_with("<![CDATA[")) {
      at = behind(html, mark, "]]>");
    } else if (rest.starts_with("<?")) {
      at = behind(html, mark, "?>");
    } else if (mark < last_close && (is_alpha(next) || next == '/' || next == '!')) {
      add(Kind::kTag, mark, at = tag_end(html, mark));
      if (starts_with(rest, "<script")) at = raw_end(html, at, "</script");
      if (starts_with(rest, "<style")) at = raw_end(html, at, "</style");
    } else {
      add(Kind::kText, mark, at);
    }
  }
  return parts;
}

std::string tag_name(std::string_view tag) {
  std::string name;
  size_t at = 1;
  if (at < tag.size() && tag[at] == '/') name.push_back(tag[at++]);
  while (at < tag.size() && is_name(tag[at])) name.push_back(lower(tag[at++]));
  return name;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  for (size_t at = tag.find('='); at < tag.size(); at = tag.find('=', at + 1)) {
    if (at < name.size() + 1 || at + 2 > tag.size()) continue;
    const size_t begin = at - name.size();
    if (!starts_with(tag.substr(begin), name) || is_name(tag[begin - 1])) continue;
    const char quote = at + 1 < tag.size() ? tag[at + 1] : '\0';
    const bool quoted = quote == '"' || quote == '\'';
    const size_t value = at + (quoted ? 2 : 1);
    const size_t end = quoted ? tag.find(quote, value) : tag.find_first_of(" \t\n>", value);
    if (end == std::string_view::npos) return {};
    return tag.substr(value, end - value);
  }
  return {};
}

char break_of(std::string_view tag_name) {
  if (tag_name == "/td" || tag_name == "/th") return '\0';  // What follows it separates.
  if (tag_name.starts_with('/')) tag_name.remove_prefix(1);
  constexpr std::array<std::string_view, 3> kCells{"td", "th", "img"};
  constexpr std::array<std::string_view, 41> kBlocks{
      "address",    "article", "aside",   "blockquote", "body", "br",      "caption",
      "center",     "dd",      "details", "div",        "dl",   "dt",      "fieldset",
      "figcaption", "figure",  "footer",  "form",       "h1",   "h2",      "h3",
      "h4",         "h5",      "h6",      "header",     "hr",   "li",      "main",
      "nav",        "ol",      "option",  "p",          "pre",  "section", "summary",
      "table",      "tbody",   "tfoot",   "thead",      "tr",   "ul"};
  if (std::find(kCells.begin(), kCells.end(), tag_name) != kCells.end()) return ' ';
  if (std::find(kBlocks.begin(), kBlocks.end(), tag_name) != kBlocks.end()) return '\n';
  return '\0';
}

}  // namespace inkling
