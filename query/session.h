// SPDX-License-Identifier: MIT
// One request against one commit of an index. Everything here may throw what Xapian throws; the
// Searcher catches it, reopens, and asks again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/clause.h"
#include "query/open_index.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/results.h"

namespace inkling {

/// What a search for notes like one knows of it.
struct Likeness {
  uint32_t note = 0;
  DocSet linked{};  ///< Notes linked with it: like it even without a word in common.
};

/// A request, parsed, with its unit and its filters decided.
struct Question {
  const Request& request;
  ParsedQuery parsed{};
  std::optional<Query> widened{};  ///< With what the vault calls its words besides (synonyms.h).
  Unit unit = Unit::kNote;
  const Likeness* like = nullptr;  ///< Of a search for notes like one.
};

[[nodiscard]] Question ask(const Request& request, const OpenIndex& index);

[[nodiscard]] Results answer(const Question& question, const OpenIndex& index);

/// The folded property keys of the vault.
[[nodiscard]] std::vector<std::string> property_keys(const OpenIndex& index);

}  // namespace inkling
