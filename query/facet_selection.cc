// SPDX-License-Identifier: MIT
#include "query/facet_selection.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "query/facet_column.h"
#include "query/filters.h"
#include "query/item_runs.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// The names in the index that mean a person of the facet.
std::vector<std::string> written_as(std::string_view value, const OpenIndex& index) {
  PersonFinder& people = person_finder(index);
  std::vector<std::string> written;
  for (const uint32_t person : people.called(value)) {
    const Person& one = people[person];
    if (one.name != value) continue;
    for (const std::string& name : one.written) {
      if (people.counted_for(name).who != CountedFor::Who::kItself) written.push_back(name);
    }
  }
  if (written.empty()) written.emplace_back(value);
  return written;
}

/// Whoever is called exactly so; else a written name; else all who go by it.
std::vector<std::string> selected_people(std::string_view given, const OpenIndex& index) {
  PersonFinder& people = person_finder(index);
  const std::string folded = fold(given);
  std::vector<std::string> names;
  for (const uint32_t person : people.called(given)) {
    const std::string& name = people.called_person(person).name;
    if (fold(name) == folded) names.push_back(name);
  }
  const bool alone = people.means_one(folded);
  if (names.empty() && !alone && index.notes.term_exists(make_term(prefix::kPerson, folded))) {
    names.push_back(folded);
  }
  if (names.empty()) {
    for (const uint32_t person : people.named(given)) {
      names.push_back(people.called_person(person).name);
    }
  }
  if (names.empty()) names.push_back(folded);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// As folders are spelt on disk.
std::string spelt_folder(std::string given, const OpenIndex& index) {
  while (given.ends_with('/')) given.pop_back();
  while (given.starts_with('/')) given.erase(0, 1);
  if (index.notes.term_exists(make_term(prefix::kFolder, given))) return given;
  const std::string folded = fold(given);
  std::string found = given;
  each_term(index.notes, std::string(prefix::kFolder), [&](std::string_view folder, const auto&) {
    if (fold(folder) == folded) found = folder;
  });
  return found;
}

std::vector<std::string> terms_of_value(const FacetSource& source, Source of,
                                        const std::string& value, const OpenIndex& index) {
  std::vector<std::string> terms;
  switch (source.of) {
    case FacetSource::Of::kPeople:
      for (const std::string& name : written_as(value, index)) {
        terms.push_back(make_term(source.prefix, name));
      }
      return terms;
    case FacetSource::Of::kKeyNames:
      return {make_term(source.prefix, value, {})};
    case FacetSource::Of::kPaths:
      for (const Xapian::Database* database : {&index.notes, &index.items}) {
        if (of == Source::kNotes && database == &index.items) continue;
        each_term(*database, make_term(source.prefix, value + source.separator),
                  [&](std::string_view, const std::string& term) { terms.push_back(term); });
      }
      break;
    case FacetSource::Of::kStatus:
    case FacetSource::Of::kValues:
      break;
  }
  terms.push_back(make_term(source.prefix, value));
  return terms;
}

/// A number as dates are written with it: all digits.
std::optional<int> number_of(std::string_view digits, size_t length) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  return whole && digits.size() == length && number >= 0 ? std::optional(number) : std::nullopt;
}

/// The days of "2026" or "2026-03"; nothing has any other value.
Clause month_clause(std::string_view value) {
  const size_t dash = std::min(value.find('-'), value.size());
  const auto year = number_of(value.substr(0, dash), 4);
  if (!year) return nothing();
  std::optional<int> month;
  if (dash < value.size()) {
    month = number_of(value.substr(dash + 1), 2);
    if (!month || *month < 1 || *month > 12) return nothing();
  }
  const bool to_new_year = !month || *month == 12;
  const Date first = make_date(*year, month ? static_cast<unsigned>(*month) : 1, 1);
  const Date after = to_new_year ? make_date(*year + 1, 1, 1)
                                 : make_date(*year, static_cast<unsigned>(*month) + 1, 1);
  return {.op = Clause::Op::kRange,
          .slot = slot::kDate,
          .low = Xapian::sortable_serialise(first.days),
          .high = Xapian::sortable_serialise(after.days - 1)};
}

/// As `is:` has it.
Clause status_clause(Source of, const std::vector<std::string>& values, const OpenIndex& index) {
  std::vector<Diagnostic> none;
  const FilterContext context{.index = index, .source = of, .diagnostics = none};
  std::vector<Clause> ways;
  for (const std::string& value : values) {
    ways.push_back(state_clause(Query{.op = Op::kValue, .name = "is", .text = value}, context));
  }
  return either(std::move(ways));
}

}  // namespace

std::vector<std::string> selected_values(const FacetSource& source, std::string_view given,
                                         const OpenIndex& index) {
  if (source.of == FacetSource::Of::kPeople) return selected_people(given, index);
  if (source.base == "folder") return {spelt_folder(std::string(given), index)};
  std::string value = fold(given);
  if (source.base == "type") {
    if (const TypeSpec* type = index.schemas().type(value)) value = fold(type->name);
  }
  if (source.base == "tag") {
    while (value.starts_with('#')) value.erase(0, 1);
    while (value.ends_with('/')) value.pop_back();
  }
  return {std::move(value)};
}

Clause selection_clause(const FacetSource& source, Source of,
                        const std::vector<std::string>& values, const OpenIndex& index) {
  if (source.of == FacetSource::Of::kStatus) return status_clause(of, values, index);
  if (source.base == "month") {
    std::vector<Clause> ways;
    for (const std::string& value : values) ways.push_back(month_clause(value));
    return either(std::move(ways));
  }
  std::vector<std::string> terms;
  for (const std::string& value : values) {
    for (std::string& term : terms_of_value(source, of, value, index)) {
      terms.push_back(std::move(term));
    }
  }
  const bool of_note = source.of == FacetSource::Of::kKeyNames
                           ? std::any_of(values.begin(), values.end(),
                                         [](const auto& key) { return passes_on(key); })
                           : source.of_note;
  if (of == Source::kNotes || !of_note) return terms_clause(std::move(terms), false);
  std::vector<Clause> ways;
  ways.push_back(docs_clause(notes_passing_on(terms, index.notes)));
  ways.push_back(terms_clause(std::move(terms), false));
  return either(std::move(ways));
}

std::string query_of_selection(const FacetSource& source, const std::vector<std::string>& values,
                               const OpenIndex& index) {
  std::vector<std::string> queries;
  for (const std::string& value : values) {
    const bool person = source.of == FacetSource::Of::kPeople;
    queries.push_back(query_of_value(
        source, value, person ? written_as(value, index) : std::vector<std::string>{}));
  }
  return query_of_any(queries);
}

}  // namespace inkling
