// SPDX-License-Identifier: MIT
// What a facet is: which terms hold its values, how these nest, and which query text each equals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/open_index.h"

namespace inkling {

enum class FacetOrder : uint8_t {
  kUsual,  ///< Nested where values nest; by count, months by value.
  kCount,  ///< A flat list, commonest first.
  kValue,  ///< A flat list, in order of value.
  kHierarchy
};

/// A facet as asked for: NAME[:N[:M]][:ORDER]. N is how deep nested values are shown and M how many
/// per level; of values that do not nest, N is how many. 0: no limit of depth, kUsualValues.
struct FacetAsk {
  std::string name{};  ///< "tag", "[status]".
  uint32_t first = 0;
  uint32_t second = 0;
  FacetOrder order = FacetOrder::kUsual;
};
inline constexpr uint32_t kUsualValues = 100;  ///< Shown per level when nobody says.

[[nodiscard]] FacetAsk parse_facet(std::string_view text);

/// Where values come from: the terms that begin with `prefix`; months from the dates.
struct FacetSource {
  enum class Of : uint8_t {
    kValues,   ///< A term is a value, and has its ancestors beside it.
    kPaths,    ///< A value's ancestors must be counted for it.
    kPeople,   ///< A term is a written name: resolved to who that is.
    kStatus,   ///< A term is a status; of notes, behind its kind: "task:open".
    kKeyNames  ///< A term is a key and ':'.
  };
  Of of = Of::kValues;
  std::string base{};  ///< "tag", "month", "property": what the declaration's `source` says.
  std::string key{};   ///< Of a property, folded.
  std::string prefix{};
  char separator = '\0';  ///< Between the parts of a nested value.
  bool by_value = false;  ///< Usually in order of value.
  bool of_note = false;   ///< Items have it of their note, too.
};

/// Nothing when there is no such facet: neither declared, nor `[key]`, nor a property of the vault.
[[nodiscard]] std::optional<FacetSource> facet_source(std::string_view name,
                                                      const OpenIndex& index);

/// The names that facet_source knows but for properties.
[[nodiscard]] std::vector<std::string_view> facet_names(const SchemaSet& schemas);

/// The query text that finds what has this value. `written`: of a person, the names that mean them.
[[nodiscard]] std::string query_of_value(const FacetSource& source, std::string_view value,
                                         const std::vector<std::string>& written = {});

/// "(a OR b)"; "tag:(x OR y)" where that is the same.
[[nodiscard]] std::string query_of_any(const std::vector<std::string>& queries);

}  // namespace inkling
