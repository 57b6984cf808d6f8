// SPDX-License-Identifier: MIT
#include "query/filters.h"
#include "query/note_states.h"
#include "query/operators.h"
#include "query/supersession.h"
#include "schemas/words.h"

namespace inkling {
namespace {

Clause has_term(std::string_view thing) {
  return terms_clause({make_term(prefix::kHas, thing)}, false);
}

/// Notes with any term of this prefix.
Clause any_of_prefix(std::string_view family, const FilterContext& context) {
  std::vector<std::string> terms;
  each_term(context.index.notes, std::string(family),
            [&](std::string_view, const std::string& term) { terms.push_back(term); });
  return on_notes(docs_clause(docs_with(context.index.notes, terms)), context);
}

/// Has a property of this key.
std::vector<std::string> key_terms(std::string_view key) {
  return {make_term(prefix::kProperty, fold(key), {})};
}

Clause has_owner(const FilterContext& context) {
  return on_items(has_term("owner"), context);
}

/// A kind by its name or its plural; "" when it is none.
std::string kind_named(std::string_view text, const FilterContext& context) {
  for (const KindSpec& kind : context.index.schemas().kinds) {
    if (text == kind.name || text == kind.plural) return kind.name;
  }
  return {};
}

Clause has(const Query& query, const FilterContext& context) {
  const std::string name = fold(query.text);
  const std::string_view known = find_thing(name);
  const std::string_view thing = known.empty() ? std::string_view(name) : known;
  if (thing == "tag") return of_note_too({make_term(prefix::kHas, thing)}, context);
  if (thing == "task" || thing == "attachment" || thing == "link" || thing == "date") {
    return has_term(thing);
  }
  if (thing == "due") return has_term("due");
  if (thing == "owner") return has_owner(context);
  if (thing == "created") {
    return on_notes(Clause{.op = Clause::Op::kRange, .slot = slot::kCreated}, context);
  }
  if (thing == "alias") {
    std::vector<std::string> terms = key_terms("alias");
    terms.push_back(key_terms("aliases").front());
    return on_notes(terms_clause(std::move(terms), false), context);
  }
  if (thing == "people") return any_of_prefix(prefix::kPerson, context);
  if (thing == "type") return any_of_prefix(prefix::kType, context);
  if (thing == "code") return on_notes(has_term("code"), context);
  if (thing == "heading" || thing == "title") {
    return any_of_prefix(make_term(prefix::kField, thing, {}), context);
  }
  if (const std::string kind = kind_named(name, context); !kind.empty()) {
    return on_items(terms_clause({make_term(prefix::kKind, kind)}, false), context);
  }
  return property_terms(name, key_terms(name), context);
}

}  // namespace

Clause thing_clause(const Query& query, const FilterContext& context) {
  Clause clause = has(query, context);
  return query.name == "no" ? negated(std::move(clause)) : clause;
}

Clause state_clause(const Query& query, const FilterContext& context) {
  const std::string state = fold(query.text);
  const auto with_status = [](std::string_view status) {
    return terms_clause({make_term(prefix::kStatus, status)}, false);
  };
  if (state == "overdue") {
    std::vector<Clause> parts;
    parts.push_back(with_status("open"));
    parts.push_back(Clause{.op = Clause::Op::kRange,
                           .slot = slot::kDue,
                           .high = Xapian::sortable_serialise(context.today.days - 1)});
    return on_items(both(std::move(parts)), context);
  }
  if (state == "pinned") {
    return on_notes(terms_clause({make_term(prefix::kProperty, "pinned", "true")}, false), context);
  }
  if (state == "orphan") return orphan_clause(context);
  if (state == "conflict") return conflict_clause(context);
  if (state == "superseded" || state == "current") {
    Clause by_others = items_clause(context.index.supersession().superseded());
    std::vector<Clause> parts;
    parts.push_back(with_status(state));
    parts.push_back(state == "current" ? negated(std::move(by_others)) : std::move(by_others));
    Clause clause = state == "current" ? both(std::move(parts)) : either(std::move(parts));
    return on_items(std::move(clause), context);
  }
  return on_items(with_status(state), context);
}

}  // namespace inkling
