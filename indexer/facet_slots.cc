// SPDX-License-Identifier: MIT
#include "indexer/facet_slots.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "schemas/facet_values.h"
#include "schemas/layout.h"
#include "schemas/name_terms.h"
#include "schemas/name_words.h"
#include "schemas/words.h"

namespace inkling {
namespace {

std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

/// A value in the front matter or a column; the term's value where that is cut.
std::pair<std::string, std::string> as_recorded(std::string_view key, std::string_view value) {
  const std::string start = make_term(prefix::kProperty, fold(key), {});
  return {value_as_recorded(prefix::kProperty, key),
          value.empty() ? std::string() : value_as_recorded(start, value)};
}

/// Calls `visit` with what follows the prefix in each of a draft's terms that begin with it.
template <typename F>
void each_value(const Draft& draft, std::string_view family, F visit) {
  for (const DraftTerm& term : draft.terms) {
    if (term.term.starts_with(family)) {
      visit(std::string_view(term.term).substr(family.size()), term.term);
    }
  }
}

bool is_of_person(const Draft& draft) {
  const std::string person = make_term(prefix::kType, kPersonType);
  return std::any_of(draft.terms.begin(), draft.terms.end(),
                     [&](const DraftTerm& term) { return term.term == person; });
}

/// Calls `visit` with each name and address in the terms of a person's note.
template <typename F>
void each_own_name(const Draft& draft, F visit) {
  each_value(draft, prefix::kName, visit);
  for (const std::string_view key : address_keys()) {
    each_value(draft, make_term(prefix::kProperty, key, {}), visit);
  }
}

void put_property(const std::pair<std::string, std::string>& property,
                  std::vector<std::pair<std::string, std::string>>& all) {
  if (std::find(all.begin(), all.end(), property) == all.end()) all.push_back(property);
}

void add_properties(const std::vector<std::pair<std::string, std::string>>& properties,
                    uint32_t passed_on, Draft& draft) {
  if (properties.empty()) return;
  PropertyFacets facets{.pairs = {properties.begin(), properties.end()}, .passed_on = passed_on};
  draft.values.emplace_back(slot::kProperties, pack(facets));
}

}  // namespace

uint32_t FoldedOnce::add(std::string_view prefix, std::string_view text) {
  const auto [written, fresh] = by_written_.try_emplace(std::string(text), 0);
  if (!fresh) return written->second;
  std::string recorded = value_as_recorded(prefix, text);
  const auto [folded, first] =
      by_folded_.try_emplace(fold(recorded), static_cast<uint32_t>(texts_.size()));
  if (first) texts_.push_back(std::move(recorded));
  return written->second = folded->second;
}

FacetSlots::FacetSlots(const NoteInput& input) : input_(input) {
  for (const Tag& tag : input.note.tags) {
    if (tag.block == kNone) tags_.add(prefix::kTag, tag.name);
  }
  passed_on_ = static_cast<uint32_t>(tags_.texts().size());
  for (const std::string& tag : input.records.tags) tags_.add(prefix::kTag, tag);
  for (const PersonName& one : input.records.people) {
    for (const std::string_view name : person_names(one)) person(name);
  }
  for (const Item& item : input.records.items) {
    for (const PersonName& one : item.people) {
      for (const std::string_view name : person_names(one)) person(name);
    }
  }
}

uint32_t FacetSlots::person(std::string_view name) {
  return people_.add(prefix::kPerson, name);
}

void FacetSlots::add_note(Draft& draft) const {
  const Records& records = input_.records;
  const std::string type = value_as_recorded(prefix::kType, records.type);
  NoteFacets facets{.type = type,
                    .language = records.language,
                    .folder = folder_of(input_.note.path),
                    .tags = views_of(tags_.texts()),
                    .passed_on = passed_on_,
                    .people = views_of(people_.texts())};
  for (const Item& item : records.items) {
    const std::pair pair(item.kind, item.status);
    const auto at = std::find(facets.items.begin(), facets.items.end(), pair);
    if (at == facets.items.end()) facets.items.push_back(pair);
  }
  std::vector<std::string> own_names;
  if (is_of_person(draft)) {
    each_own_name(draft, [&](std::string_view name, const std::string&) {
      std::string words = name_words_of_folded(name);
      const bool known = std::find(own_names.begin(), own_names.end(), words) != own_names.end();
      if (!known && !words.empty()) own_names.push_back(std::move(words));
    });
  }
  facets.own_names = views_of(own_names);
  draft.values.emplace_back(slot::kFacets, pack(facets));

  std::vector<std::pair<std::string, std::string>> properties;
  uint32_t passed_on = 0;
  for (const bool of_body : {false, true}) {
    for (const Property& property : input_.note.properties) {
      if ((property.block != kNone) != of_body) continue;
      put_property(as_recorded(property.key, property.text), properties);
    }
    if (!of_body) passed_on = static_cast<uint32_t>(properties.size());
  }
  add_properties(properties, passed_on, draft);
}

void FacetSlots::add_item(uint32_t ordinal, const std::vector<uint32_t>& own, Draft& draft) {
  const Item& item = input_.records.items[ordinal];
  ItemFacets facets{.ordinal = ordinal, .kind = item.kind, .status = item.status};
  const auto add = [](uint32_t place, std::vector<uint32_t>& to) {
    if (std::find(to.begin(), to.end(), place) == to.end()) to.push_back(place);
  };
  for (const PersonName& one : item.people) {
    for (const std::string_view name : person_names(one)) add(person(name), facets.people);
  }
  for (const std::string& tag : item.tags) {
    const uint32_t place = tags_.add(prefix::kTag, tag);
    if (place >= passed_on_) add(place, facets.tags);
  }
  draft.values.emplace_back(slot::kFacets, pack(facets));

  std::vector<std::pair<std::string, std::string>> properties;
  const auto put = [&](std::string_view key, std::string_view value) {
    put_property(as_recorded(key, value), properties);
  };
  if (!item.priority.empty()) put("priority", item.priority);
  if (!item.status_text.empty()) put("status", item.status_text);
  for (const Column& column : item.columns) put(column.name, column.value);
  for (const uint32_t property : own) {
    put(input_.note.properties[property].key, input_.note.properties[property].text);
  }
  add_properties(properties, 0, draft);
}

void add_names(const Draft& draft, std::unordered_set<std::string>& known,
               const std::function<void(const std::string& key)>& add_key) {
  const auto add = [&](std::string_view name, const std::string& term) {
    if (known.count(term) > 0) return;
    const std::string words = name_words_of_folded(name);
    for (const std::string_view word : indexed_words(words)) add_key(name_row(word) + term);
    known.insert(term);
  };
  each_value(draft, prefix::kPerson, add);
  if (is_of_person(draft)) each_own_name(draft, add);
}

}  // namespace inkling
