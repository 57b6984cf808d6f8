// SPDX-License-Identifier: MIT
#include "query/name_rows.h"

#include <algorithm>

#include "query/facet_records.h"
#include "query/filters.h"
#include "query/people.h"
#include "schemas/facet_values.h"
#include "schemas/name_words.h"

namespace inkling {
namespace {

constexpr std::string_view kPersonType = "person";

/// What follows the prefix, and for an address its key.
std::string_view name_in(std::string_view term) {
  if (term.starts_with(prefix::kProperty)) return term.substr(term.find(':') + 1);
  return term.substr(1);
}

}  // namespace

const std::vector<uint32_t>& NameRows::row(std::string_view word) {
  const std::string start = name_row(word);
  const auto [at, fresh] = rows_.try_emplace(start);
  if (fresh && !is_all_) read(start, at->second);
  return at->second;
}

uint32_t NameRows::entry_of(std::string words, const std::string& row) {
  const auto [known, fresh] = by_words_.try_emplace(words, static_cast<uint32_t>(names_.size()));
  if (!fresh) return known->second;
  SameName same{.letters = first_letters(words), .fullness = name_fullness(words)};
  same.words = std::move(words);
  names_.push_back({.same = std::move(same), .row = row});
  return known->second;
}

void NameRows::read(const std::string& start, std::vector<uint32_t>& row) {
  const Xapian::Database& notes = index_->notes;
  for (auto key = notes.metadata_keys_begin(start); key != notes.metadata_keys_end(start); ++key) {
    const std::string text = *key;
    const std::string_view term = std::string_view(text).substr(start.size());
    if (term.empty()) continue;
    // All terms of a name stand in each of its rows.
    const uint32_t name = entry_of(name_words_of_folded(name_in(term)), start);
    Entry& entry = names_[name];
    row.push_back(name);
    if (entry.row != start) continue;
    if (term.starts_with(prefix::kPerson)) {
      entry.same.written.emplace_back(name_in(term));
    } else {
      entry.terms.emplace_back(term);
    }
  }
  std::sort(row.begin(), row.end());
  row.erase(std::unique(row.begin(), row.end()), row.end());
}

void NameRows::read_all() {
  is_all_ = true;
  for (Entry& entry : names_) {
    if (entry.checked) continue;
    entry.same.written.clear();
    entry.terms.clear();
  }
  read_all_written();
  read_all_notes();
  for (auto& [start, row] : rows_) row.clear();
  for (uint32_t name = 0; name < names_.size(); ++name) {
    names_[name].checked = true;
    for (const std::string_view word : indexed_words(names_[name].same.words)) {
      std::vector<uint32_t>& row = rows_[name_row(word)];
      if (row.empty() || row.back() != name) row.push_back(name);
    }
  }
  for (const std::string_view role : listed_roles()) {
    each_term(index_->notes, make_term(prefix::kRole, role, {}),
              [&](std::string_view name, const auto&) { listed_.emplace(name); });
  }
}

void NameRows::read_all_written() {
  each_term(index_->notes, std::string(prefix::kPerson), [&](std::string_view name, const auto&) {
    std::string words = name_words_of_folded(name);
    if (words.empty()) return;
    Entry& entry = names_[entry_of(std::move(words), {})];
    if (!entry.checked) entry.same.written.emplace_back(name);
  });
}

void NameRows::read_all_notes() {
  SlotReader records(index_->notes, slot::kFacets);
  NoteFacets facets;
  for (const uint32_t note : people()) {
    if (!unpack(records.at(note), facets)) continue;
    for (const std::string_view name : facets.own_names) {
      Entry& entry = names_[entry_of(std::string(name), {})];
      if (!entry.checked) entry.same.notes.push_back(note);
    }
  }
}

const uint32_t* NameRows::find(std::string_view words) {
  const std::vector<std::string_view> all = indexed_words(words);
  if (all.empty()) return nullptr;
  const auto known = by_words_.find(words);
  if (known != by_words_.end()) return &known->second;
  const auto longest =
      std::max_element(all.begin(), all.end(), [](auto a, auto b) { return a.size() < b.size(); });
  row(*longest);
  const auto read = by_words_.find(words);
  return read == by_words_.end() ? nullptr : &read->second;
}

const SameName& NameRows::operator[](uint32_t name) {
  Entry& entry = names_[name];
  if (!entry.checked) check(entry);
  return entry.same;
}

bool NameRows::is_listed(const std::string& name) {
  return is_all_ ? listed_.count(name) > 0 : is_listed_person(name, *index_);
}

const DocSet& NameRows::people() {
  if (!people_) people_ = docs_with(index_->notes, {make_term(prefix::kType, kPersonType)});
  return *people_;
}

void NameRows::check(Entry& entry) {
  if (++checks_ == many_) return read_all();
  entry.checked = true;
  std::erase_if(entry.same.written, [&](const std::string& name) {
    return !index_->notes.term_exists(make_term(prefix::kPerson, name));
  });
  if (entry.terms.empty()) return;
  const DocSet named = docs_with(index_->notes, entry.terms);
  std::set_intersection(named.begin(), named.end(), people().begin(), people().end(),
                        std::back_inserter(entry.same.notes));
}

}  // namespace inkling
