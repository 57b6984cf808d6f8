// SPDX-License-Identifier: MIT
// From the places of a query to the words of the vault. Those in `order` are found by how they
// begin; the few behind them are looked at one by one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/places.h"
#include "schemas/sorted_words.h"

namespace inkling {

/// Words of a dictionary, by id. Their bytes lie together: there may be a hundred thousand.
class FoundWords {
 public:
  void add(uint32_t id, std::string_view word) {
    entries_.push_back({id, static_cast<uint32_t>(bytes_.size()), word.size()});
    bytes_ += word;
  }
  /// Orders them by id, which is commonest first, each once, and forgets all but `most`.
  void keep_commonest(size_t most);

  [[nodiscard]] size_t size() const { return entries_.size(); }
  [[nodiscard]] uint32_t id(size_t i) const { return entries_[i].id; }
  [[nodiscard]] std::string_view word(size_t i) const {
    return {bytes_.data() + entries_[i].at, entries_[i].size};
  }

 private:
  struct Entry {
    uint32_t id;
    uint32_t at;
    size_t size;
  };
  std::vector<Entry> entries_;
  std::string bytes_;
};

/// Per place the words that meet it, in no order, some of them twice. REQUIRES: the stems of
/// places that are stemmed are known.
[[nodiscard]] std::vector<FoundWords> find_words(const std::vector<Place>& places,
                                                 const Dictionary& dictionary, Stems& stems);

}  // namespace inkling
