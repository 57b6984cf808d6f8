// SPDX-License-Identifier: MIT
// The directory of names (schemas/name_words.h), read word by word as it is asked for.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/clause.h"
#include "query/open_index.h"

namespace inkling {

/// What is called by the same words: "Ana Petrov", "ana.petrov", "@Ana.Petrov".
struct SameName {
  std::string words{};
  uint64_t letters = 0;  ///< first_letters of the words.
  std::pair<ptrdiff_t, ptrdiff_t> fullness{};
  std::vector<std::string> written{};  ///< Values of person terms, ascending.
  DocSet notes{};                      ///< Notes of people who go by it.
};

/// One thread. REQUIRES: the index outlives it and stays as it is.
class NameRows {
 public:
  explicit NameRows(const OpenIndex& index) : index_(&index) {}

  /// The names, by number, that have a word; others that begin as it does may be among them. Valid
  /// until the next call of anything here.
  const std::vector<uint32_t>& row(std::string_view word);
  /// The name of exactly these words, or nothing.
  const uint32_t* find(std::string_view words);

  /// What may be out of date is looked up when it is first asked for.
  const SameName& operator[](uint32_t name);
  /// All notes of people, ascending.
  const DocSet& people();
  /// The same but for `written` and `notes`.
  [[nodiscard]] const SameName& words_of(uint32_t name) const { return names_[name].same; }

 private:
  struct Entry {
    SameName same{};
    std::vector<std::string> terms{};  ///< Of names and addresses of people's notes.
    std::string row{};                 ///< That it was read from.
    bool checked = false;
  };
  uint32_t entry_of(std::string words, const std::string& row);
  void read(const std::string& start, std::vector<uint32_t>& row);
  void check(Entry& entry);

  const OpenIndex* index_;
  std::deque<Entry> names_{};
  std::map<std::string, uint32_t, std::less<>> by_words_{};
  std::map<std::string, std::vector<uint32_t>> rows_{};
  std::optional<DocSet> people_{};
};

}  // namespace inkling
