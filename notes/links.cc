// SPDX-License-Identifier: MIT
#include "notes/links.h"

#include <algorithm>

#include "notes/clean.h"

namespace inkling {
namespace {

// A title longer than this does not belong to the link.
constexpr uint32_t kMaxLinkTail = 4096;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

// "300" or "300x200": the size of an embedded image, not a label.
bool is_size(std::string_view label) {
  return std::all_of(label.begin(), label.end(), [](char c) { return is_digit(c) || c == 'x'; });
}

// "mailto:", "https:", but not "C:".
bool has_scheme(std::string_view target) {
  const size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon < 2 || !is_alpha(target[0])) return false;
  return std::all_of(
      target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon),
      [](char c) { return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
}

uint32_t skip_spaces(std::string_view text, uint32_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

// Behind the character `close` that is not escaped; `at` itself when there is none before `limit`.
uint32_t behind(std::string_view text, uint32_t at, char close, size_t limit) {
  for (uint32_t i = at; i < limit; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    }
  }
  return at;
}

uint32_t skip_destination(std::string_view text, uint32_t at, size_t limit) {
  if (at < limit && text[at] == '<') return behind(text, at + 1, '>', limit);
  for (int depth = 0; at < limit && !is_space(text[at]); ++at) {
    if (text[at] == '\\' && at + 1 < limit) {
      ++at;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && depth-- == 0) {
      break;
    }
  }
  return at;
}

}  // namespace

WikiLink parse_wikilink(std::string_view source, Span whole) {
  const bool embed = source[whole.begin] == '!';
  const Span inner{.begin = whole.begin + (embed ? 3 : 2), .end = whole.end - 2};
  const std::string_view text = inner.of(source);
  const auto bar = static_cast<uint32_t>(std::min(text.find('|'), text.size()));
  Span target{.begin = inner.begin, .end = inner.begin + bar};
  Span label = target;
  if (bar < text.size()) {
    if (bar > 0 && text[bar - 1] == '\\') --target.end;
    label = {.begin = inner.begin + bar + 1, .end = inner.end};
  }
  target = trimmed(source, target);
  label = trimmed(source, label);
  const bool labelled =
      bar < text.size() && !label.empty() && !(embed && is_size(label.of(source)));

  WikiLink wiki;
  Link& link = wiki.link;
  link.kind = LinkKind::kWiki;
  link.embed = embed;
  link.source = whole;
  const std::string_view address = target.of(source);
  const size_t hash = address.find('#');
  link.target = address.substr(0, hash);
  if (hash != std::string_view::npos) link.fragment = address.substr(hash + 1);
  if (labelled) {
    wiki.shown = label;
  } else if (embed) {
    wiki.shown = {.begin = target.begin, .end = target.begin};
  } else {
    wiki.shown = target;
    const bool block = hash != std::string_view::npos && link.fragment.starts_with('^');
    if (block && hash > 0) wiki.shown.end = target.begin + static_cast<uint32_t>(hash);
    if (hash == 0) ++wiki.shown.begin;
  }
  link.label = wiki.shown.of(source);
  return wiki;
}

Link parse_destination(std::string_view destination) {
  Link link;
  const size_t hash = destination.find('#');
  const std::string_view target = destination.substr(0, hash);
  link.kind = has_scheme(target) || target.starts_with("//") ? LinkKind::kUrl : LinkKind::kMarkdown;
  const bool url = link.kind == LinkKind::kUrl;
  link.target = url ? std::string(target) : percent_decoded(target);
  if (hash != std::string_view::npos) {
    const std::string_view fragment = destination.substr(hash + 1);
    link.fragment = url ? std::string(fragment) : percent_decoded(fragment);
  }
  return link;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      decoded.push_back(text[i]);
      continue;
    }
    decoded.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  for (size_t at = 0; at < decoded.size();) {
    const size_t length = decoded[at] == '\0' ? 0 : utf8_length(decoded, at);
    if (length == 0) return std::string(text);
    at += length;
  }
  return decoded;
}

uint32_t link_end(std::string_view text, uint32_t bracket) {
  const uint32_t after = bracket + 1;
  const size_t limit = std::min<size_t>(text.size(), after + kMaxLinkTail);
  if (after >= limit) return static_cast<uint32_t>(std::min<size_t>(after, text.size()));
  if (text[after] == '(') {
    uint32_t at = skip_destination(text, skip_spaces(text, after + 1), limit);
    at = skip_spaces(text, at);
    if (at < limit && (text[at] == '"' || text[at] == '\'' || text[at] == '(')) {
      at = skip_spaces(text, behind(text, at + 1, text[at] == '(' ? ')' : text[at], limit));
    }
    if (at < limit && text[at] == ')') return at + 1;
  }
  if (text[after] == '[') return std::max(after, behind(text, after + 1, ']', limit));
  return after;
}

}  // namespace inkling
