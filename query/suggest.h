// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "query/compile.h"
#include "query/results.h"
#include "query/session.h"

namespace inkling {

/// Whether a word of the query occurs nowhere in the vault, in no inflection.
[[nodiscard]] bool has_unknown_word(const SearchPlan& plan);

/// What to ask instead: the query without each of its clauses, with the number of hits, and words
/// of the vault for words it does not have.
[[nodiscard]] std::vector<Suggestion> suggestions(const Question& question, const SearchPlan& plan,
                                                  const OpenIndex& index);

}  // namespace inkling
