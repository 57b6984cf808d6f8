// SPDX-License-Identifier: MIT
// Who is who in a vault, worked out the plain way: all notes of people are read, then all written
// names, fuller ones first. What PersonFinder finds one by one must be the same.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/filters.h"
#include "query/people.h"

namespace inkling {

class PeopleOracle {
 public:
  explicit PeopleOracle(const OpenIndex& index);

  /// Those who go by a name, as indexes: by a whole name, alias, handle or address when anyone
  /// does; else all whose name has these words in this order, initials counting.
  [[nodiscard]] std::vector<uint32_t> named(std::string_view name) const;

  /// The values of person terms that can mean nobody but one of these.
  [[nodiscard]] std::vector<std::string> written(const std::vector<uint32_t>& people) const;

  /// How notes' prose may name one of these and nobody else.
  [[nodiscard]] std::vector<ProseName> prose_names(const std::vector<uint32_t>& people) const;

  /// Whether a value of person terms stands for itself where people are counted: it may be several,
  /// or is somebody by an initial only.
  [[nodiscard]] bool stands_apart(std::string_view written) const;

  [[nodiscard]] const Person& operator[](uint32_t person) const { return people_[person]; }
  [[nodiscard]] size_t size() const { return people_.size(); }

 private:
  void add_notes(const OpenIndex& index);
  void add_written(const OpenIndex& index);
  void add_name(uint32_t person, std::string name);

  std::vector<Person> people_;
  std::vector<uint64_t> first_letters_;  ///< Of the words of each person's names.
  std::map<std::string, std::vector<uint32_t>, std::less<>> by_name_;    ///< By whole name.
  std::map<std::string, std::vector<uint32_t>, std::less<>> by_word_;    ///< By any word of a name.
  std::map<std::string, std::vector<uint32_t>, std::less<>> ambiguous_;  ///< Person term values.
  std::set<std::string, std::less<>> initials_;                          ///< Likewise.
};

/// Names and addresses by note, in the order of their terms, read off all posting lists.
inline std::map<uint32_t, std::vector<std::string>> names_by_note(const Xapian::Database& notes) {
  std::vector<std::string> starts{std::string(prefix::kName)};
  for (const std::string_view key : address_keys()) {
    starts.push_back(make_term(prefix::kProperty, key, {}));
  }
  std::sort(starts.begin(), starts.end());
  std::map<uint32_t, std::vector<std::string>> names;
  for (const std::string& start : starts) {
    each_term(notes, start, [&](std::string_view name, const std::string& term) {
      for (const uint32_t docid : docs_with(notes, {term})) names[docid].emplace_back(name);
    });
  }
  return names;
}

inline bool is_part_of(const std::vector<uint32_t>& part, const std::vector<uint32_t>& of) {
  return std::all_of(part.begin(), part.end(), [&](uint32_t person) {
    return std::find(of.begin(), of.end(), person) != of.end();
  });
}

inline void put_once(std::vector<uint32_t>& people, uint32_t person) {
  if (std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
}

inline bool is_one_listed(const std::vector<std::string>& names, const OpenIndex& index) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return is_listed_person(name, index); });
}

inline PeopleOracle::PeopleOracle(const OpenIndex& index) {
  add_notes(index);
  add_written(index);
}

inline void PeopleOracle::add_name(uint32_t person, std::string name) {
  if (name.empty()) return;
  auto& names = people_[person].names;
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  put_once(by_name_[name], person);
  for (const std::string_view word : split_name(name))
    put_once(by_word_[std::string(word)], person);
  first_letters_.resize(people_.size());
  first_letters_[person] |= first_letters(name);
  names.push_back(std::move(name));
}

inline void PeopleOracle::add_notes(const OpenIndex& index) {
  auto names = names_by_note(index.notes);
  for (const uint32_t docid : docs_with(index.notes, {make_term(prefix::kType, "person")})) {
    const auto data = index.note_data(docid);
    if (!data) continue;
    const auto person = static_cast<uint32_t>(people_.size());
    people_.push_back({.name = data->title, .path = data->stamp.path, .known = true});
    add_name(person, name_words(data->title));
    for (const std::string& name : names[docid]) add_name(person, name_words(name));
  }
}

inline void PeopleOracle::add_written(const OpenIndex& index) {
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
    person.known = person.known || is_one_listed(values, index);
    // Somebody else may have the same initial and no other mention.
    if (has_initial(words) && !by_name_.contains(words)) {
      person.initials.insert(person.initials.end(), values.begin(), values.end());
      initials_.insert(values.begin(), values.end());
    }
    std::move(values.begin(), values.end(), std::back_inserter(person.written));
  }
}

inline bool PeopleOracle::stands_apart(std::string_view written) const {
  return ambiguous_.contains(written) || initials_.contains(written);
}

inline std::vector<uint32_t> PeopleOracle::named(std::string_view name) const {
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
      if (fits) put_once(found, person);
    }
  }
  return found;
}

inline std::vector<std::string> PeopleOracle::written(const std::vector<uint32_t>& people) const {
  std::vector<std::string> values;
  for (const uint32_t person : people) {
    const auto& own = people_[person].written;
    values.insert(values.end(), own.begin(), own.end());
  }
  for (const auto& [value, bearers] : ambiguous_) {
    if (is_part_of(bearers, people)) values.push_back(value);
  }
  return values;
}

inline std::vector<ProseName> PeopleOracle::prose_names(const std::vector<uint32_t>& people) const {
  std::vector<ProseName> prose;
  for (const uint32_t person : people) {
    for (ProseName& name : inkling::prose_names(people_[person])) {
      const bool known = std::any_of(prose.begin(), prose.end(),
                                     [&](const auto& other) { return other.text == name.text; });
      if (!known && is_part_of(named(name.text), people)) prose.push_back(std::move(name));
    }
  }
  return prose;
}

}  // namespace inkling
