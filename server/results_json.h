// SPDX-License-Identifier: MIT
// Results as `inkling.search/1`, the one JSON object of every front: docs/search.schema.json is its
// schema, docs/output-format.md explains it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"

namespace inkling {

/// The whole answer; `pretty` with line breaks. `vault` is absolute, for the URIs. Always valid
/// UTF-8: bytes of a path that are not become U+FFFD (its `uri` keeps them).
[[nodiscard]] std::string results_json(const Results& results, std::string_view vault, bool pretty);

/// An array of hits, each a `hit` of the schema.
[[nodiscard]] std::string hits_json(const std::vector<Hit>& hits, std::string_view vault);

/// One hit per line, each a `hit` of the schema.
[[nodiscard]] std::string hits_jsonl(const Results& results, std::string_view vault);

}  // namespace inkling
