// SPDX-License-Identifier: MIT
#include "query/unit.h"

#include <optional>
#include <string>

#include "query/leaves.h"

namespace inkling {
namespace {

/// The kind that every match of the query must be an item of: "" when it need be none, nothing when
/// two kinds contradict.
std::optional<std::string> kind_asked(const Query& query, const SchemaSet& schemas) {
  if (query.op == Op::kScope && is_item_scope(query.name)) {
    const uint32_t kind = kind_of_scope(query.name, schemas);
    return kind == kNone ? query.name : schemas.kinds[kind].name;
  }
  if (query.op == Op::kValue && query.name == "kind") return query.text;
  if (query.op == Op::kMust) return kind_asked(query.children.front(), schemas);
  if (query.op != Op::kAnd && query.op != Op::kOr) return "";
  std::string asked;
  for (const Query& child : query.children) {
    const auto kind = kind_asked(child, schemas);
    if (!kind) return std::nullopt;
    if (query.op == Op::kOr) {
      if (kind->empty()) return "";
      asked = *kind;
      continue;
    }
    if (kind->empty()) continue;
    if (!asked.empty() && asked != *kind && asked != "item" && *kind != "item") {
      return std::nullopt;
    }
    if (asked.empty() || asked == "item") asked = *kind;
  }
  return asked;
}

}  // namespace

Unit unit_of(const Query& query, const SchemaSet& schemas) {
  const auto kind = kind_asked(query, schemas);
  return kind && !kind->empty() ? Unit::kItem : Unit::kNote;
}

}  // namespace inkling
