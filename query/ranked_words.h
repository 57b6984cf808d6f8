// SPDX-License-Identifier: MIT
// The words of a query that count for the rank, and how much each tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/clause.h"
#include "query/open_index.h"
#include "query/places.h"
#include "query/sought.h"

namespace inkling {

/// A word that counts for the rank, in the order of the query.
struct RankedWord {
  uint32_t place = 0;
  uint32_t as_typed = 0;     ///< The place of the word itself, not inflected.
  uint32_t related = kNone;  ///< The place of the words related to it.
  double idf = 0;
  bool function_word = false;  ///< Says nothing by itself: "the".
};

/// About how many documents have the stem; of items, also those that have it of their note.
[[nodiscard]] double document_frequency(const OpenIndex& index, Source source,
                                        const std::string& stem);

/// Each word that is not negated, once. REQUIRES: the places are resolved.
[[nodiscard]] std::vector<RankedWord> ranked_words(const Sought& sought, const Places& places,
                                                   const OpenIndex& index, Source source);

}  // namespace inkling
