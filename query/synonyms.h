// SPDX-License-Identifier: MIT
// What a vault has several words for. They are lines of a text file in the vault's own folder, for
// people to read, edit and sync; all that stands on one line means the same:
//
//   # Lines that begin with '#' are comments.
//   ui, user interface, screens
//
// A query for one of them finds what says another, too, below what says it as it was asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"
#include "query/query.h"

namespace inkling {

inline constexpr const char* kSynonymsFile = ".inkling/synonyms.txt";  ///< Below the vault.
inline constexpr size_t kMaxSynonymsBytes = 1 << 20;                   ///< Of the file.
inline constexpr size_t kMaxWidened = 16;  ///< Places of one query that are widened.

/// Names that mean the same: of each its words, folded.
using SynonymGroup = std::vector<std::vector<std::string>>;

/// The words of a name, folded.
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view name);

/// Total: a line with fewer than two names says nothing.
[[nodiscard]] std::vector<SynonymGroup> parse_synonyms(std::string_view file);

/// The file's text; "" when there is none.
Result<std::string> read_synonyms(const std::string& vault);

/// The query with each name that has synonyms as one of several: ("user interface" OR ui). Nothing
/// when it has none. What is excluded, quoted or put otherwise in terms of its own stays as it is.
[[nodiscard]] std::optional<Query> with_synonyms(const Query& query,
                                                 const std::vector<SynonymGroup>& groups);

}  // namespace inkling
