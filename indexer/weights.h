// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "schemas/schema.h"
#include "schemas/words_file.h"

namespace inkling {

inline constexpr size_t kWordsFields = static_cast<size_t>(WordsField::kComment) + 1;

/// The schema's name of a part of a note.
[[nodiscard]] std::string_view field_name(WordsField field);

/// All weighting of the index, in one place: how many times an occurrence of a word counts, by
/// where it stands. A term's wdf is the sum over its occurrences, which makes the ranking BM25F in
/// its simple form.
class Weights {
 public:
  /// An item's own words against those of the headings above it.
  static constexpr uint32_t kOwnWord = 3;
  static constexpr uint32_t kHeadingWord = 1;

  explicit Weights(const SchemaSet& schemas);

  /// In the document of a note: the field's weight, and that of the kind when the word stands in an
  /// item. Comments are not found by plain words.
  [[nodiscard]] uint32_t in_note(WordsField field, uint32_t kind) const;
  /// Whether `field:word` has terms of its own.
  [[nodiscard]] bool is_filter(WordsField field) const;

 private:
  struct Field {
    uint32_t weight = 1;
    bool filter = false;
  };
  std::array<Field, kWordsFields> fields_{};
  std::vector<uint32_t> kinds_{};
};

}  // namespace inkling
