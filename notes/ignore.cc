// SPDX-License-Identifier: MIT
#include "notes/ignore.h"

#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <utility>

namespace inkling {
namespace {

constexpr size_t kNowhere = std::string_view::npos;

bool in_class(std::string_view name, unsigned char c) {
  using Test = int (*)(int);
  static constexpr std::array<std::pair<std::string_view, Test>, 12> kClasses{{
      {"alnum", std::isalnum},
      {"alpha", std::isalpha},
      {"blank", std::isblank},
      {"cntrl", std::iscntrl},
      {"digit", std::isdigit},
      {"graph", std::isgraph},
      {"lower", std::islower},
      {"print", std::isprint},
      {"punct", std::ispunct},
      {"space", std::isspace},
      {"upper", std::isupper},
      {"xdigit", std::isxdigit},
  }};
  for (const auto& [known, test] : kClasses) {
    if (known == name) return test(c) != 0;
  }
  return false;
}

struct Bracket {
  bool matched = false;
  size_t end = kNowhere;  ///< After the closing bracket; kNowhere when there is none.
};

/// Reads the bracket expression that opens at `begin` and tries it on `c`. A `]` that comes first
/// stands for itself.
Bracket try_bracket(std::string_view pattern, size_t begin, unsigned char c) {
  size_t at = begin + 1;
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (negated) ++at;
  bool matched = false;
  for (bool first = true; at < pattern.size(); first = false) {
    if (pattern[at] == ']' && !first) return {.matched = matched != negated, .end = at + 1};
    if (pattern.substr(at).starts_with("[:")) {
      const size_t close = pattern.find(":]", at + 2);
      if (close != kNowhere) {
        matched = matched || in_class(pattern.substr(at + 2, close - at - 2), c);
        at = close + 2;
        continue;
      }
    }
    const auto next = [&]() -> std::optional<unsigned char> {
      if (pattern[at] == '\\' && ++at == pattern.size()) return std::nullopt;
      return static_cast<unsigned char>(pattern[at++]);
    };
    const auto low = next();
    if (!low) break;
    auto high = low;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      ++at;
      high = next();
      if (!high) break;
    }
    matched = matched || (*low <= c && c <= *high);
  }
  return {};
}

/// The place in `pattern` after the one character that `c` matches, or kNowhere.
size_t match_one(std::string_view pattern, size_t at, char c) {
  switch (pattern[at]) {
    case '?':
      return at + 1;
    case '[': {
      const Bracket bracket = try_bracket(pattern, at, static_cast<unsigned char>(c));
      return bracket.matched ? bracket.end : kNowhere;
    }
    case '\\':
      if (++at == pattern.size()) return kNowhere;
      [[fallthrough]];
    default:
      return pattern[at] == c ? at + 1 : kNowhere;
  }
}

/// Whole path against whole pattern, name by name. Only the last "**" met needs another try: a
/// stretch of names between two of them that fits early leaves the most room for what follows.
bool matches_path(const std::vector<std::string>& pattern, std::string_view path) {
  size_t at = 0;
  size_t begin = 0;  // of the present name; path.size() + 1 when all are used up
  size_t retry_at = kNowhere;
  size_t retry_begin = 0;
  const auto after = [&](size_t from) {
    const size_t slash = path.find('/', from);
    return slash == kNowhere ? path.size() + 1 : slash + 1;
  };
  while (true) {
    const bool more = begin <= path.size();
    if (at < pattern.size() && pattern[at] == "**") {
      if (at + 1 == pattern.size()) return more;
      retry_at = ++at;
      retry_begin = begin;
      continue;
    }
    if (at == pattern.size() && !more) return true;
    if (at < pattern.size() && more) {
      const size_t next = after(begin);
      if (matches_glob(pattern[at], path.substr(begin, next - 1 - begin))) {
        ++at;
        begin = next;
        continue;
      }
    }
    if (retry_at == kNowhere || retry_begin > path.size()) return false;
    at = retry_at;
    begin = retry_begin = after(retry_begin);
  }
}

/// Blanks at the end of a line do not count, unless escaped.
std::string_view without_trailing_blanks(std::string_view line) {
  while (line.ends_with(' ')) {
    const std::string_view rest = line.substr(0, line.size() - 1);
    const size_t escapes = rest.size() - (rest.find_last_not_of('\\') + 1);
    if (escapes % 2 == 1) break;
    line = rest;
  }
  return line;
}

/// Two stars or more between slashes are "**".
std::vector<std::string> split_at_slashes(std::string_view pattern) {
  std::vector<std::string> segments;
  while (true) {
    const size_t slash = pattern.find('/');
    const std::string_view name = pattern.substr(0, slash);
    const bool only_stars = name.size() > 1 && name.find_first_not_of('*') == kNowhere;
    segments.emplace_back(only_stars ? "**" : name);
    if (slash == kNowhere) return segments;
    pattern.remove_prefix(slash + 1);
  }
}

bool has_wildcard(std::string_view pattern) {
  return pattern.find_first_of("*?[\\") != kNowhere;
}

std::optional<IgnoreRule> parse_rule(std::string_view line, uint32_t number) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with('#')) return std::nullopt;
  line = without_trailing_blanks(line);
  IgnoreRule rule{.text = std::string(line), .line = number};
  if (line.starts_with('!')) {
    rule.negated = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    rule.folders_only = true;
    line.remove_suffix(1);
  }
  rule.anchored = line.find('/') != kNowhere;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return std::nullopt;
  rule.literal = !rule.anchored && !has_wildcard(line);
  rule.suffix = !rule.anchored && line.starts_with('*') && !has_wildcard(line.substr(1));
  rule.segments = rule.anchored ? split_at_slashes(line) : std::vector{std::string(line)};
  return rule;
}

bool matches(const IgnoreRule& rule, std::string_view path, std::string_view name) {
  if (rule.test) return rule.test(path);
  const std::string_view first = rule.segments.front();
  if (rule.literal) return name == first;
  if (rule.suffix) return name.ends_with(first.substr(1));
  return rule.anchored ? matches_path(rule.segments, path) : matches_glob(first, name);
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view name) {
  size_t at = 0;
  size_t i = 0;
  size_t star = kNowhere;  // After the last '*' met: the only place that needs another try.
  size_t star_i = 0;
  while (i < name.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = ++at;
      star_i = i;
      continue;
    }
    const size_t next = at < pattern.size() ? match_one(pattern, at, name[i]) : kNowhere;
    if (next != kNowhere) {
      at = next;
      ++i;
      continue;
    }
    if (star == kNowhere) return false;
    at = star;
    i = ++star_i;
  }
  return pattern.find_first_not_of('*', at) == kNowhere;
}

IgnoreFile parse_ignore_file(std::string path, std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::string folder = path.substr(0, path.rfind('/') + 1);
  IgnoreFile file{.path = std::move(path), .below = std::move(folder)};
  for (uint32_t number = 1; !text.empty(); ++number) {
    const size_t end = text.find('\n');
    if (auto rule = parse_rule(text.substr(0, end), number)) file.rules.push_back(*rule);
    text.remove_prefix(end == kNowhere ? text.size() : end + 1);
  }
  return file;
}

const IgnoreRule* deciding_rule(const IgnoreFile& file, std::string_view path, bool is_folder) {
  if (!path.starts_with(file.below)) return nullptr;
  path.remove_prefix(file.below.size());
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto rule = file.rules.rbegin(); rule != file.rules.rend(); ++rule) {
    if (is_folder ? !rule->test : !rule->folders_only) {
      if (matches(*rule, path, name)) return &*rule;
    }
  }
  return nullptr;
}

}  // namespace inkling
