// SPDX-License-Identifier: MIT
// What to say of a clause that a note does not meet.
#pragma once

#include <optional>
#include <string>

#include "query/open_index.h"
#include "query/query.h"

namespace inkling {

/// A clause that asks for less, and what it means when that holds: `"a b"` as `a b`, "it has these
/// words, but not in this order".
struct Loosened {
  std::optional<Query> query{};  ///< Nothing: there is no weaker form.
  std::string but{};
};
[[nodiscard]] Loosened loosened(const Query& query);

/// What a note has in the place of what was asked: its tags, its type, a word nearly the same.
/// Empty when there is nothing to say.
[[nodiscard]] std::string what_is_there(const Query& query, uint32_t note, const OpenIndex& index);

}  // namespace inkling
