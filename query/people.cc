// SPDX-License-Identifier: MIT
#include "query/people.h"

#include <algorithm>
#include <cctype>

#include "query/filters.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// What terms with a person's names and addresses begin with, in their order.
const std::vector<std::string>& name_starts() {
  static const std::vector<std::string> starts = [] {
    std::vector<std::string> all{std::string(prefix::kName)};
    for (const std::string_view key : address_keys()) {
      all.push_back(make_term(prefix::kProperty, key, {}));
    }
    std::sort(all.begin(), all.end());
    return all;
  }();
  return starts;
}

std::string_view first_word(std::string_view words) {
  return words.substr(0, words.find(' '));
}

bool is_subset(const std::vector<uint32_t>& part, const std::vector<uint32_t>& of) {
  return std::all_of(part.begin(), part.end(), [&](uint32_t person) {
    return std::find(of.begin(), of.end(), person) != of.end();
  });
}

void add_once(std::vector<uint32_t>& people, uint32_t person) {
  if (std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
}

bool is_any_listed(const std::vector<std::string>& names, const OpenIndex& index) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return is_listed_person(name, index); });
}

}  // namespace

bool is_other_note(const std::string& name, const OpenIndex& index) {
  const DocSet named = docs_with(index.notes, {make_term(prefix::kName, name)});
  const bool other = std::all_of(named.begin(), named.end(), [&](uint32_t docid) {
    const auto data = unpack_note(index.notes.get_document(docid).get_data());
    return data && !data->type.empty() && data->type != "note" && data->type != "person";
  });
  return other && !named.empty() && !is_listed_person(name, index);
}

std::span<const std::string_view> listed_roles() {
  static constexpr std::string_view kRoles[] = {"contact", "attendee", "owner", "decider"};
  return kRoles;
}

bool is_listed_person(std::string_view name, const OpenIndex& index) {
  const auto roles = listed_roles();
  return std::any_of(roles.begin(), roles.end(), [&](std::string_view role) {
    return index.notes.term_exists(make_term(prefix::kRole, role, name));
  });
}

People::People(const OpenIndex& index) {
  add_notes(index);
  add_written(index);
}

void People::add_name(uint32_t person, std::string name) {
  if (name.empty()) return;
  auto& names = people_[person].names;
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  add_once(by_name_[name], person);
  for (const std::string_view word : split_name(name))
    add_once(by_word_[std::string(word)], person);
  first_letters_.resize(people_.size());
  first_letters_[person] |= first_letters(name);
  names.push_back(std::move(name));
}

void People::add_notes(const OpenIndex& index) {
  for (const uint32_t docid : docs_with(index.notes, {make_term(prefix::kType, "person")})) {
    const auto data = unpack_note(index.notes.get_document(docid).get_data());
    if (!data) continue;
    const auto person = static_cast<uint32_t>(people_.size());
    people_.push_back({.name = data->title, .path = data->stamp.path, .known = true});
    add_name(person, name_words(data->title));
    auto term = index.notes.termlist_begin(docid);
    const auto end = index.notes.termlist_end(docid);
    for (const std::string& start : name_starts()) {
      if (term == end) break;
      for (term.skip_to(start); term != end; ++term) {
        const std::string text = *term;
        if (!text.starts_with(start)) break;
        add_name(person, name_words(std::string_view(text).substr(start.size())));
      }
    }
  }
}

void People::add_written(const OpenIndex& index) {
  std::map<std::string, std::vector<std::string>> by_words;
  each_term(index.notes, std::string(prefix::kPerson), [&](std::string_view value, const auto&) {
    if (std::string words = name_words(value); !words.empty()) {
      by_words[std::move(words)].emplace_back(value);
    }
  });
  // Fuller names first, so that "R. Okonkwo" finds "Ruth Okonkwo" already there.
  std::vector<std::pair<std::pair<ptrdiff_t, ptrdiff_t>, std::string>> names;
  for (const auto& [words, values] : by_words) names.emplace_back(name_fullness(words), words);
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [full, words] : names) {
    std::vector<std::string>& values = by_words[words];
    std::vector<uint32_t> bearers = named(words);
    if (bearers.empty()) {
      if (is_other_note(values.front(), index)) continue;
      bearers.push_back(static_cast<uint32_t>(people_.size()));
      people_.push_back({.name = values.front()});
      add_name(bearers.front(), words);
    }
    if (bearers.size() > 1) {
      for (std::string& value : values) ambiguous_[std::move(value)] = bearers;
      continue;
    }
    Person& person = people_[bearers.front()];
    person.known = person.known || is_any_listed(values, index);
    // Somebody else may have the same initial and no other mention.
    if (has_initial(words) && !by_name_.contains(words)) {
      person.initials.insert(person.initials.end(), values.begin(), values.end());
      initials_.insert(values.begin(), values.end());
    }
    std::move(values.begin(), values.end(), std::back_inserter(person.written));
  }
}

bool People::stands_apart(std::string_view written) const {
  return ambiguous_.contains(written) || initials_.contains(written);
}

std::vector<uint32_t> People::named(std::string_view name) const {
  const std::string words = name_words(name);
  if (const auto exact = by_name_.find(words); exact != by_name_.end()) return exact->second;
  std::vector<uint32_t> found;
  const uint64_t letters = first_letters(words);
  for (const std::string_view word : split_name(words)) {
    if (word.size() == 1) continue;
    const auto candidates = by_word_.find(word);
    if (candidates == by_word_.end()) continue;
    for (const uint32_t person : candidates->second) {
      if ((letters & ~first_letters_[person]) != 0) continue;
      const auto& names = people_[person].names;
      const bool fits = std::any_of(names.begin(), names.end(),
                                    [&](const auto& other) { return name_fits(words, other); });
      if (fits) add_once(found, person);
    }
  }
  return found;
}

std::vector<std::string> People::written(const std::vector<uint32_t>& people) const {
  std::vector<std::string> values;
  for (const uint32_t person : people) {
    const auto& own = people_[person].written;
    values.insert(values.end(), own.begin(), own.end());
  }
  for (const auto& [value, bearers] : ambiguous_) {
    if (is_subset(bearers, people)) values.push_back(value);
  }
  return values;
}

std::vector<People::ProseName> People::prose_names(const Person& person) {
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

std::vector<People::ProseName> People::prose_names(const std::vector<uint32_t>& people) const {
  std::vector<ProseName> prose;
  for (const uint32_t person : people) {
    for (ProseName& name : prose_names(people_[person])) {
      const bool known = std::any_of(prose.begin(), prose.end(),
                                     [&](const auto& other) { return other.text == name.text; });
      if (!known && is_subset(named(name.text), people)) prose.push_back(std::move(name));
    }
  }
  return prose;
}

}  // namespace inkling
