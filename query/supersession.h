// SPDX-License-Identifier: MIT
// Which decisions supersede which, in all notes. A note says so about another ("supersedes::
// [[Pump rule]]"), so it is worked out from the index as it is now, never stored with the decision
// it is about: a changed note changes the status of others at once.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "query/clause.h"

namespace inkling {

struct OpenIndex;

class Supersession {
 public:
  /// Costs as much as there are such references; with none, two look-ups.
  explicit Supersession(const OpenIndex& index);

  /// Items that another item or note supersedes. Those that say so themselves have the status in
  /// the index.
  [[nodiscard]] const DocSet& superseded() const { return superseded_; }
  [[nodiscard]] bool is_superseded(uint32_t item) const;

  /// What an item supersedes, directly or not, ascending; in a circle never itself.
  [[nodiscard]] DocSet earlier(uint32_t item) const;
  /// The items that supersede it directly.
  [[nodiscard]] DocSet later(uint32_t item) const;
  /// Items with all that are before and after them.
  [[nodiscard]] DocSet chains(DocSet items) const;

  [[nodiscard]] bool empty() const { return earlier_.empty() && superseded_.empty(); }

 private:
  using Edges = std::map<uint32_t, std::vector<uint32_t>>;
  void add(const DocSet& later, const DocSet& earlier);

  DocSet superseded_{};
  Edges earlier_{};
  Edges later_{};
};

}  // namespace inkling
