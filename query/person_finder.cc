// SPDX-License-Identifier: MIT
#include "query/person_finder.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "query/filters.h"
#include "schemas/facet_values.h"
#include "schemas/name_words.h"

namespace inkling {
namespace {

void add_once(std::vector<uint32_t>& all, uint32_t one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

bool is_subset(const std::vector<uint32_t>& part, const std::vector<uint32_t>& of) {
  return std::all_of(part.begin(), part.end(), [&](uint32_t one) {
    return std::find(of.begin(), of.end(), one) != of.end();
  });
}

}  // namespace

/// Notes first, by docid; then fuller names first.
void PersonFinder::sort(std::vector<uint32_t>& people) const {
  std::sort(people.begin(), people.end(), [&](uint32_t a, uint32_t b) {
    const Known& one = people_[a];
    const Known& other = people_[b];
    if ((one.note == 0) != (other.note == 0)) return one.note != 0;
    return one.note != 0 ? one.note < other.note : is_earlier(one.name, other.name);
  });
}

bool PersonFinder::is_earlier(uint32_t name, uint32_t than) const {
  const SameName& one = rows_.words_of(name);
  const SameName& other = rows_.words_of(than);
  if (one.fullness != other.fullness) return one.fullness > other.fullness;
  return one.words < other.words;
}

uint32_t PersonFinder::person_of_note(uint32_t docid) {
  const auto [at, fresh] = by_note_.try_emplace(docid, static_cast<uint32_t>(people_.size()));
  if (fresh) people_.push_back({.note = docid});
  return at->second;
}

uint32_t PersonFinder::person_of_name(uint32_t name) {
  const auto [at, fresh] = by_name_.try_emplace(name, static_cast<uint32_t>(people_.size()));
  if (fresh) people_.push_back({.name = name});
  return at->second;
}

/// Goes as deep as there are ever fuller names; a term has room for a hundred words.
const PersonFinder::Meaning& PersonFinder::meaning(uint32_t name) {
  const auto known = meanings_.find(name);
  if (known != meanings_.end()) return known->second;
  Meaning found;
  const SameName& same = rows_[name];
  for (const uint32_t note : same.notes) found.bearers.push_back(person_of_note(note));
  if (found.bearers.empty() && !same.written.empty()) {
    found.bearers = fitting(same.words, &name);
    if (found.bearers.empty() && !is_other_note(same.written.front(), *index_)) {
      found.is_own = true;
      found.bearers.push_back(person_of_name(name));
    }
  }
  return meanings_.emplace(name, std::move(found)).first->second;
}

std::vector<uint32_t> PersonFinder::fitting(std::string_view words, const uint32_t* than) {
  std::vector<uint32_t> found;
  const uint64_t letters = first_letters(words);
  for (const std::string_view word : indexed_words(words)) {
    const std::vector<uint32_t> row = rows_.row(word);
    for (const uint32_t name : row) {
      const SameName& other = rows_.words_of(name);
      if ((letters & ~other.letters) != 0 || !name_fits(words, other.words)) continue;
      for (const uint32_t note : rows_[name].notes) add_once(found, person_of_note(note));
      const bool counts = than == nullptr || is_earlier(name, *than);
      if (counts && meaning(name).is_own) add_once(found, person_of_name(name));
    }
  }
  sort(found);
  return found;
}

std::vector<uint32_t> PersonFinder::called(std::string_view name) {
  const uint32_t* found = rows_.find(name_words(name));
  if (found == nullptr) return {};
  return has_whole(*found) ? meaning(*found).bearers : std::vector<uint32_t>{};
}

/// Whether somebody has exactly this name.
bool PersonFinder::has_whole(uint32_t name) {
  return !rows_[name].notes.empty() || meaning(name).is_own;
}

std::vector<uint32_t> PersonFinder::named(std::string_view name) {
  std::vector<uint32_t> whole = called(name);
  return whole.empty() ? fitting(name_words(name), nullptr) : whole;
}

std::vector<uint32_t> PersonFinder::everyone() {
  std::vector<uint32_t> found;
  for (const uint32_t note : rows_.people()) found.push_back(person_of_note(note));
  each_term(index_->notes, std::string(prefix::kPerson), [&](std::string_view value, const auto&) {
    const uint32_t* name = rows_.find(name_words_of_folded(value));
    if (name != nullptr && meaning(*name).is_own) found.push_back(person_of_name(*name));
  });
  sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool PersonFinder::means_one(std::string_view written) {
  const std::string words = name_words_of_folded(written);
  const uint32_t* name = rows_.find(words);
  if (name == nullptr) return false;
  const std::vector<std::string>& values = rows_[*name].written;
  const bool is_written = std::find(values.begin(), values.end(), written) != values.end();
  const size_t bearers = meaning(*name).bearers.size();
  return is_written && bearers == 1 && (!has_initial(words) || has_whole(*name));
}

CountedFor PersonFinder::counted_for(std::string_view written) {
  using Who = CountedFor::Who;
  const std::string words = name_words_of_folded(written);
  const uint32_t* name = rows_.find(words);
  if (name == nullptr || meaning(*name).bearers.empty()) return {};
  const std::vector<uint32_t>& bearers = meaning(*name).bearers;
  if (bearers.size() > 1 || (has_initial(words) && !has_whole(*name))) return {Who::kItself};
  const uint32_t person = bearers.front();
  const bool known =
      people_[person].note != 0 || is_listed_person(written, *index_) || (*this)[person].known;
  return known ? CountedFor{Who::kPerson, person} : CountedFor{};
}

std::vector<uint32_t> PersonFinder::namesakes(const Person& person) {
  std::vector<uint32_t> found;
  for (const std::string& whole : person.names) {
    for (const std::string_view word : indexed_words(whole)) {
      const std::vector<uint32_t> row = rows_.row(word);
      for (const uint32_t name : row) {
        const SameName& other = rows_.words_of(name);
        if (other.words != whole && !name_fits(other.words, whole)) continue;
        if (!rows_[name].written.empty()) add_once(found, name);
      }
    }
  }
  std::sort(found.begin(), found.end(), [&](uint32_t a, uint32_t b) { return is_earlier(a, b); });
  return found;
}

const Person& PersonFinder::called_person(uint32_t person) {
  Known& known = people_[person];
  if (known.is_called) return known.person;
  known.is_called = true;
  if (known.note == 0) {
    known.person.name = rows_[known.name].written.front();
    return known.person;
  }
  known.person.known = true;
  if (auto data = index_->note_data(known.note)) {
    known.person.name = std::move(data->title);
    known.person.path = std::move(data->stamp.path);
  }
  return known.person;
}

const Person& PersonFinder::operator[](uint32_t person) {
  named_person(person);
  Known& known = people_[person];
  if (!known.is_complete) complete(known);
  return known.person;
}

const Person& PersonFinder::named_person(uint32_t person) {
  called_person(person);
  Known& known = people_[person];
  std::vector<std::string>& names = known.person.names;
  if (!names.empty()) return known.person;
  if (known.note == 0) {
    names = {rows_.words_of(known.name).words};
  } else {
    NoteFacets facets;
    const std::string packed = index_->notes.get_document(known.note).get_value(slot::kFacets);
    if (!unpack(packed, facets)) throw Xapian::DatabaseCorruptError("the facets of a note");
    names = {facets.own_names.begin(), facets.own_names.end()};
  }
  return known.person;
}

void PersonFinder::complete(Known& known) {
  known.is_complete = true;
  Person& person = known.person;
  const uint32_t own = known.note == 0 ? by_name_.at(known.name) : by_note_.at(known.note);
  for (const uint32_t name : namesakes(person)) {
    if (meaning(name).bearers != std::vector<uint32_t>{own}) continue;
    const std::vector<std::string>& values = rows_[name].written;
    person.written.insert(person.written.end(), values.begin(), values.end());
    person.known =
        person.known || std::any_of(values.begin(), values.end(), [&](const std::string& value) {
          return is_listed_person(value, *index_);
        });
    if (!has_initial(rows_.words_of(name).words) || has_whole(name)) continue;
    person.initials.insert(person.initials.end(), values.begin(), values.end());
  }
}

std::vector<std::string> PersonFinder::written(const std::vector<uint32_t>& people) {
  std::vector<std::string> values;
  std::vector<std::string> ambiguous;
  for (const uint32_t person : people) {
    const Person& one = (*this)[person];
    values.insert(values.end(), one.written.begin(), one.written.end());
    if (people.size() == 1) break;
    for (const uint32_t name : namesakes(one)) {
      const std::vector<uint32_t>& bearers = meaning(name).bearers;
      if (bearers.size() < 2 || !is_subset(bearers, people)) continue;
      const std::vector<std::string>& own = rows_[name].written;
      ambiguous.insert(ambiguous.end(), own.begin(), own.end());
    }
  }
  std::sort(ambiguous.begin(), ambiguous.end());
  ambiguous.erase(std::unique(ambiguous.begin(), ambiguous.end()), ambiguous.end());
  values.insert(values.end(), ambiguous.begin(), ambiguous.end());
  return values;
}

std::vector<ProseName> PersonFinder::prose_names(const std::vector<uint32_t>& people) {
  std::vector<ProseName> prose;
  const auto add = [&](ProseName name) {
    const bool known = std::any_of(prose.begin(), prose.end(),
                                   [&](const auto& other) { return other.text == name.text; });
    if (!known && is_subset(named(name.text), people)) prose.push_back(std::move(name));
  };
  for (const uint32_t person : people) {
    for (ProseName& name : inkling::prose_names((*this)[person])) add(std::move(name));
  }
  return prose;
}

}  // namespace inkling
