// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/diagnostic.h"
#include "notes/text.h"

namespace inkling {

/// One scalar of a YAML map. Spans are bytes of the YAML text.
struct YamlEntry {
  std::string key{};  ///< Keys of nested maps are joined by dots.
  std::string value{};
  bool quoted = false;
  bool in_list = false;
  Span key_span;
  Span value_span;  ///< Without quotes.
};

struct YamlResult {
  std::vector<YamlEntry> entries{};
  bool is_map = false;  ///< False: a list, a text, or broken.
  bool broken = false;
  std::vector<Diagnostic> diagnostics{};  ///< Spans are bytes of the YAML text.
};

/// Reads plain front matter (`key: value` lines and lists of plain values), several times faster
/// than a YAML parser. False when there is anything else, and `entries` is then to be thrown away.
[[nodiscard]] bool read_plain_yaml(std::string_view yaml, std::vector<YamlEntry>& entries);

/// Picks `key: value` lines and their lists out of broken YAML.
[[nodiscard]] std::vector<YamlEntry> salvage_yaml(std::string_view yaml);

/// Reads any YAML, with yaml-cpp. Aliases of scalars are resolved, those of maps and lists are not
/// followed, so that neither cycles nor "billions of laughs" matter.
[[nodiscard]] YamlResult read_yaml(std::string_view yaml);

}  // namespace inkling
