// SPDX-License-Identifier: MIT
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "notes/front_matter.h"
#include "notes/yaml_entries.h"

namespace inkling {
namespace {

class Collector : public YAML::EventHandler {
 public:
  Collector(std::string_view yaml, YamlResult& result) : yaml_(yaml), result_(result) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    const size_t before = result_.entries.size();
    scalar(offset_of(mark), "", false);
    if (result_.entries.size() == before || result_.entries.back().in_list) return;
    // Nothing stands behind the key's colon, and the parser is at the next key already.
    YamlEntry& entry = result_.entries.back();
    const uint32_t end = std::min(entry.key_span.end + 1, static_cast<uint32_t>(yaml_.size()));
    entry.value_span = {.begin = end, .end = end};
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = scalars_.find(anchor);
    if (found == scalars_.end()) return value_done();
    const uint32_t at = offset_of(mark);
    const size_t before = result_.entries.size();
    scalar(at, found->second, true);
    if (result_.entries.size() == before) return;  // It was a key.
    const size_t end = std::min(yaml_.find_first_of(" ,]}\r\n", at), yaml_.size());
    result_.entries.back().value_span = {.begin = at, .end = static_cast<uint32_t>(end)};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (anchor != 0) scalars_[anchor] = value;
    scalar(offset_of(mark), value, tag == "!");
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/,
                       YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {
    push(false);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    const uint32_t at = offset_of(mark);
    const bool key = !levels_.empty() && levels_.back().map && levels_.back().key_next;
    if (key && !result_.broken && yaml_.substr(at, 1) == "{") {
      result_.broken = true;  // {{date}} of a template: a map as the key of a map.
      result_.diagnostics.push_back({.code = "yaml-syntax",
                                     .message = "text in braces needs quotes",
                                     .span = {.begin = at, .end = at + 1}});
    }
    if (levels_.empty()) result_.is_map = true;
    push(true);
  }
  void OnSequenceEnd() override { pop(); }
  void OnMapEnd() override { pop(); }

 private:
  struct Level {
    bool map = false;
    bool key_next = true;
    std::string path{};  // Of the map or list itself.
    std::string key{};
    Span key_span;
    std::set<std::string> keys{};
  };

  [[nodiscard]] uint32_t offset_of(const YAML::Mark& mark) const {
    const auto position = mark.pos < 0 ? 0 : static_cast<size_t>(mark.pos);
    return static_cast<uint32_t>(std::min(position, yaml_.size()));
  }

  void push(bool map);
  void pop();
  void scalar(uint32_t at, const std::string& value, bool quoted);
  void take_key(uint32_t at, const std::string& value);
  void value_done() {
    if (!levels_.empty() && levels_.back().map) levels_.back().key_next ^= true;
  }
  [[nodiscard]] std::string path() const;
  [[nodiscard]] Span span_of(uint32_t at, const std::string& value) const;

