// SPDX-License-Identifier: MIT
// Saved queries: `@name` in a query stands for one. They are lines of a text file in the vault's
// own folder, for people to read, edit and sync:
//
//   # Lines that begin with '#' are comments.
//   open-risks: task-todo: tag:risk
//   tide: (polder OR sluice)
//     -type:meeting
//
// An indented line continues the one before. The first of two with the same name counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"
#include "query/parse.h"

namespace inkling {

inline constexpr const char* kSavedQueriesFile = ".inkling/queries.txt";  ///< Below the vault.
inline constexpr size_t kMaxSavedBytes = 1 << 20;                         ///< Of the file.
inline constexpr size_t kMaxSavedDepth = 8;   ///< Saved queries that name saved queries.
inline constexpr size_t kMaxSavedUses = 128;  ///< In one query, each counted as often as it is met.

struct SavedQuery {
  std::string name{};
  std::string text{};
  uint32_t line = 0;        ///< Where it begins, from 1.
  uint32_t line_count = 1;  ///< With those that continue it.
};

struct SavedQueries {
  std::vector<SavedQuery> list{};       ///< In the order of the file.
  std::vector<std::string> problems{};  ///< "3: no name before a colon".

  /// Whatever the case of the name. Null when there is none.
  [[nodiscard]] const SavedQuery* find(std::string_view name) const;
};

/// A letter, then letters, digits, `-`, `_` and points inside: what may follow '@'.
[[nodiscard]] bool is_saved_name(std::string_view name);

/// Total: lines that are no saved query are problems.
[[nodiscard]] SavedQueries parse_saved_queries(std::string_view file);
/// The file with this query in it, everything else as it was; an empty query removes it.
[[nodiscard]] std::string with_saved_query(std::string_view file, std::string_view name,
                                           std::string_view query);

/// The file's text; "" when there is none.
Result<std::string> read_saved_queries(const std::string& vault);

/// Whether any clause is `@name`.
[[nodiscard]] bool names_saved_query(const Query& query);
/// Puts the saved queries in the place of their names. What cannot be resolved is said in a
/// diagnostic: an unknown name is searched as text, one that leads back to itself is left out.
void expand_saved_queries(ParsedQuery& parsed, const ParseContext& context,
                          const SavedQueries& saved);

}  // namespace inkling
