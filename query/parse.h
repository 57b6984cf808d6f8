// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/diagnostic.h"
#include "query/query.h"
#include "schemas/schema.h"

namespace inkling {

/// What the meaning of a query depends on besides its text.
struct ParseContext {
  const SchemaSet* schemas = nullptr;  ///< Kinds, fields. REQUIRES: not null, outlives the call.
  std::vector<std::string>
      properties{};  ///< Folded property keys of the vault, for `status:draft`.
  Date today{};      ///< In the user's zone.
};

/// Clauses that say how to answer, not what: `sort:date-desc limit:5 group:type`.
struct Controls {
  std::string sort{};  ///< "relevance" "date" "created" "modified" "due" "title" "path", or empty.
  bool descending = false;
  std::optional<uint32_t> limit{};
  std::string group{};  ///< A facet's name, as typed.
};

struct ParsedQuery {
  Query query{};
  Controls controls{};
  std::string text{};  ///< The text given, invalid UTF-8 replaced; spans count its bytes.
  std::vector<Diagnostic> diagnostics{};
  uint64_t steps = 0;  ///< Characters looked at, again and again counted: the work done.
};

inline constexpr size_t kMaxQueryBytes = 64 << 10;  ///< The rest is dropped, with a diagnostic.
inline constexpr size_t kMaxQueryDepth = 64;        ///< Deeper parentheses are read as text.
inline constexpr size_t kMaxQueryNodes = 1024;  ///< Later clauses are dropped, with a diagnostic.
inline constexpr size_t kMaxQueryDiagnostics = 32;  ///< The first ones are the most telling.
inline constexpr int kMaxSlop = 1000;               ///< In "a b"~N and NEAR/N.

/// Whether it may name a kind, a field or a property, which stand before a colon or in brackets.
/// Most queries are plain words, whose meaning does not depend on what the vault has of these.
[[nodiscard]] bool may_name(std::string_view query);

/// Total: any bytes give a query and what was wrong with them. Linear in the text.
[[nodiscard]] ParsedQuery parse_query(std::string_view text, const ParseContext& context);

/// The query with a caret line under each diagnostic, for a person at a terminal.
[[nodiscard]] std::string render_diagnostics(const ParsedQuery& parsed);

}  // namespace inkling
