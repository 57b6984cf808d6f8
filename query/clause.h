// SPDX-License-Identifier: MIT
// A compiled query: a tree whose leaves name terms, value ranges, sets of documents, or what the
// words of a note must say. Xapian decides the first three; the last is implied by a clause that
// Xapian can decide, and checked on the words afterwards (evaluate.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/sought.h"

namespace inkling {

/// Which database a clause is asked of.
enum class Source : uint8_t { kNotes, kItems };

/// Document ids, ascending.
using DocSet = std::vector<uint32_t>;

struct Clause {
  enum class Op : uint8_t {
    kAll,
    kNothing,
    kAnd,
    kOr,
    kNot,    ///< One child.
    kTerms,  ///< Has any of `terms`.
    kRange,  ///< Value `slot` from `low` to `high`, both inclusive; "" = open. Without value: no.
    kDocs,   ///< Is one of `docs`; of an item: its note is, unless `items`.
    kWords   ///< `sought` holds in its words; the one child is implied by that. It is certain of
             ///< `docs`, when there are any.
  };
  Op op = Op::kAll;
  std::vector<Clause> children{};
  std::vector<std::string> terms{};
  unsigned slot = 0;
  std::string low{};
  std::string high{};
  std::shared_ptr<const DocSet> docs{};
  std::shared_ptr<const Sought> sought{};
  bool items = false;   ///< kDocs: these are items.
  bool own = false;     ///< kWords, of an item: its own words, not its note's names and headings.
  bool scores = false;  ///< kTerms, kDocs: counts for the rank, not only as a filter.
};

[[nodiscard]] Clause all();
[[nodiscard]] Clause nothing();
[[nodiscard]] Clause terms_clause(std::vector<std::string> terms, bool scores);
[[nodiscard]] Clause docs_clause(DocSet docs);
[[nodiscard]] Clause items_clause(DocSet items);
[[nodiscard]] Clause words_clause(Sought sought, Clause implied);
/// Simplified: nested ANDs are one, `all` goes, `nothing` wins; the like for OR.
[[nodiscard]] Clause both(std::vector<Clause> children);
[[nodiscard]] Clause either(std::vector<Clause> children);
[[nodiscard]] Clause negated(Clause child);

/// Whether Xapian alone decides it.
[[nodiscard]] bool decided_by_xapian(const Clause& clause);

/// Whether any `sought` of it asks for lines.
[[nodiscard]] bool asks_for_lines(const Clause& clause);

/// What remains to be checked on each document that Xapian gives: kAll when nothing does.
[[nodiscard]] Clause residue(const Clause& clause);

}  // namespace inkling
