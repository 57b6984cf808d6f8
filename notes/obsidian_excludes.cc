// SPDX-License-Identifier: MIT
#include "notes/obsidian_excludes.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <string>

#include "notes/yaml_entries.h"

namespace inkling {
namespace {

/// A pattern that matches what starts with `prefix`, character by character.
std::string pattern_of(std::string_view prefix) {
  std::string pattern = "/";
  for (const char c : prefix) {
    if (std::string_view("*?[\\! #").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return prefix.ends_with('/') ? pattern : pattern + '*';
}

Result<IgnoreRule> regex_rule(const std::string& entry) {
  const auto regex = std::make_shared<const RE2>(entry.substr(1, entry.size() - 2), RE2::Quiet);
  if (!regex->ok()) {
    return Error{
        .code = Code::kInvalid,
        .message = fmt::format("'{}' is not a regular expression: {}", entry, regex->error()),
        .where = kObsidianSettings};
  }
  return IgnoreRule{.text = entry, .test = [regex](std::string_view path) {
                      return RE2::PartialMatch({path.data(), path.size()}, *regex);
                    }};
}

}  // namespace

Result<IgnoreFile> parse_obsidian_excludes(std::string_view settings) {
  IgnoreFile file{.path = kObsidianSettings};
  const YamlResult json = read_yaml(settings);  // JSON is YAML
  if (json.broken) {
    return Error{.code = Code::kInvalid, .message = "not JSON", .where = kObsidianSettings};
  }
  for (const YamlEntry& entry : json.entries) {
    if (entry.key != "userIgnoreFilters" || entry.value.empty()) continue;
    const bool is_regex =
        entry.value.size() > 2 && entry.value.starts_with('/') && entry.value.ends_with('/');
    if (is_regex) {
      auto rule = regex_rule(entry.value);
      if (!rule) return rule.error();
      file.rules.push_back(std::move(*rule));
    } else {
      IgnoreFile one = parse_ignore_file("", pattern_of(entry.value));
      for (IgnoreRule& rule : one.rules) {
        rule.text = entry.value;
        file.rules.push_back(std::move(rule));
      }
    }
    const auto before = settings.substr(0, entry.value_span.begin);
    file.rules.back().line = 1 + static_cast<uint32_t>(std::ranges::count(before, '\n'));
  }
  return file;
}

}  // namespace inkling
