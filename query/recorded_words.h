// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/places.h"
#include "query/sought.h"
#include "schemas/words_file.h"

namespace inkling {

/// Turns records of the words file into WordsViews. Reuses its memory between notes.
class RecordedWords {
 public:
  /// `lines`: whether the views are asked for lines.
  RecordedWords(const Places& places, bool lines);

  /// Valid until the next call. Throws Xapian::DatabaseCorruptError when the record is damaged.
  const WordsView& read(std::string_view record);
  /// Of the note whose record was read last. A view of that record.
  [[nodiscard]] std::string_view path() const { return path_; }

 private:
  /// A word that is looked for, as a record has it.
  struct Wanted {
    uint32_t id;
    std::string bytes;
  };
  struct Hit {
    size_t at;  ///< Into the record.
    uint32_t id;
  };
  void add(const WordsBlock& head, const WordsReader& reader, const char* record);
  /// Both number the words of a block from `next` on.
  void add_each(uint32_t next, std::string_view ids);
  void add_wanted(uint32_t next, std::string_view ids, size_t begin);
  void find_wanted(std::string_view record);
  void meet(uint32_t id, uint32_t number);

  const Places* places_;
  bool lines_;
  bool few_ = false;              ///< Words are wanted: these are
  std::vector<Wanted> wanted_{};  ///< them, and
  std::vector<Hit> hits_{};       ///< where they are in the record that is read.
  size_t next_hit_ = 0;
  WordsView view_{};
  std::string_view path_{};
  uint32_t next_ = 0;
};

}  // namespace inkling
