// SPDX-License-Identifier: MIT
#include "query/people.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "query/filters.h"
#include "schemas/words.h"

namespace inkling {
namespace {

std::string_view first_word(std::string_view words) {
  return words.substr(0, words.find(' '));
}

}  // namespace

bool is_other_note(const std::string& name, const OpenIndex& index) {
  const DocSet named = docs_with(index.notes, {make_term(prefix::kName, name)});
  const bool other = std::all_of(named.begin(), named.end(), [&](uint32_t docid) {
    const auto data = index.note_data(docid);
    return data && !data->type.empty() && data->type != "note" && data->type != kPersonType;
  });
  return other && !named.empty() && !is_listed_person(name, index);
}

bool is_listed_person(std::string_view name, const OpenIndex& index) {
  constexpr std::string_view kRoles[] = {"contact", "attendee", "owner", "decider"};
  return std::any_of(std::begin(kRoles), std::end(kRoles), [&](std::string_view role) {
    return index.notes.term_exists(make_term(prefix::kRole, role, name));
  });
}

std::vector<ProseName> prose_names(const Person& person) {
  std::vector<ProseName> prose;
  for (const std::string& name : person.names) {
    // One word alone is a name only where a title spells it so.
    const bool one_word = name.find(' ') == std::string::npos;
    const bool has_case = static_cast<unsigned char>(name.front()) < 0x80;
    if (!one_word || !has_case) prose.push_back({.text = name});
  }
  const std::string_view first = first_word(person.name);
  const bool capital = !first.empty() && std::isupper(static_cast<unsigned char>(first.front()));
  if (capital && first.size() > 1 && !person.path.empty()) {
    prose.push_back({.text = std::string(first), .match_case = true});
  }
  return prose;
}

}  // namespace inkling
