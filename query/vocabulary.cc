// SPDX-License-Identifier: MIT
#include "query/vocabulary.h"

#include <algorithm>

#include "notes/nearest.h"

namespace inkling {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

void add_kinds(const SchemaSet& schemas, std::vector<std::string_view>& names) {
  for (const KindSpec& kind : schemas.kinds) names.push_back(kind.name);
}

}  // namespace

Vocabulary::Vocabulary(const SchemaSet& schemas, const std::vector<std::string>& properties)
    : schemas_(schemas),
      properties_(properties),
      known_properties_(properties.begin(), properties.end()) {}

std::optional<Name> Vocabulary::find(std::string_view folded) const {
  if (const Operator* op = find_operator(folded)) {
    return Name{.shape = op->shape, .name = std::string(op->name)};
  }
  if (const std::string_view found = kind(folded); !found.empty()) {
    return Name{.shape = Shape::kScope, .name = std::string(found), .kind = true};
  }
  for (const std::string_view state : {"-todo", "-done"}) {
    if (!ends_with(folded, state)) continue;
    const auto* spec = schemas_.kind(kind(folded.substr(0, folded.size() - state.size())));
    if (spec != nullptr && spec->task) {
      return Name{.shape = Shape::kScope, .name = spec->name + std::string(state), .kind = true};
    }
  }
  for (const FieldSpec& field : schemas_.fields) {
    const auto& aliases = field.aliases;
    if (field.name == folded ||
        std::find(aliases.begin(), aliases.end(), folded) != aliases.end()) {
      return Name{.shape = Shape::kField, .name = field.name};
    }
  }
  if (property(folded) || folded == "status") {
    return Name{.shape = Shape::kProperty, .name = std::string(folded)};
  }
  return std::nullopt;
}

std::string_view Vocabulary::kind(std::string_view folded) const {
  for (const KindSpec& kind : schemas_.kinds) {
    if (!folded.empty() && (kind.name == folded || kind.plural == folded)) return kind.name;
  }
  return {};
}

bool Vocabulary::type(std::string_view folded) const {
  return std::any_of(schemas_.types.begin(), schemas_.types.end(), [folded](const TypeSpec& type) {
    return type.name == folded ||
           std::find(type.aliases.begin(), type.aliases.end(), folded) != type.aliases.end();
  });
}

bool Vocabulary::property(std::string_view folded) const {
  return known_properties_.count(folded) > 0;
}

std::string_view Vocabulary::nearest_name(std::string_view folded) const {
  std::vector<std::string_view> names{"status"};
  for (const Operator& op : operators()) {
    names.push_back(op.name);
    names.insert(names.end(), op.aliases.begin(), op.aliases.end());
  }
  add_kinds(schemas_, names);
  for (const FieldSpec& field : schemas_.fields) {
    names.push_back(field.name);
    names.insert(names.end(), field.aliases.begin(), field.aliases.end());
  }
  names.insert(names.end(), properties_.begin(), properties_.end());
  return nearest(folded, names);
}

std::string_view Vocabulary::nearest_property(std::string_view folded) const {
  return nearest(folded, {properties_.begin(), properties_.end()});
}

std::string_view Vocabulary::nearest_kind(std::string_view folded) const {
  std::vector<std::string_view> names;
  add_kinds(schemas_, names);
  return nearest(folded, names);
}

std::string_view Vocabulary::nearest_thing(std::string_view folded) const {
  std::vector<std::string_view> names = things();
  add_kinds(schemas_, names);
  names.insert(names.end(), properties_.begin(), properties_.end());
  return nearest(folded, names);
}

}  // namespace inkling
