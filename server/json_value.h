// SPDX-License-Identifier: MIT
// JSON that came from outside, for reading. Asking for what is not there gives nothing, never an
// error: a client may leave out whatever it likes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

inline constexpr size_t kMaxJsonDepth = 128;

/// A part of a parsed document; copies share the document. A default one is absent.
class JsonValue {
 public:
  JsonValue() = default;
  /// Nothing when it is no JSON, no UTF-8 or nested deeper than kMaxJsonDepth.
  static std::optional<JsonValue> parse(std::string_view text);

  [[nodiscard]] JsonValue operator[](std::string_view key) const;
  [[nodiscard]] std::vector<JsonValue> items() const;  ///< Of an array; else empty.

  [[nodiscard]] bool there() const;  ///< Neither absent nor null.
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_number() const;

  [[nodiscard]] std::string text() const;  ///< "" of what is no string.
  [[nodiscard]] std::optional<int64_t> number() const;
  [[nodiscard]] bool flag(bool otherwise = false) const;
  [[nodiscard]] std::vector<std::string> texts() const;  ///< The strings of an array.
  [[nodiscard]] std::string dump() const;

 private:
  JsonValue(std::shared_ptr<const void> document, const void* node)
      : document_(std::move(document)), node_(node) {}

  std::shared_ptr<const void> document_{};
  const void* node_ = nullptr;
};

}  // namespace inkling
