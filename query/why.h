// SPDX-License-Identifier: MIT
// Why one note is, or is not, among the hits of a query.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/results.h"

namespace inkling {

struct OpenIndex;

/// One clause of the query, asked of the note alone.
struct WhyClause {
  std::string text{};  ///< As to_string gives it.
  bool holds = false;
  int depth = 0;         ///< 0: the whole query; its parts below it.
  std::string reason{};  ///< Of one that fails, what is there instead: "its tags: a, b".
};

struct Why {
  std::string query{};                    ///< As given; what the spans of the diagnostics are of.
  std::vector<Diagnostic> diagnostics{};  ///< Of the query.
  bool indexed = false;                   ///< Else nothing below is known.
  bool matches = false;
  std::vector<WhyClause> clauses{};  ///< The whole query first, each followed by its parts.
  uint32_t rank = 0;                 ///< From 1; 0 when it is not among the first kMostRanked hits.
  uint64_t total = 0;                ///< Hits of the query.
  Tier tier = Tier::kExact;          ///< Of the hit.
};

inline constexpr uint32_t kMostRanked = 10'000;  ///< Hits that are looked through for the note.
inline constexpr size_t kMaxWhyClauses = 64;     ///< Further parts are not listed.

/// `path`: as it is indexed. May throw what Xapian throws.
[[nodiscard]] Why why(const Request& request, const std::string& path, const OpenIndex& index);

}  // namespace inkling
