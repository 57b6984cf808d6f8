// SPDX-License-Identifier: MIT
// Every number of the ranking that is not the weight of a field (schemas/fields.yaml), with its
// source. What each is worth is measured in docs/ranking.md: change one, and look at all sets.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace inkling {

// BM25 (Robertson, Walker 1994) as Xapian computes it, over a document whose words count as often
// as their fields' weights say: BM25F in its simple form (Robertson, Zaragoza, Taylor 2004).
inline constexpr double kBm25K1 = 1.5;         ///< How slowly repetition stops to count.
inline constexpr double kBm25B = 0.7;          ///< How much long notes are held back.
inline constexpr double kBm25MinLength = 0.1;  ///< Of the mean: shorter notes count as that long.

/// What a word that says nothing by itself adds, where any of the words will do.
inline constexpr double kFunctionWordShare = 0.3;

/// What is added to a candidate's BM25, each in units of idf. "Damped": a sum of idf times (a root
/// of) its share of the idf of the whole query, so that a part of a long question counts little
/// (measured: undamped, names gain what questions lose).
struct RankWeights {
  double name = 1.0;     ///< Best single title, alias or file name, damped by the root.
  double whole = 0.5;    ///< Best name all of whose words the query says: their idf, not damped. A
                         ///< long question may have a note's name in it, and asks of that note.
  double path = 1.0;     ///< Folders and file name together, damped.
  double pair = 0.1;     ///< Neighbours of the query that stand side by side: their idf (Metzler,
                         ///< Croft 2005, the ordered window of the sequential model).
  double typed = 0.1;    ///< Words that occur as typed, not only inflected: their idf.
  double links = 0.6;    ///< log(1 + notes that link to it): the in-degree as a weak prior.
  double related = 0.5;  ///< Words that are missing, but one of the same root is there
                         ///< ("sovereignty" for "sovereign"): their idf.
};

/// What a link adds to a note that is like another, of the best one's score.
inline constexpr double kLinkedShare = 0.3;

/// What the tail of a path ("Kestrel/Pricing") is worth as a name, of one written as such.
inline constexpr double kTailShare = 0.7;

/// What a note of today gains where newer ones are to gain, of its own score: it passes none that
/// is better by more.
inline constexpr double kRecentShare = 0.25;
inline constexpr uint32_t kRecentHalfLife = 90;  ///< Days, unless another is asked for.

/// How much of a name must be words of the query for it to count in full.
inline constexpr double kNamePrecision = 0.6;

/// The parts of a score by name, as explain and --without call them; the first is BM25 itself.
inline constexpr std::array<std::string_view, 9> kScoreParts = {
    "words", "name", "whole", "path", "pair", "typed", "links", "related", "recent"};

}  // namespace inkling
