// SPDX-License-Identifier: MIT
// The canonical text, one line per declaration, its parts separated by tabs:
//
//   kinds<TAB>decision<TAB>plural=decisions<TAB>decision=1<TAB>headings=decisions|key decisions
//
// What has its default is left out. Tab, line feed, bar and backslash are written \t, \n, \p and
// \\. Every cold search reads it, so it is kept as plain to read for a program as for a person.
#include "schemas/schema.h"

#include <algorithm>
#include <charconv>

#include "schemas/hash.h"
#include "schemas/members.h"

namespace inkling {
namespace {

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '|') {
      out += "\\p";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      out += c;
    }
  }
}

std::string unescaped(std::string_view text) {
  if (text.find('\\') == std::string_view::npos) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      out += text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : text[i] == 'p' ? '|' : text[i];
    } else {
      out += text[i];
    }
  }
  return out;
}

/// Writes the members that differ from those of a spec without any declarations.
struct Writer {
  std::string& out;

  void part(std::string_view key, std::string_view value) const {
    out += '\t';
    out += key;
    out += '=';
    append_escaped(value, out);
  }
  void operator()(std::string_view key, const std::string& text) const {
    if (!text.empty()) part(key, text);
  }
  void operator()(std::string_view key, uint32_t number) const {
    if (number != 1) part(key, std::to_string(number));
  }
  void operator()(std::string_view key, bool flag) const {
    if (flag) part(key, "1");
  }
  void operator()(std::string_view key, const std::vector<std::string>& texts, Text) const {
    for (size_t i = 0; i < texts.size(); ++i) {
      if (i == 0) {
        part(key, texts[i]);
      } else {
        out += '|';
        append_escaped(texts[i], out);
      }
    }
  }
};

/// The text up to the next `mark`, which is taken off `rest` too.
std::string_view take_until(char mark, std::string_view& rest) {
  const size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view head = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return head;
}

/// Sets the member named `key`, if the visited spec has one.
struct Setter {
  std::string_view key;
  std::string_view value;

  void operator()(std::string_view name, std::string& text) const {
    if (name == key) text = unescaped(value);
  }
  void operator()(std::string_view name, uint32_t& number) const {
    if (name == key) std::from_chars(value.data(), value.data() + value.size(), number);
  }
  void operator()(std::string_view name, bool& flag) const {
    if (name == key) flag = value == "1";
  }
  void operator()(std::string_view name, std::vector<std::string>& texts, Text) const {
    if (name != key) return;
    texts.reserve(static_cast<size_t>(std::count(value.begin(), value.end(), '|')) + 1);
    for (std::string_view rest = value;;) {
      const bool last = rest.find('|') == std::string_view::npos;
      texts.push_back(unescaped(take_until('|', rest)));
      if (last) return;
    }
  }
};

template <typename Spec>
Spec parse_spec(std::string_view parts) {
  Spec spec;
  spec.name = unescaped(take_until('\t', parts));
  while (!parts.empty()) {
    std::string_view value = take_until('\t', parts);
    const std::string_view key = take_until('=', value);
    if constexpr (std::is_same_v<Spec, ValueSpec>) {
      if (key == "of") spec.of = unescaped(value);
    }
    visit_members(spec, Setter{.key = key, .value = value});
  }
  return spec;
}

template <typename Spec>
const Spec* find(const std::vector<Spec>& specs, std::string_view name) {
  for (const Spec& spec : specs) {
    if (spec.name == name) return &spec;
  }
  return nullptr;
}

template <typename Spec>
const Spec* find_alias(const std::vector<Spec>& specs, std::string_view name) {
  if (const Spec* const named = find(specs, name)) return named;
  for (const Spec& spec : specs) {
    if (std::find(spec.aliases.begin(), spec.aliases.end(), name) != spec.aliases.end()) {
      return &spec;
    }
  }
  return nullptr;
}

}  // namespace

const KindSpec* SchemaSet::kind(std::string_view name) const {
  return find(kinds, name);
}
const FieldSpec* SchemaSet::field(std::string_view name_or_alias) const {
  return find_alias(fields, name_or_alias);
}
const TypeSpec* SchemaSet::type(std::string_view name_or_alias) const {
  return find_alias(types, name_or_alias);
}
const MeaningSpec* SchemaSet::meaning(std::string_view name) const {
  return find(meanings, name);
}

std::string to_string(const SchemaSet& schemas) {
  std::string out;
  visit_groups(schemas, [&](std::string_view group, const auto& specs) {
    for (auto spec : specs) {  // A copy: visit_members takes what it may change.
      out += group;
      out += '\t';
      append_escaped(spec.name, out);
      if constexpr (std::is_same_v<decltype(spec), ValueSpec>) Writer{out}.part("of", spec.of);
      visit_members(spec, Writer{out});
      out += '\n';
    }
  });
  return out;
}

SchemaSet parse_schema(std::string_view canonical) {
  SchemaSet schemas;
  while (!canonical.empty()) {
    std::string_view line = take_until('\n', canonical);
    const std::string_view group = take_until('\t', line);
    visit_groups(schemas, [&](std::string_view name, auto& specs) {
      using Spec = typename std::decay_t<decltype(specs)>::value_type;
      if (name == group) specs.push_back(parse_spec<Spec>(line));
    });
  }
  return schemas;
}

uint64_t fingerprint(const SchemaSet& schemas) {
  return fnv1a(to_string(schemas));
}

}  // namespace inkling
