// SPDX-License-Identifier: MIT
// linkto: linkedfrom: -- links name notes in words of their own, resolved when asked.
#include <algorithm>
#include <set>

#include "query/filters.h"
#include "query/named_notes.h"
#include "query/told_terms.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// Notes that link to X: under its path or its file's name, or under the words as they were typed.
Clause links_to(const Query& query, const FilterContext& context) {
  const std::string_view target = link_target(query.text);
  if (target.empty() || target == "*") {
    return terms_clause({make_term(prefix::kHas, "link")}, false);
  }
  std::set<std::string> names;
  const bool by_path = target.find('/') != std::string_view::npos;
  names.insert(make_term(prefix::kLink, fold(target)));
  for (const NamedNote& note : notes_named(target, context.index)) {
    names.insert(make_term(prefix::kLink, note.path));
    const std::string name(last_part_of_path(note.path));
    // A bare [[name]] means this note for sure only when no other has that name.
    if (!by_path || notes_named(name, context.index).size() == 1) {
      names.insert(make_term(prefix::kLink, name));
    }
  }
  return terms_clause({names.begin(), names.end()}, false);
}

/// Notes that X links to.
Clause linked_from(const Query& query, const FilterContext& context) {
  DocSet docs;
  for (const NamedNote& from : notes_named(link_target(query.text), context.index)) {
    for (const std::string& target : links_of(context.index.notes, from.docid)) {
      for (const NamedNote& to : notes_named(target, context.index)) {
        if (last_part_of_path(to.path) == last_part_of_path(target)) docs.push_back(to.docid);
      }
    }
  }
  std::sort(docs.begin(), docs.end());
  docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
  return on_notes(docs_clause(std::move(docs)), context);
}

}  // namespace

Clause link_clause(const Query& query, const FilterContext& context) {
  return query.name == "linkto" ? links_to(query, context) : linked_from(query, context);
}

}  // namespace inkling
