// SPDX-License-Identifier: MIT
// Front matter as most people write it, line by line.
#include <algorithm>
#include <set>

#include "notes/yaml_entries.h"

namespace inkling {
namespace {

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

class LineReader {
 public:
  LineReader(std::string_view yaml, bool lenient) : yaml_(yaml), lenient_(lenient) {}

  // False at the first line that is not plain; when lenient, such lines are skipped.
  bool read() {
    for (uint32_t at = 0; at < yaml_.size();) {
      const auto newline = static_cast<uint32_t>(std::min(yaml_.find('\n', at), yaml_.size()));
      uint32_t end = newline;
      while (end > at && (yaml_[end - 1] == ' ' || yaml_[end - 1] == '\r')) --end;
      if (!read_line({.begin = at, .end = end}) && !lenient_) return false;
      at = newline + 1;
    }
    close_key();
    return true;
  }

  std::vector<YamlEntry> take() { return std::move(entries_); }

 private:
  bool read_line(Span line);
  bool read_key(Span line);
  bool read_value(Span value, bool in_list);
  bool read_flow(Span value);
  [[nodiscard]] bool is_plain(std::string_view value) const;
  void add(Span value, bool quoted, bool in_list);
  void close_key();

  std::string_view yaml_;
  bool lenient_;
  std::vector<YamlEntry> entries_;
  std::set<std::string> keys_;
  std::string key_;
  Span key_span_;
  bool open_ = false;    // A key without a value so far.
  uint32_t indent_ = 0;  // Of its list.
  bool listed_ = false;  // It has had list items.
};

bool LineReader::read_line(Span line) {
  uint32_t begin = line.begin;
  while (begin < line.end && yaml_[begin] == ' ') ++begin;
  if (begin == line.end || yaml_[begin] == '#') return true;
  const uint32_t indent = begin - line.begin;
  line.begin = begin;
  if (yaml_[begin] == '-' && begin + 1 < line.end && yaml_[begin + 1] == ' ') {
    if (!open_ || (listed_ && indent != indent_)) return false;
    listed_ = true;
    indent_ = indent;
    do ++begin;
    while (begin < line.end && yaml_[begin] == ' ');
    return read_value({.begin = begin, .end = line.end}, true);
  }
  return indent == 0 && read_key(line);
}

bool LineReader::read_key(Span line) {
  close_key();
  uint32_t colon = line.begin;
  while (colon < line.end &&
         (is_alnum(yaml_[colon]) || yaml_[colon] == '_' || yaml_[colon] == '-' ||
          yaml_[colon] == '.' || yaml_[colon] == '/' || yaml_[colon] == ' ')) {
    ++colon;
  }
  if (colon == line.begin || !is_alnum(yaml_[line.begin]) || colon == line.end) return false;
  if (yaml_[colon] != ':' || yaml_[colon - 1] == ' ') return false;
  if (colon + 1 < line.end && yaml_[colon + 1] != ' ') return false;
  key_span_ = {.begin = line.begin, .end = colon};
  key_ = key_span_.of(yaml_);
  if (!keys_.insert(key_).second && !lenient_) return false;
  uint32_t begin = colon + 1;
  while (begin < line.end && yaml_[begin] == ' ') ++begin;
  open_ = begin >= line.end;
  listed_ = false;
  return open_ || read_value({.begin = begin, .end = line.end}, false);
}

// Nothing in it that YAML gives a meaning of its own.
bool LineReader::is_plain(std::string_view value) const {
  const char first = value[0];
  const bool sign =
      (first == '-' || first == '+' || first == '.' || first == '/' || first == '(') &&
      value.size() > 1 && value[1] != ' ';
  if (!is_alnum(first) && !sign) return false;
  return value.find(": ") == std::string_view::npos && value.find(" #") == std::string_view::npos &&
         !value.ends_with(':') && value.find('\t') == std::string_view::npos;
}

bool LineReader::read_value(Span value, bool in_list) {
  if (value.empty()) return false;
  const std::string_view text = value.of(yaml_);
  const char first = text[0];
  if ((first == '"' || first == '\'') && text.size() > 1 && text.back() == first) {
    const std::string_view inside = text.substr(1, text.size() - 2);
    const char special = first == '"' ? '\\' : '\'';
    if (lenient_ || (inside.find(special) == std::string_view::npos &&
                     inside.find(first) == std::string_view::npos)) {
      add({.begin = value.begin + 1, .end = value.end - 1}, true, in_list);
      return true;
    }
    return false;
  }
  // {{date}} in a template is no YAML: reported, and then kept as the text it stands for.
  const bool placeholder = lenient_ && text.starts_with("{{") && text.ends_with("}}");
  if (placeholder || is_plain(text)) {
    add(value, false, in_list);
    return true;
  }
  if (!in_list && first == '[' && read_flow(value)) return true;
  if (lenient_ && first != '|' && first != '>') add(value, false, in_list);
  return false;
}

// [a, b c, "d"] without anything nested.
bool LineReader::read_flow(Span value) {
  const std::string_view text = value.of(yaml_);
  if (text.size() < 2 || text.back() != ']') return false;
  const std::string_view inside = text.substr(1, text.size() - 2);
  if (inside.find_first_of("[]{}\"'#:&*!|>%@`?") != std::string_view::npos) return false;
  const size_t before = entries_.size();
  for (uint32_t at = value.begin + 1; at < value.end;) {
    uint32_t end = at;
    while (end + 1 < value.end && yaml_[end] != ',') ++end;
    Span item{.begin = at, .end = end};
    while (!item.empty() && yaml_[item.begin] == ' ') ++item.begin;
    while (!item.empty() && yaml_[item.end - 1] == ' ') --item.end;
    at = end + 1;
    if (item.empty() || !is_plain(item.of(yaml_))) {
      if (item.empty() && at == value.end) break;
      entries_.resize(before);
      return false;
    }
    add(item, false, true);
  }
  return true;
}

void LineReader::add(Span value, bool quoted, bool in_list) {
  entries_.push_back({.key = key_,
                      .value = std::string(value.of(yaml_)),
                      .quoted = quoted,
                      .in_list = in_list,
                      .key_span = key_span_,
                      .value_span = value});
  if (!in_list) open_ = false;
}

// A key without a value is null.
void LineReader::close_key() {
  if (open_ && !listed_) add({.begin = key_span_.end + 1, .end = key_span_.end + 1}, false, false);
  open_ = false;
}

}  // namespace

bool read_plain_yaml(std::string_view yaml, std::vector<YamlEntry>& entries) {
  LineReader reader(yaml, false);
  const bool plain = reader.read();
  entries = reader.take();
  return plain;
}

std::vector<YamlEntry> salvage_yaml(std::string_view yaml) {
  LineReader reader(yaml, true);
  if (!reader.read()) return {};
  return reader.take();
}

}  // namespace inkling
