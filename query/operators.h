// SPDX-License-Identifier: MIT
// Every operator of the query language in one table. The parser, the documentation and completion
// read it; nothing else knows an operator's name. The kinds and fields that a vault declares come
// on top of it, from its schemas.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace inkling {

/// What follows the colon, and what node of the tree it becomes.
enum class Shape : uint8_t {
  kField,     ///< Words, looked for in one field. kField.
  kScope,     ///< Words, all inside one line, section, item. kScope.
  kTag,       ///< kTag.
  kValue,     ///< One value. kValue.
  kState,     ///< One of states(). kValue "is".
  kHas,       ///< A thing that is there or not. kValue "has" or "no".
  kDate,      ///< A date, a period or a range. kDate.
  kSince,     ///< kDate "date" from here on: after:
  kUntil,     ///< kDate "date" up to here: before:
  kNewer,     ///< An age: newer_than:7d. kDate "date".
  kOlder,     ///< older_than:1y. kDate "date".
  kCase,      ///< Words, with or without regard to case. kCase.
  kControl,   ///< How to answer. Controls.
  kProperty,  ///< A property of this vault, as [name:value].
};

struct Operator {
  std::string_view name;                  ///< Canonical.
  std::vector<std::string_view> aliases;  ///< Other spellings, from other programs' habits.
  Shape shape;
  std::string_view help;
  std::string_view example;  ///< A whole query.
};

/// All operators, in the order of the documentation.
[[nodiscard]] const std::vector<Operator>& operators();
/// By name or alias, lower case. Null when there is none.
[[nodiscard]] const Operator* find_operator(std::string_view name);

/// What `is:` knows.
[[nodiscard]] const std::vector<std::string_view>& states();
/// What `has:` and `no:` know besides kinds and properties: canonical names.
[[nodiscard]] const std::vector<std::string_view>& things();
/// The canonical name of a thing by any of its spellings ("labels" is "tag"), or empty.
[[nodiscard]] std::string_view find_thing(std::string_view name);

}  // namespace inkling
