// SPDX-License-Identifier: MIT
#include "server/json_value.h"

#include <nlohmann/json.hpp>

namespace inkling {
namespace {

using Json = nlohmann::json;

const Json& json_of(const void* node) {
  static const Json kAbsent;
  return node == nullptr ? kAbsent : *static_cast<const Json*>(node);
}

/// Counted before parsing: a tree as deep as its text is long must not be built.
bool is_shallow(std::string_view text) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxJsonDepth) return false;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return true;
}

}  // namespace

std::optional<JsonValue> JsonValue::parse(std::string_view text) {
  if (!is_shallow(text)) return std::nullopt;
  auto document = std::make_shared<const Json>(Json::parse(text, nullptr, false));
  if (document->is_discarded()) return std::nullopt;
  const Json* node = document.get();
  return JsonValue(std::move(document), node);
}

JsonValue JsonValue::operator[](std::string_view key) const {
  const Json& json = json_of(node_);
  if (!json.is_object()) return {};
  const auto found = json.find(key);
  return found == json.end() ? JsonValue() : JsonValue(document_, &*found);
}

std::vector<JsonValue> JsonValue::items() const {
  std::vector<JsonValue> out;
  if (!is_array()) return out;
  for (const Json& one : json_of(node_)) out.push_back(JsonValue(document_, &one));
  return out;
}

bool JsonValue::there() const {
  return !json_of(node_).is_null();
}
bool JsonValue::is_object() const {
  return json_of(node_).is_object();
}
bool JsonValue::is_array() const {
  return json_of(node_).is_array();
}
bool JsonValue::is_string() const {
  return json_of(node_).is_string();
}
bool JsonValue::is_number() const {
  return json_of(node_).is_number();
}

std::string JsonValue::text() const {
  return is_string() ? json_of(node_).get<std::string>() : std::string();
}

std::optional<int64_t> JsonValue::number() const {
  const Json& json = json_of(node_);
  if (!json.is_number_integer()) return std::nullopt;
  return json.get<int64_t>();
}

bool JsonValue::flag(bool otherwise) const {
  const Json& json = json_of(node_);
  return json.is_boolean() ? json.get<bool>() : otherwise;
}

std::vector<std::string> JsonValue::texts() const {
  std::vector<std::string> out;
  for (const JsonValue& one : items()) {
    if (one.is_string()) out.push_back(one.text());
  }
  return out;
}

std::string JsonValue::dump() const {
  return json_of(node_).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace inkling
