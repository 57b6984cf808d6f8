// SPDX-License-Identifier: MIT
// The values that facets count, as value slots hold them (schemas/facet_values.h), and the
// directory that finds people by a word of their name (schemas/name_words.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/documents.h"
#include "indexer/draft.h"
#include "schemas/block_index.h"

namespace inkling {

/// Texts in order, each once by its folded form.
class FoldedOnce {
 public:
  /// The place of `text`, as recorded under the terms of `prefix`. Only folds what it has not seen.
  uint32_t add(std::string_view prefix, std::string_view text);
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::unordered_map<std::string, uint32_t> by_written_{};
  std::unordered_map<std::string, uint32_t> by_folded_{};
  std::vector<std::string> texts_{};
};

/// The slots of one note and of its items, which refer to the note's.
class FacetSlots {
 public:
  /// REQUIRES: what `input` views outlives it.
  explicit FacetSlots(const NoteInput& input);

  /// REQUIRES: the note's terms are in the draft.
  void add_note(Draft& draft) const;
  /// `own`: the item's inline fields, into Note::properties.
  void add_item(uint32_t ordinal, const std::vector<uint32_t>& own, Draft& draft);

 private:
  uint32_t person(std::string_view name);

  const NoteInput input_;
  FoldedOnce tags_;
  uint32_t passed_on_ = 0;
  FoldedOnce people_;
};

inline constexpr const char* kNameRow = "1";  ///< What stands under each key of the directory.

/// Gives the metadata keys that the names of a note's draft have in the directory of names: of
/// those not in `known`, which are then known.
void add_names(const Draft& draft, std::unordered_set<std::string>& known,
               const std::function<void(const std::string& key)>& add_key);

}  // namespace inkling
