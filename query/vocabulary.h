// SPDX-License-Identifier: MIT
// The names that may stand before a colon: the operators, and what this vault adds to them: its
// kinds, its fields, its properties.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "query/operators.h"
#include "schemas/schema.h"

namespace inkling {

struct Name {
  Shape shape = Shape::kField;
  std::string name{};  ///< Canonical.
  bool kind = false;   ///< A scope that is a kind: bare `decision:` asks for one.
};

/// Views the schemas and properties given; they must outlive it.
class Vocabulary {
 public:
  Vocabulary(const SchemaSet& schemas, const std::vector<std::string>& properties);

  /// An operator, else a kind, a field or a property. `folded` as fold() gives it.
  [[nodiscard]] std::optional<Name> find(std::string_view folded) const;
  /// A kind by name or plural: its name, else empty.
  [[nodiscard]] std::string_view kind(std::string_view folded) const;
  /// A type by name or alias.
  [[nodiscard]] bool type(std::string_view folded) const;
  [[nodiscard]] bool property(std::string_view folded) const;
  [[nodiscard]] bool knows_properties() const { return !properties_.empty(); }

  /// What a misspelt name may have meant; empty when nothing is near.
  [[nodiscard]] std::string_view nearest_name(std::string_view folded) const;
  [[nodiscard]] std::string_view nearest_property(std::string_view folded) const;
  [[nodiscard]] std::string_view nearest_kind(std::string_view folded) const;
  [[nodiscard]] std::string_view nearest_thing(std::string_view folded) const;

 private:
  const SchemaSet& schemas_;
  const std::vector<std::string>& properties_;
  std::unordered_set<std::string_view> known_properties_;
};

}  // namespace inkling
