// SPDX-License-Identifier: MIT
// From counts per value to the list that is shown: nested, sorted, searched, cut.
#pragma once

#include <string>
#include <vector>

#include "query/clause.h"
#include "query/facet_column.h"
#include "query/facet_source.h"
#include "query/results.h"

namespace inkling {

/// How many of some documents have each label.
struct FacetCounts {
  const FacetColumn& column;
  const DocSet& docs;
  bool by_row = false;  ///< Row i is that of docs[i], not of document i.
  std::vector<uint32_t> counts{};

  [[nodiscard]] size_t row(size_t i) const { return by_row ? i : docs[i]; }
};
/// REQUIRES: column and docs outlive it.
[[nodiscard]] FacetCounts count_rows(const FacetColumn& column, const DocSet& docs, bool by_row);

/// How to show them.
struct FacetView {
  const FacetSource& source;
  const FacetAsk& ask;
  std::string like{};                   ///< Folded: only values that contain it, and above them.
  std::vector<std::string> selected{};  ///< Stay, though nothing has them.
};

[[nodiscard]] Facet facet_of(const FacetView& view, const FacetCounts& counts);

}  // namespace inkling
