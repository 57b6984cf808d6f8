// SPDX-License-Identifier: MIT
#include "query/name_rows.h"

#include <algorithm>

#include "query/filters.h"
#include "query/people.h"
#include "schemas/name_words.h"

namespace inkling {
namespace {

/// What follows the prefix, and for an address its key.
std::string_view name_in(std::string_view term) {
  if (term.starts_with(prefix::kProperty)) return term.substr(term.find(':') + 1);
  return term.substr(1);
}

}  // namespace

const std::vector<uint32_t>& NameRows::row(std::string_view word) {
  const std::string start = name_row(word);
  const auto [at, fresh] = rows_.try_emplace(start);
  if (fresh) read(start, at->second);
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

const DocSet& NameRows::people() {
  if (!people_) people_ = docs_with(index_->notes, {make_term(prefix::kType, kPersonType)});
  return *people_;
}

void NameRows::check(Entry& entry) {
  entry.checked = true;
  std::erase_if(entry.same.written, [&](const std::string& name) {
    return !index_->notes.term_exists(make_term(prefix::kPerson, name));
  });
  if (entry.terms.empty()) return;
  const DocSet named = docs_with(index_->notes, entry.terms);
  for (const uint32_t note : named) {
    if (std::binary_search(people().begin(), people().end(), note)) {
      entry.same.notes.push_back(note);
    }
  }
}

}  // namespace inkling
