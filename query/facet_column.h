// SPDX-License-Identifier: MIT
// The values of a facet by document: what counting over many matches reads. Derived from the terms
// of an index, kept with it while it is open, and so made once per commit.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/clause.h"
#include "query/facet_source.h"
#include "query/open_index.h"
#include "query/people.h"

namespace inkling {

struct FacetLabel {
  std::string value{};
  std::string path{};                  ///< Of a person's note.
  std::vector<std::string> written{};  ///< Of a person: the names that mean them, as indexed.
};

/// Row `i` has the labels ids[begin[i]] to ids[begin[i + 1] - 1], each once.
struct FacetColumn {
  std::vector<FacetLabel> labels{};
  std::vector<uint32_t> begin{};
  std::vector<uint32_t> ids{};
};

/// Who the written names of a vault mean.
struct FacetPeople {
  explicit FacetPeople(const OpenIndex& index);
  People people;
  std::map<std::string, uint32_t, std::less<>> who{};  ///< By a name as indexed; none: several.
};

/// What counting derives from an index and keeps while it is open.
struct FacetCache {
  std::map<std::pair<Source, std::string>, FacetColumn> columns{};
  std::unique_ptr<const FacetPeople> people{};
};

[[nodiscard]] const FacetPeople& facet_people(const OpenIndex& index);

/// A row per document id. Made when first asked for.
[[nodiscard]] const FacetColumn& facet_column(const FacetSource& source, Source of,
                                              const OpenIndex& index);
[[nodiscard]] bool has_facet_column(const FacetSource& source, Source of, const OpenIndex& index);

/// A row per document of `docs`, in that order: cheaper than a column when they are few.
[[nodiscard]] FacetColumn facet_rows(const FacetSource& source, Source of, const DocSet& docs,
                                     const OpenIndex& index);

}  // namespace inkling
