// SPDX-License-Identifier: MIT
#include "query/note_states.h"

#include <algorithm>

#include "notes/conflict_copy.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// Whether a link leads to the note, by its path or its name.
bool is_linked(const OpenIndex& index, const std::string& path) {
  const std::string folded = fold(path);
  const std::string without = folded.substr(0, folded.rfind('.'));
  const std::string name = without.substr(without.rfind('/') + 1);
  return index.notes.term_exists(make_term(prefix::kLink, without)) ||
         index.notes.term_exists(make_term(prefix::kLink, name));
}

}  // namespace

Clause conflict_clause(const FilterContext& context) {
  std::vector<std::string> terms;
  const Xapian::Database& notes = context.index.notes;
  each_term(notes, std::string(prefix::kPath), [&](std::string_view path, const std::string& term) {
    if (is_conflict_copy(path)) terms.push_back(term);
  });
  return on_notes(docs_clause(docs_with(notes, terms)), context);
}

Clause orphan_clause(const FilterContext& context) {
  const Xapian::Database& notes = context.index.notes;
  std::vector<std::string> links;
  each_term(notes, std::string(prefix::kLink),
            [&](std::string_view, const std::string& term) { links.push_back(term); });
  const DocSet linking = docs_with(notes, links);
  DocSet orphans;
  for (auto note = notes.postlist_begin(""); note != notes.postlist_end(""); ++note) {
    if (std::binary_search(linking.begin(), linking.end(), *note)) continue;
    const auto data = context.index.note_data(*note);
    if (data && !is_linked(context.index, data->stamp.path)) orphans.push_back(*note);
  }
  return on_notes(docs_clause(std::move(orphans)), context);
}

}  // namespace inkling
