// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "query/match.h"

namespace inkling {

/// As best_matches, of a search for nothing but a word that is being typed: with the notes that are
/// known by such a name, whatever they weigh. While only its first letters stand there, more than
/// most_postings are to be looked at and the total may be a lower bound, these alone, when they are
/// enough, and the best notes that say just what stands there. REQUIRES: plan.named; the best are
/// asked for.
[[nodiscard]] Matches matches_while_typing(const SearchPlan& plan, const OpenIndex& index,
                                           const MatchOptions& options);

/// The best notes that say a word of these letters, or an inflection of it. None of a single
/// letter, and none where so many say it that it tells little.
[[nodiscard]] Matches matches_as_typed(const std::string& letters, const OpenIndex& index,
                                       const MatchOptions& options);

/// Up to how many postings are looked at for a word of which so many letters are typed.
[[nodiscard]] uint64_t most_postings(size_t letters);

}  // namespace inkling
