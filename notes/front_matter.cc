// SPDX-License-Identifier: MIT
#include "notes/front_matter.h"

#include <algorithm>

#include "notes/properties.h"
#include "notes/yaml_entries.h"

namespace inkling {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Fences {
  Span inside;
  uint32_t body = 0;
  bool found = false;
};

// Whether the line at `at` is a fence; `next` is then where the next line starts.
bool is_fence(std::string_view text, size_t at, uint32_t& next) {
  if (text.substr(at, 3) != "---") return false;
  const size_t end = std::min(text.find('\n', at), text.size());
  const std::string_view rest = text.substr(at + 3, end - at - 3);
  if (rest.find_first_not_of(" \t\r") != std::string_view::npos) return false;
  next = static_cast<uint32_t>(std::min(end + 1, text.size()));
  return true;
}

Fences find_fences(std::string_view text, uint32_t begin) {
  Fences fences{.inside = {begin, begin}, .body = begin};
  uint32_t first = 0;
  if (!is_fence(text, begin, first)) return fences;
  for (size_t at = first; at < text.size();) {
    uint32_t next = 0;
    if (is_fence(text, at, next)) {
      return {.inside = {first, static_cast<uint32_t>(at)}, .body = next, .found = true};
    }
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  return fences;
}

// `---` and a key below it, but no second fence.
void report_open_fence(Note& note, uint32_t begin) {
  uint32_t first = 0;
  if (!is_fence(note.source, begin, first)) return;
  const std::string_view text = note.source;
  const std::string_view line = text.substr(first, text.find('\n', first) - first);
  const size_t colon = line.find(": ");
  if (colon == std::string_view::npos || line.substr(0, colon).find(' ') != line.npos) return;
  note.diagnostics.push_back({.code = "front-matter-open",
                              .message = "front matter without a closing '---' is read as text",
                              .span = {.begin = begin, .end = begin + 3},
                              .fix = "end it with a line '---'"});
}

YamlResult read_entries(std::string_view yaml) {
  YamlResult result;
  if (yaml.size() > kMaxFrontMatterBytes) {
    result.broken = true;
    result.diagnostics.push_back({.code = "yaml-too-large",
                                  .message = "front matter over 1 MiB is read in part only",
                                  .span = {.begin = 0, .end = 0}});
    return result;
  }
  if (read_plain_yaml(yaml, result.entries)) {
    result.is_map = true;
    return result;
  }
  return read_yaml(yaml);
}

void add_property(Note& note, const YamlEntry& entry, uint32_t base) {
  const auto moved = [base](Span span) { return Span{span.begin + base, span.end + base}; };
  Property property;
  property.key = entry.key;
  property.text = entry.value;
  property.in_list = entry.in_list;
  property.source = moved(entry.value_span);
  property.key_source = moved(entry.key_span);
  set_type(property, entry.quoted);
  adopt_property(note, property);
  note.properties.push_back(std::move(property));
}

}  // namespace

uint32_t read_front_matter(Note& note) {
  const bool marked = note.source.starts_with(kByteOrderMark);
  const auto begin = static_cast<uint32_t>(marked ? kByteOrderMark.size() : 0);
  const Fences fences = find_fences(note.source, begin);
  if (!fences.found) {
    report_open_fence(note, begin);
    return begin;
  }
  const std::string_view yaml = fences.inside.of(note.source);
  YamlResult result = read_entries(yaml);
  if (result.broken) result.entries = salvage_yaml(yaml);
  // Two thematic breaks with prose or a list between them are no front matter.
  const bool keyed = result.broken ? !result.entries.empty() : result.is_map;
  const bool blank = yaml.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (!keyed && !blank) return begin;
  note.front_matter = fences.inside;
  for (Diagnostic& diagnostic : result.diagnostics) {
    diagnostic.span.begin += fences.inside.begin;
    diagnostic.span.end += fences.inside.begin;
    note.diagnostics.push_back(std::move(diagnostic));
  }
  for (const YamlEntry& entry : result.entries) add_property(note, entry, fences.inside.begin);
  return fences.body;
}

}  // namespace inkling
