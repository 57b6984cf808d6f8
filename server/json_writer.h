// SPDX-License-Identifier: MIT
// JSON to be sent, written from left to right.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace inkling {

/// Writes commas and escapes by itself; the caller closes what it opens. Bytes that are no UTF-8
/// become U+FFFD, so the text is always valid.
class JsonWriter {
 public:
  JsonWriter& open_object();
  JsonWriter& close_object();
  JsonWriter& open_array();
  JsonWriter& close_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  template <std::same_as<bool> T>
  JsonWriter& value(T flag) {
    return raw(flag ? "true" : "false");
  }
  template <std::integral T>
  requires(!std::same_as<T, bool>) JsonWriter& value(T number) {
    return raw(std::to_string(number));
  }
  /// `json` stands as it is.
  JsonWriter& raw(std::string_view json);

  template <typename T>
  JsonWriter& member(std::string_view name, const T& what) {
    return key(name).value(what);
  }
  JsonWriter& raw_member(std::string_view name, std::string_view json) {
    return key(name).raw(json);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void part();

  std::string out_{};
};

[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace inkling
