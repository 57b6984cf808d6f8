// SPDX-License-Identifier: MIT
// What a word that ends early ("conf*", or one being typed) is searched by. Its first letters may
// begin tens of thousands of words; their commonest count for the rank, the others only match.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/clause.h"
#include "query/open_index.h"
#include "query/places.h"

namespace inkling {

inline constexpr size_t kMostCompletions = 10;  ///< Of the word being typed.
inline constexpr size_t kMostCandidates = 400;  ///< Whose frequency is looked up for that.

/// The stems of the commonest words that the letters typed may become.
[[nodiscard]] std::vector<std::string> completions(
    const Place& place, Stems& stems, const std::function<double(const std::string&)>& frequency);

/// Whose terms, and of which family.
struct TermSource {
  const Xapian::Database& database;
  const std::string& prefix;
  Source source = Source::kNotes;
  bool scores = true;
};

/// What has any word that begins so.
[[nodiscard]] Clause beginning_clause(const Place& place, Stems& stems, const TermSource& terms);

/// Notes that have a word which begins so, as their terms tell without doubt; not all of them.
[[nodiscard]] DocSet notes_with_beginning(const Place& place, Stems& stems, const OpenIndex& index);

}  // namespace inkling
