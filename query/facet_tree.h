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

/// How many of some documents have each form, and so each label.
struct FacetCounts {
  const FacetColumn& column;
  const DocSet& docs;
  std::vector<uint32_t> forms{};
  std::vector<uint32_t> labels{};
};
/// Reads what it needs into the column. REQUIRES: column and docs outlive it.
[[nodiscard]] FacetCounts count_forms(FacetColumn& column, const DocSet& docs);

/// How to show them.
struct FacetView {
  const FacetSource& source;
  const FacetAsk& ask;
  std::string like{};                   ///< Folded: only values that contain it, and above them.
  std::vector<std::string> selected{};  ///< Stay, though nothing has them.
  std::vector<std::string> given{};     ///< How each of these was given; empty: by another name.
};

/// Values are shown as they are most often written.
[[nodiscard]] Facet facet_of(const FacetView& view, const FacetCounts& counts,
                             const OpenIndex& index);

}  // namespace inkling
