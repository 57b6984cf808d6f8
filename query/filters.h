// SPDX-License-Identifier: MIT
// Clauses that are not about words: tags, types, paths, people, states, properties, dates, links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/diagnostic.h"
#include "query/clause.h"
#include "query/item_runs.h"
#include "query/open_index.h"
#include "query/query.h"
#include "query/xapian_query.h"

namespace inkling {

/// What a filter's meaning depends on.
struct FilterContext {
  const OpenIndex& index;
  Source source = Source::kNotes;
  Date today{};
  std::vector<Diagnostic>& diagnostics;

  [[nodiscard]] const Xapian::Database& database() const {
    return source == Source::kNotes ? index.notes : index.items;
  }
  /// The same asked of the other database.
  [[nodiscard]] FilterContext of(Source other) const {
    return {.index = index, .source = other, .today = today, .diagnostics = diagnostics};
  }
};

/// The clause of a kTag, kValue, kProperty or kDate.
[[nodiscard]] Clause filter_clause(const Query& query, const FilterContext& context);

// The families, each in a file of its own.
[[nodiscard]] Clause tag_clause(const Query& query, const FilterContext& context);
[[nodiscard]] Clause property_clause(const Query& query, const FilterContext& context);
[[nodiscard]] Clause date_clause(const Query& query, const FilterContext& context);
[[nodiscard]] Clause people_clause(const Query& query, const FilterContext& context);
[[nodiscard]] Clause link_clause(const Query& query, const FilterContext& context);
[[nodiscard]] Clause path_clause(const Query& query, const FilterContext& context);
[[nodiscard]] Clause state_clause(const Query& query, const FilterContext& context);
[[nodiscard]] Clause thing_clause(const Query& query, const FilterContext& context);

/// Says that a clause cannot be answered; it then matches nothing.
Clause unsupported(const Query& query, const FilterContext& context, std::string message);

/// Calls `visit` with each term of the database that begins with `prefix`, in order, without it.
template <typename F>
void each_term(const Xapian::Database& database, const std::string& prefix, F visit) {
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    visit(std::string_view(*term).substr(prefix.size()), *term);
  }
}

/// The documents that have any of the terms.
[[nodiscard]] DocSet docs_with(const Xapian::Database& database,
                               const std::vector<std::string>& terms);

/// The documents that match a clause which Xapian decides alone.
[[nodiscard]] DocSet docs_of(const Clause& clause, const OpenIndex& index, Source source);

/// A clause about notes as it is asked of `context.source`: of items, their notes are meant.
[[nodiscard]] Clause on_notes(Clause of_notes, const FilterContext& context);
/// Any of these terms of tags or properties; an item may have them of its note.
[[nodiscard]] Clause of_note_too(std::vector<std::string> terms, const FilterContext& context);
/// The same for terms of the property `key`, which may be one that is not passed on.
[[nodiscard]] Clause property_terms(std::string_view key, std::vector<std::string> terms,
                                    const FilterContext& context);
/// A clause about items; of notes, those with such an item.
[[nodiscard]] Clause on_items(Clause of_items, const FilterContext& context);

}  // namespace inkling
