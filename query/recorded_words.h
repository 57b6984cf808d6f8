// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "query/places.h"
#include "query/sought.h"
#include "schemas/words_file.h"

namespace inkling {

/// Turns records of the words file into WordsViews. Reuses its memory between notes.
class RecordedWords {
 public:
  explicit RecordedWords(const Places& places) : places_(&places) {}

  /// Valid until the next call. Throws Xapian::DatabaseCorruptError when the record is damaged.
  const WordsView& read(std::string_view record);

 private:
  void add(const WordsBlock& head, WordsReader& reader);

  const Places* places_;
  WordsView view_;
  uint32_t next_ = 0;
};

}  // namespace inkling
