// SPDX-License-Identifier: MIT
// Every number of the ranking that is not the weight of a field (schemas/fields.yaml), with its
// source. What each is worth is measured in docs/ranking.md: change one, and look at all sets.
#pragma once

#include <array>
#include <string_view>

namespace inkling {

// BM25 (Robertson, Walker 1994) as Xapian computes it, over a document whose words count as often
// as their fields' weights say: BM25F in its simple form (Robertson, Zaragoza, Taylor 2004).
inline constexpr double kBm25K1 = 1.5;         ///< How slowly repetition stops to count.
inline constexpr double kBm25B = 0.5;          ///< How much long notes are held back.
inline constexpr double kBm25MinLength = 0.1;  ///< Of the mean: shorter notes count as that long.

/// What a word of the same root adds ("sovereignty" to "sovereign"), of what the word itself does.
inline constexpr double kRelatedShare = 0.3;
/// What a word that says nothing by itself adds, where any of the words will do.
inline constexpr double kFunctionWordShare = 0.3;

/// What is added to a candidate's BM25, each in units of idf. "Damped": a sum of idf times its
/// share of the idf of the whole query, so that a part of a long question counts little (measured:
/// undamped, names gain what questions lose).
struct RankWeights {
  double name = 1.0;     ///< Best single title, alias or file name, damped.
  double heading = 0.3;  ///< Best single heading, damped.
  double path = 0.5;     ///< Folders and file name together, damped.
  double pair = 0.1;     ///< Neighbours of the query that stand side by side: their idf (Metzler,
                         ///< Croft 2005, the ordered window of the sequential model).
  double typed = 0.1;    ///< Words that occur as typed, not only inflected: their idf.
  double links = 0.3;    ///< log(1 + notes that link to it): the in-degree as a weak prior.
  double related = 0.8;  ///< What a word of the same root counts in a name.
};

/// How much of a name must be words of the query for it to count in full.
inline constexpr double kNamePrecision = 0.6;

/// The parts of a score by name, as explain and --without call them; the first is BM25 itself.
inline constexpr std::array<std::string_view, 7> kScoreParts = {"words", "name",  "heading", "path",
                                                                "pair",  "typed", "links"};

}  // namespace inkling
