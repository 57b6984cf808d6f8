// SPDX-License-Identifier: MIT
// From the tree of a query to a plan: what Xapian is asked, what the words must say, and which
// words count for the rank.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "notes/diagnostic.h"
#include "query/clause.h"
#include "query/open_index.h"
#include "query/pattern.h"
#include "query/places.h"
#include "query/query.h"
#include "query/ranked_words.h"
#include "query/results.h"
#include "query/sought.h"
#include "query/xapian_query.h"

namespace inkling {

/// How much of the words a document must have.
enum class Demand : uint8_t {
  kAllWords,
  kAnyWord,
  kTypos,         ///< All of them, where a word that the vault does not know may be misspelt.
  kAnyWordTypos,  ///< Any of them, misspelt or not.
};

[[nodiscard]] constexpr bool takes_any_word(Demand demand) {
  return demand == Demand::kAnyWord || demand == Demand::kAnyWordTypos;
}
[[nodiscard]] constexpr bool takes_typos(Demand demand) {
  return demand == Demand::kTypos || demand == Demand::kAnyWordTypos;
}

struct CompileOptions {
  Source source = Source::kNotes;
  Demand demand = Demand::kAllWords;
  bool as_you_type = false;
  Date today{};
};

struct SearchPlan {
  Source source = Source::kNotes;
  Demand demand = Demand::kAllWords;
  Clause clause{};  ///< Of the query and of all facet filters.
  Clause asked{};   ///< Of the query alone.
  std::vector<std::pair<std::string, Clause>> filters{};  ///< Per facet with values selected.
  Sought sought{};  ///< Of the whole query: what to mark in a hit, and its best places.
  Places places{};
  std::vector<Pattern> patterns{};
  std::vector<RankedWord> words{};
  /// Of a search for nothing but a word that is being typed: notes known by such a name.
  std::shared_ptr<const DocSet> named{};
  /// Of a search for any of the words: the terms of those that find nothing, but add to the rank.
  std::vector<std::vector<std::string>> function_words{};
  std::vector<std::pair<std::string, std::string>> corrections{};  ///< Typed, taken as.
  std::vector<Diagnostic> diagnostics{};
};

/// Never fails on the query: what cannot be answered is a diagnostic "unsupported" and matches
/// nothing. May throw what Xapian throws.
[[nodiscard]] SearchPlan compile(const Query& query, const OpenIndex& index,
                                 const CompileOptions& options);

}  // namespace inkling
