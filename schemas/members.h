// SPDX-License-Identifier: MIT
// The one table of what can be declared: the names of the members of each declaration, and how
// their texts are kept. The YAML loader, its "did you mean", the canonical text and its parser all
// read this table; a new member is one line here.
#pragma once

#include "schemas/schema.h"

namespace inkling {

/// How the texts of a member are kept. What is compared with folded text is folded when loaded.
enum class Text { kAsWritten, kFolded };

template <typename Visitor>
void visit_members(FieldSpec& spec, Visitor&& visit) {
  visit("aliases", spec.aliases, Text::kFolded);
  visit("weight", spec.weight);
  visit("filter", spec.filter);
}

template <typename Visitor>
void visit_members(KindSpec& spec, Visitor&& visit) {
  visit("plural", spec.plural);
  visit("weight", spec.weight);
  visit("task", spec.task);
  visit("people", spec.people);
  visit("decision", spec.decision);
  visit("dated", spec.dated);
  visit("flat", spec.flat);
  visit("paragraphs", spec.paragraphs);
  visit("headings", spec.headings, Text::kFolded);
  visit("sections", spec.sections, Text::kFolded);
  visit("minutes", spec.minutes, Text::kFolded);
  visit("doubtful", spec.doubtful, Text::kFolded);
  visit("callouts", spec.callouts, Text::kFolded);
  visit("prefixes", spec.prefixes, Text::kFolded);
  visit("symbols", spec.symbols, Text::kAsWritten);
  visit("tags", spec.tags, Text::kFolded);
  visit("columns", spec.columns, Text::kFolded);
  visit("fields", spec.fields, Text::kFolded);
  visit("name_columns", spec.name_columns, Text::kFolded);
}

template <typename Visitor>
void visit_members(TypeSpec& spec, Visitor&& visit) {
  visit("aliases", spec.aliases, Text::kFolded);
  visit("tags", spec.tags, Text::kFolded);
  visit("paths", spec.paths, Text::kFolded);
}

template <typename Visitor>
void visit_members(MeaningSpec& spec, Visitor&& visit) {
  visit("keys", spec.keys, Text::kFolded);
  visit("marks", spec.marks, Text::kAsWritten);
  visit("phrases", spec.phrases, Text::kFolded);
}

template <typename Visitor>
void visit_members(ValueSpec& spec, Visitor&& visit) {
  visit("words", spec.words, Text::kFolded);
  visit("marks", spec.marks, Text::kAsWritten);
  visit("starts", spec.starts, Text::kAsWritten);
}

template <typename Visitor>
void visit_members(FacetSpec& spec, Visitor&& visit) {
  visit("source", spec.source);
  visit("hierarchical", spec.hierarchical);
}

/// Calls visit(group, list) for each list of a set. `group` is its key in YAML.
template <typename Set, typename Visitor>
void visit_groups(Set& schemas, Visitor&& visit) {
  visit("fields", schemas.fields);
  visit("kinds", schemas.kinds);
  visit("types", schemas.types);
  visit("meanings", schemas.meanings);
  visit("values", schemas.values);
  visit("facets", schemas.facets);
}

}  // namespace inkling
