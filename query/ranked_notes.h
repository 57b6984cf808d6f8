// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/open_index.h"

namespace inkling {

/// What ranking asks the index of its candidates, remembered: with each key of an editor mostly the
/// same notes are candidates again. One commit; one thread.
class RankedNotes {
 public:
  /// Looks up where the words records of these notes stand, as far as that is not known yet: in one
  /// pass in order of docid, which reads a few blocks where asking document by document reads
  /// several for each.
  void look_up(const std::vector<uint32_t>& notes, const OpenIndex& index);
  /// A note's record; empty when it has none. REQUIRES: it was looked up. Valid until the next
  /// call.
  [[nodiscard]] std::string_view record_of(uint32_t note, const OpenIndex& index);
  /// How many links say the name of a note: the last part of its folded path.
  [[nodiscard]] uint32_t links_to(uint32_t note, std::string_view name, const OpenIndex& index);

 private:
  static constexpr uint32_t kUncounted = 0xFFFFFFFFu;
  struct Known {
    WordsPlace place{};
    uint32_t links = kUncounted;
    bool looked_up_before = false;  ///< By an earlier query.
  };

  std::unordered_map<uint32_t, Known> notes_{};
  std::string buffer_{};
};

}  // namespace inkling
