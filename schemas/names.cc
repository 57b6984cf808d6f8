// SPDX-License-Identifier: MIT
#include "schemas/names.h"

#include <utf8proc.h>

#include <algorithm>

#include "schemas/chars.h"

namespace inkling {
namespace {

constexpr size_t kMaxNameWords = 4;
constexpr size_t kMaxUnspacedName = 4;  ///< Characters of a name in a script without blanks.
constexpr size_t kMaxHandleBytes = 64;

constexpr std::string_view kParticles[] = {"van", "von", "de", "da",  "di",  "del", "der",
                                           "den", "dos", "du", "la",  "le",  "el",  "al",
                                           "bin", "ibn", "zu", "ter", "ten", "af",  "av"};
constexpr std::string_view kAnd[] = {"and ", "und ", "et ", "y ", "e ", "en ", "och ", "og ", "i "};

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum class Case : uint8_t { kNoLetter, kLower, kUpper, kNone };

Case case_at(std::string_view text, size_t at, size_t& size) {
  const Decoded decoded = decode(text, at);
  size = decoded.size;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(decoded.c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return Case::kUpper;
    case UTF8PROC_CATEGORY_LL:
      return Case::kLower;
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
      return Case::kNone;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
      return Case::kLower;  // A mark belongs to the letter before it.
    default:
      return Case::kNoLetter;
  }
}

struct NameWord {
  size_t end = 0;
  Case first = Case::kNoLetter;
  size_t characters = 0;
  bool unspaced = false;
};

/// The word at `at`: letters, with apostrophes and hyphens between them, and an initial's point.
NameWord word_at(std::string_view text, size_t at) {
  NameWord word{.end = at};
  while (word.end < text.size()) {
    size_t size = 1;
    const Case kind = case_at(text, word.end, size);
    if (kind != Case::kNoLetter) {
      if (word.characters++ == 0) word.first = kind;
      word.unspaced |= char_info(decode(text, word.end).c).kind == CharClass::kUnspaced;
      word.end += size;
      continue;
    }
    const char c = text[word.end];
    const bool joint = c == '\'' || c == '-' || text.substr(word.end).starts_with("’");
    size_t next = 1;
    const size_t width = c == '\'' || c == '-' ? 1 : 3;
    if (!joint || word.characters == 0 || word.end + width >= text.size() ||
        case_at(text, word.end + width, next) == Case::kNoLetter) {
      break;
    }
    word.end += width;
  }
  const bool initial = word.characters <= 2 && word.first == Case::kUpper;
  if (initial && word.end < text.size() && text[word.end] == '.') ++word.end;
  return word;
}

bool is_particle(std::string_view word) {
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

size_t words_of_name(std::string_view text, size_t at) {
  size_t end = at, next = at;
  for (size_t count = 0; count < kMaxNameWords; ++count) {
    const NameWord word = word_at(text, next);
    if (word.characters == 0) break;
    if (word.unspaced) return count == 0 && word.characters <= kMaxUnspacedName ? word.end : end;
    if (word.first == Case::kLower) {
      if (count == 0 || !is_particle(text.substr(next, word.end - next))) break;
      --count;  // Particles are short and the word behind them must be a name.
      if (word.end - at > kMaxHandleBytes) break;
    } else {
      end = word.end;
    }
    if (word.end >= text.size() || text[word.end] != ' ') break;
    next = word.end + 1;
    if (next >= text.size()) break;
  }
  return end;
}

bool is_handle_byte(char c) {
  return is_alnum(c) || c == '_' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// The end of the @handle at `at`, or `at`.
size_t handle_end(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (end < text.size() && end - at <= kMaxHandleBytes && is_handle_byte(text[end])) ++end;
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  size_t size = 0;
  if (end - at < 2 || case_at(text, at + 1, size) == Case::kNoLetter) return at;
  return end;
}

/// The e-mail address around the '@' at `sign`; empty when there is none.
Span email_around(std::string_view text, size_t sign, size_t from) {
  size_t begin = sign;
  while (begin > from && sign - begin <= kMaxHandleBytes &&
         (is_alnum(text[begin - 1]) ||
          std::string_view("._+-").find(text[begin - 1]) != std::string_view::npos)) {
    --begin;
  }
  size_t end = sign + 1;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '.' || text[end] == '-')) ++end;
  while (end > sign + 1 && !is_alnum(text[end - 1])) --end;
  const std::string_view host = text.substr(sign + 1, end - sign - 1);
  if (begin == sign || host.find('.') == std::string_view::npos) return {};
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

NameFound found(size_t begin, size_t end, NameSource source) {
  return {.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
          .link = kNone,
          .source = source};
}

size_t skip_blanks(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// Behind what parts two names, or `at`. Sets `comma` when it is a comma.
size_t separator_end(std::string_view text, size_t at, bool& comma) {
  size_t next = skip_blanks(text, at);
  // A title in brackets behind a name: "Ana Diaz (CTO), Ben".
  if (next < text.size() && text[next] == '(') {
    const size_t close = text.find(')', next);
    if (close != std::string_view::npos && close - next <= kMaxHandleBytes) {
      next = skip_blanks(text, close + 1);
    }
  }
  comma = false;
  for (const std::string_view mark : {",", "，", "、"}) {
    if (text.substr(next).starts_with(mark)) {
      comma = true;
      next += mark.size();
      break;
    }
  }
  if (!comma && next < text.size() &&
      (text[next] == '&' || text[next] == ';' || text[next] == '/' || text[next] == '+')) {
    return skip_blanks(text, next + 1);
  }
  next = skip_blanks(text, next);
  for (const std::string_view word : kAnd) {
    if (!text.substr(next).starts_with(word)) continue;
    comma = false;
    return skip_blanks(text, next + word.size());
  }
  if (text.substr(next).starts_with("和")) return next + std::string_view("和").size();
  return comma ? next : at;
}

std::optional<NameFound> link_at(size_t at, std::span<const TextLink> links) {
  const auto link =
      std::lower_bound(links.begin(), links.end(), at,
                       [](const TextLink& l, size_t offset) { return l.span.begin < offset; });
  if (link == links.end() || link->span.begin != at) return std::nullopt;
  return NameFound{.span = link->span, .link = link->link, .source = NameSource::kLink};
}

}  // namespace

std::optional<NameFound> name_at(std::string_view text, size_t at,
                                 std::span<const TextLink> links) {
  if (at >= text.size()) return std::nullopt;
  if (const auto link = link_at(at, links)) return link;
  if (text[at] == '@') {
    // "@[[Ana]]" is a link with a handle's mark.
    if (const auto link = link_at(at + 1, links)) return link;
    const size_t end = handle_end(text, at);
    return end == at ? std::nullopt : std::optional(found(at, end, NameSource::kHandle));
  }
  const size_t sign = text.substr(at, kMaxHandleBytes).find_first_of("@ ,;(<");
  if (sign != std::string_view::npos && text[at + sign] == '@') {
    const Span span = email_around(text, at + sign, at);
    if (!span.empty() && span.begin == at) return found(at, span.end, NameSource::kEmail);
  }
  const size_t end = words_of_name(text, at);
  return end == at ? std::nullopt : std::optional(found(at, end, NameSource::kText));
}

NameList names_from(std::string_view text, size_t at, std::span<const TextLink> links) {
  NameList list;
  list.end = static_cast<uint32_t>(at);
  for (;;) {
    const std::optional<NameFound> name = name_at(text, at, links);
    if (!name) break;
    list.names.push_back(*name);
    list.end = name->span.end;
    bool comma = false;
    const size_t next = separator_end(text, list.end, comma);
    if (next == list.end) break;
    if (!comma && name_at(text, next, links)) list.only_commas = false;
    at = next;
  }
  return list;
}

std::vector<NameFound> handles_in(std::string_view text) {
  std::vector<NameFound> names;
  for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const size_t from = names.empty() ? 0 : names.back().span.end;
    const bool inside = at > 0 && (is_alnum(text[at - 1]) || text[at - 1] == '.');
    if (inside) {
      const Span span = email_around(text, at, from);
      if (!span.empty()) names.push_back(found(span.begin, span.end, NameSource::kEmail));
    } else if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '(' ||
               text[at - 1] == ',' || text[at - 1] == '/') {
      const size_t end = handle_end(text, at);
      if (end != at) names.push_back(found(at, end, NameSource::kHandle));
    }
  }
  return names;
}

}  // namespace inkling
