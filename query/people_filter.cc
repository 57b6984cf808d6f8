// SPDX-License-Identifier: MIT
// people: assignee: by: mentions: -- the notes and items of whoever goes by a name.
#include <fmt/format.h>

#include <algorithm>

#include "query/compile.h"
#include "query/facet_column.h"
#include "query/filters.h"
#include "query/match.h"
#include "query/people.h"
#include "query/person_finder.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMostNamed = 5;  ///< Bearers of an ambiguous name that are told.

/// "[[People/Ana.md|Ana]]", "@ana" -> the name in it.
std::string_view bare_name(std::string_view text) {
  if (text.starts_with("[[")) text.remove_prefix(2);
  if (text.ends_with("]]")) text.remove_suffix(2);
  text = text.substr(0, text.find_first_of("|#"));
  if (text.ends_with(".md")) text.remove_suffix(3);
  text.remove_prefix(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1);
  while (text.starts_with('@')) text.remove_prefix(1);
  return text;
}

/// The name as it is indexed: what looks like a path or a heading is a part of it.
std::string whole_name(std::string_view text) {
  if (text.starts_with("[[")) text = bare_name(text);
  while (text.starts_with('@')) text.remove_prefix(1);
  return fold(text);
}

std::string role_prefix(std::string_view filter) {
  if (filter == "assignee") return make_term(prefix::kRole, "owner", {});
  if (filter == "by") return make_term(prefix::kRole, "decider", {});
  return std::string(prefix::kPerson);
}

std::vector<std::string> terms_of(const std::string& family, std::vector<std::string> names) {
  for (std::string& name : names) name = make_term(family, name);
  return names;
}

/// Whether the vault knows them as people: by a note of their own, or because some note gives them
/// a part that only people have.
std::vector<uint32_t> known_people(PersonFinder& people, const std::vector<uint32_t>& bearers,
                                   const OpenIndex& index) {
  std::vector<uint32_t> known;
  for (const uint32_t bearer : bearers) {
    const std::vector<std::string>& written = people[bearer].written;
    const bool listed = std::any_of(written.begin(), written.end(), [&](const std::string& name) {
      return is_listed_person(name, index);
    });
    if (listed || !people[bearer].path.empty()) known.push_back(bearer);
  }
  return known;
}

void tell_bearers(const Query& query, PersonFinder& people, const std::vector<uint32_t>& bearers,
                  const FilterContext& context) {
  std::string list;
  for (size_t i = 0; i < std::min(bearers.size(), kMostNamed); ++i) {
    const auto terms = terms_of(std::string(prefix::kPerson), people.written({bearers[i]}));
    const size_t items = docs_with(context.index.items, terms).size();
    list += fmt::format("{}{} ({} {})", i == 0 ? "" : ", ", people[bearers[i]].name, items,
                        items == 1 ? "item" : "items");
  }
  if (bearers.size() > kMostNamed) {
    list += fmt::format(" and {} more", bearers.size() - kMostNamed);
  }
  context.diagnostics.push_back({
      .code = "ambiguous-person",
      .severity = Severity::kHint,
      .message = fmt::format("'{}' may be {}", query.text, list),
      .span = query.span,
      .fix = fmt::format("{}:\"{}\"", query.name, people[bearers.front()].name),
  });
}

/// An initial is told: "R. Okonkwo" may be somebody else after all.
void tell_initials(const Query& query, PersonFinder& people, uint32_t bearer,
                   const FilterContext& context) {
  const Person& person = people[bearer];
  std::string message;
  if (has_initial(name_words(bare_name(query.text)))) {
    message =
        fmt::format("'{}' is taken for {}: the only one whom it fits", query.text, person.name);
  } else {
    for (const std::string& name : person.initials) {
      const size_t items =
          docs_with(context.index.items, {make_term(prefix::kPerson, name)}).size();
      message += fmt::format("{}'{}' ({} {})", message.empty() ? "" : ", ", name, items,
                             items == 1 ? "item" : "items");
    }
    if (message.empty()) return;
    message += fmt::format(" counted as {}: the only one whom it fits", person.name);
  }
  context.diagnostics.push_back({.code = "person-by-initial",
                                 .severity = Severity::kHint,
                                 .message = message,
                                 .span = query.span,
                                 .fix = fmt::format("{}:=\"{}\"", query.name, person.name)});
}

Clause names_beginning(const Query& query, const FilterContext& context) {
  const std::string start = query.compare == Compare::kPrefix ? fold(bare_name(query.text)) : "";
  std::vector<std::string> terms;
  each_term(context.database(), role_prefix(query.name) + start,
            [&](std::string_view, const std::string& term) { terms.push_back(term); });
  return terms_clause(std::move(terms), false);
}

/// Notes or items whose own prose names one of these.
Clause in_prose(PersonFinder& people, const std::vector<uint32_t>& bearers,
                const FilterContext& context) {
  Query any{.op = Op::kOr};
  for (const ProseName& name : people.prose_names(bearers)) {
    Query phrase{.op = Op::kPhrase, .text = name.text};
    if (name.match_case) {
      Query cased{.op = Op::kCase, .exact = true};
      cased.children.push_back(std::move(phrase));
      phrase = std::move(cased);
    }
    any.children.push_back(std::move(phrase));
  }
  if (any.children.empty()) return nothing();
  Query wanted = any.children.size() == 1 ? std::move(any.children.front()) : std::move(any);
  if (context.source == Source::kItems) {
    Query item{.op = Op::kScope, .name = "item"};
    item.children.push_back(std::move(wanted));
    wanted = std::move(item);
  }
  const SearchPlan plan = compile(wanted, context.index, {.source = context.source});
  DocSet docs = matching_docs(plan.clause, plan, context.index);
  return context.source == Source::kNotes ? docs_clause(std::move(docs))
                                          : items_clause(std::move(docs));
}

}  // namespace

Clause people_clause(const Query& query, const FilterContext& context) {
  const std::string name = fold(bare_name(query.text));
  std::vector<Clause> ways;
  if (name.empty() || name == "*" || query.compare == Compare::kPrefix) {
    ways.push_back(names_beginning(query, context));
  } else if (query.exact) {
    ways.push_back(
        terms_clause({make_term(role_prefix(query.name), whole_name(query.text))}, false));
  } else {
    PersonFinder& people = person_finder(context.index);
    const std::vector<uint32_t> bearers = people.named(bare_name(query.text));
    if (bearers.size() > 1) tell_bearers(query, people, bearers, context);
    if (bearers.size() == 1) tell_initials(query, people, bearers.front(), context);
    ways.push_back(terms_clause(terms_of(role_prefix(query.name), people.written(bearers)), false));
    if (query.name == "by") {
      const std::vector<uint32_t> known = known_people(people, bearers, context.index);
      ways.push_back(terms_clause(
          terms_of(make_term(prefix::kRole, "linked", {}), people.written(known)), false));
    }
    if (query.name == "people" || query.name == "mentions") {
      ways.push_back(in_prose(people, bearers, context));
    }
  }
  if (query.name == "by") {
    const Query author{.op = Op::kProperty, .name = "author", .text = query.text};
    ways.push_back(on_notes(property_clause(author, context.of(Source::kNotes)), context));
  }
  return either(std::move(ways));
}

}  // namespace inkling