  std::string_view yaml_;
  YamlResult& result_;
  std::vector<Level> levels_;
  std::map<YAML::anchor_t, std::string> scalars_;
  bool too_deep_ = false;
};

std::string Collector::path() const {
  const Level& level = levels_.back();
  if (!level.map) return level.path;
  return level.path.empty() ? level.key : level.path + "." + level.key;
}

void Collector::push(bool map) {
  Level level;
  level.map = map;
  if (!levels_.empty() && levels_.size() < kMaxYamlDepth) {
    level.path = path();
    level.key_span = levels_.back().key_span;
  }
  levels_.push_back(std::move(level));
}

void Collector::pop() {
  levels_.pop_back();
  value_done();
}

void Collector::take_key(uint32_t at, const std::string& value) {
  Level& level = levels_.back();
  level.key = value;
  level.key_span = span_of(at, value);
  level.key_next = false;
  if (level.keys.insert(value).second) return;
  result_.diagnostics.push_back({.code = "yaml-duplicate-key",
                                 .message = "the key '" + value + "' is given twice",
                                 .span = level.key_span});
}

void Collector::scalar(uint32_t at, const std::string& value, bool quoted) {
  if (levels_.empty()) return;
  if (levels_.size() > kMaxYamlDepth) {
    if (!too_deep_) {
      result_.diagnostics.push_back({.code = "yaml-too-deep",
                                     .message = "values nested this deep are left out",
                                     .span = {.begin = at, .end = at}});
    }
    too_deep_ = true;
    return value_done();
  }
  Level& level = levels_.back();
  if (level.map && level.key_next) return take_key(at, value);
  YamlEntry entry;
  entry.key = path();
  entry.value = value;
  while (entry.value.ends_with('\n')) entry.value.pop_back();
  entry.quoted = quoted;
  entry.in_list = !level.map;
  entry.key_span = level.key_span;
  entry.value_span = span_of(at, value);
  // [[Ana]] without quotes is a list in a list to YAML, and a link to everybody else.
  const Span span = entry.value_span;
  if (!level.map && span.begin >= 2 && yaml_.substr(span.begin - 2, 2) == "[[" &&
      yaml_.substr(span.end, 2) == "]]") {
    entry.value_span = {.begin = span.begin - 2, .end = span.end + 2};
    entry.value = entry.value_span.of(yaml_);
    entry.in_list = levels_.size() > 3;
  }
  result_.entries.push_back(std::move(entry));
  value_done();
}

// Where a scalar that the parser met at `at` stands, quotes, tags and anchors left out.
Span Collector::span_of(uint32_t at, const std::string& value) const {
  const auto end_of_line = [&](uint32_t from) {
    return static_cast<uint32_t>(std::min(yaml_.find_first_of("\r\n", from), yaml_.size()));
  };
  while (at < yaml_.size() && (yaml_[at] == '!' || yaml_[at] == '&' || yaml_[at] == '*')) {
    while (at < yaml_.size() && yaml_[at] != ' ' && yaml_[at] != '\n') ++at;
    while (at < yaml_.size() && (yaml_[at] == ' ' || yaml_[at] == '\n')) ++at;
  }
  if (value.empty() || at >= yaml_.size()) return {.begin = at, .end = at};
  const char first = yaml_[at];
  if (first == '"' || first == '\'') {
    uint32_t end = at + 1;
    while (end < yaml_.size() && yaml_[end] != first) {
      end += first == '"' && yaml_[end] == '\\' ? 2 : 1;
      if (first == '\'' && yaml_.substr(end, 2) == "''") end += 2;
    }
    return {.begin = at + 1, .end = std::min(end, static_cast<uint32_t>(yaml_.size()))};
  }
  const auto size = static_cast<uint32_t>(value.size());
  if (yaml_.substr(at, size) == value) return {.begin = at, .end = at + size};
  // A scalar of several lines: up to the last of its words.
  uint32_t begin = at;
  if (first == '|' || first == '>') begin = end_of_line(at);
  uint32_t end = begin;
  std::istringstream words(value);
  for (std::string word; words >> word;) {
    const size_t found = yaml_.find(word, end);
    if (found == std::string_view::npos) break;
    if (end == begin) begin = static_cast<uint32_t>(found);
    end = static_cast<uint32_t>(found + word.size());
  }
  return {.begin = begin, .end = std::max(begin, end)};
}

}  // namespace

YamlResult read_yaml(std::string_view yaml) {
  YamlResult result;
  std::istringstream stream{std::string(yaml)};
  const auto fail = [&](uint32_t at, const std::string& message) {
    result.broken = true;
    const auto end = static_cast<uint32_t>(std::min(yaml.find('\n', at), yaml.size()));
    result.diagnostics.push_back({.code = "yaml-syntax",
                                  .message = message,
                                  .span = {.begin = at, .end = std::max(at, end)}});
  };
  try {
    YAML::Parser parser(stream);
    Collector collector(yaml, result);
    parser.HandleNextDocument(collector);
  } catch (const YAML::Exception& error) {
    const size_t at = error.mark.pos < 0 ? 0 : static_cast<size_t>(error.mark.pos);
    fail(static_cast<uint32_t>(std::min(at, yaml.size())), error.msg);
  } catch (const std::exception& error) {
    fail(0, error.what());
  }
  return result;
}

}  // namespace inkling
