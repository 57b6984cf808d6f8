// SPDX-License-Identifier: MIT
// What a query looks for, word by word. A place is one word of the query as it stands there: plain
// (any inflection), quoted (as typed), a prefix, a misspelling. The dictionary of the index turns
// each place into the set of words of the vault that meet it; everything after that (terms for
// Xapian, phrases in the words file, highlights in the text) asks this table only.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/stems.h"
#include "schemas/sorted_words.h"
#include "schemas/words.h"

namespace inkling {

class FoundWords;

struct Place {
  enum class How : uint8_t {
    kStem,      ///< The word in any inflection.
    kFolded,    ///< The word itself; case and accents do not matter.
    kPrefix,    ///< Words that begin so.
    kContains,  ///< Words that contain it; only narrows what a regex must be tried on.
    kFuzzy,     ///< Words at most `edits` edits away.
    kRelated,   ///< Words of the same root: no match, but they add to the rank.
    kLower,     ///< Accents matter.
    kCase       ///< Case and accents matter.
  };
  How how = How::kStem;
  std::string folded{};
  std::string lower{};  ///< kStem, kRelated: with its accents.
  std::string exact{};  ///< kLower, kCase: what the text must say.
  WordKind kind = WordKind::kWord;
  int edits = 0;
  bool unfinished = false;  ///< kPrefix: the word being typed. Its commonest completions are named.

  // Found in the dictionary:
  std::vector<std::string> words{};  ///< Folded words of the vault that meet it, commonest first.
  uint32_t id = 0;                   ///< Of the only one; 0 when there are none or several.
  std::vector<std::string> stems{};  ///< Their terms in the index, each once.
};

[[nodiscard]] size_t count_letters(std::string_view text);
/// Whether two stems have one root, as far as letters tell: one begins with the other, or they part
/// in the last quarter. "sovereign" and "sovereignti", "hydrogenat" and "hydrogenas".
[[nodiscard]] bool are_related(std::string_view a, std::string_view b);
inline constexpr size_t kMinRelatedLetters = 4;  ///< Shorter stems begin too many words.

inline constexpr size_t kMaxPlaces = 4096;          ///< Places of one query.
inline constexpr size_t kMaxWordsPerPlace = 20000;  ///< Completions of a prefix and the like.

class Places {
 public:
  /// The index of an equal place when there is one. kMaxPlaces at most: then the last is returned.
  uint32_t add(Place place);
  /// The place of the same word as typed, in no other form; `place` itself when there is none.
  [[nodiscard]] uint32_t as_typed(uint32_t place) const;
  /// The place of the words related to a word; kNone when it has none.
  [[nodiscard]] uint32_t related(uint32_t place) const;
  /// Looks all places up in a dictionary. Of a prefix, `most_completions` are named; all are met.
  /// REQUIRES: all are added; called once.
  void resolve(const Dictionary& dictionary, Stems& stems,
               size_t most_completions = kMaxWordsPerPlace);

  [[nodiscard]] const Place& operator[](uint32_t place) const { return places_[place]; }
  [[nodiscard]] size_t size() const { return places_.size(); }
  /// The places that a word id, or a word of a text, meets.
  [[nodiscard]] const std::vector<uint32_t>& of_id(uint32_t id) const {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (at == ids_.end() || *at != id) return groups_[0];
    return groups_[group_of_id_[static_cast<size_t>(at - ids_.begin())]];
  }
  /// Whether there is one; most ids have none.
  [[nodiscard]] bool meets_one(uint32_t id) const {
    if (has_few_ids()) return std::binary_search(ids_.begin(), ids_.end(), id);
    return id / kBits < ids_met_.size() && (ids_met_[id / kBits] >> id % kBits & 1) != 0;
  }
  /// Whether so few ids meet one that they are sooner looked for one by one.
  [[nodiscard]] bool has_few_ids() const { return ids_.size() <= kFewIds; }
  /// All ids that meet one, ascending.
  [[nodiscard]] const std::vector<uint32_t>& ids() const { return ids_; }
  [[nodiscard]] std::vector<uint32_t> of_word(const Word& word, std::string_view raw) const;

 private:
  /// A word of the vault meets a place.
  struct Meeting {
    uint32_t id;
    uint32_t place;
    friend auto operator<=>(const Meeting&, const Meeting&) = default;
  };
  void take_words(uint32_t index, const FoundWords& found, size_t most_completions);
  /// REQUIRES: they are sorted.
  void note_ids(const std::vector<Meeting>& meetings);

  std::vector<Place> places_;
  static constexpr size_t kFewIds = 20;
  static constexpr uint32_t kBits = 64;
  /// One bit per id: those of a vault stay in the processor's nearest memory. Not of few ids: a
  /// new process would wait for its pages.
  std::vector<uint64_t> ids_met_;
  std::vector<uint32_t> ids_;          ///< Those met, ascending.
  std::vector<uint32_t> group_of_id_;  ///< Of each of these; into groups_.
  std::vector<std::vector<uint32_t>> groups_{{}};
  std::unordered_map<std::string, std::vector<uint32_t>> places_of_word_;
  std::vector<uint32_t> prefixes_;  ///< What meets these is seen, not looked up.
};

}  // namespace inkling
