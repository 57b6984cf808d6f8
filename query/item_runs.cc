// SPDX-License-Identifier: MIT
#include "query/item_runs.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "schemas/item_place.h"
#include "schemas/note_items.h"

namespace inkling {
namespace {

constexpr size_t kFew = 64;  ///< Looked up one by one rather than with the runs of all notes.

void sort_once(DocSet& docs) {
  std::sort(docs.begin(), docs.end());
  docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
}

DocSet docs_with_term(const std::string& term, const Xapian::Database& database) {
  return {database.postlist_begin(term), database.postlist_end(term)};
}

}  // namespace

std::vector<ItemRun> read_item_runs(const Xapian::Database& items) {
  std::vector<ItemRun> runs;
  for (auto at = items.valuestream_begin(slot::kNote); at != items.valuestream_end(slot::kNote);
       ++at) {
    const auto found = unpack_items(*at);
    if (!found) throw Xapian::DatabaseCorruptError("the items of a note cannot be told");
    runs.push_back({.first = at.get_docid(), .count = found->count, .note = found->note});
  }
  return runs;
}

std::optional<ItemRun> run_of(uint32_t note, const OpenIndex& index) {
  const auto row = items_of_note(note, index.items);
  if (!row) return std::nullopt;
  return ItemRun{.first = row->first, .count = row->count, .note = note};
}

std::vector<ItemRun> runs_of(const DocSet& notes, const OpenIndex& index) {
  std::vector<ItemRun> runs;
  if (notes.size() <= kFew) {
    for (const uint32_t note : notes) {
      if (const auto run = run_of(note, index)) runs.push_back(*run);
    }
    std::sort(runs.begin(), runs.end(),
              [](const ItemRun& a, const ItemRun& b) { return a.first < b.first; });
    return runs;
  }
  std::vector<bool> wanted(size_t{notes.back()} + 1, false);
  for (const uint32_t note : notes) wanted[note] = true;
  for (const ItemRun& run : index.item_runs()) {
    if (run.note < wanted.size() && wanted[run.note]) runs.push_back(run);
  }
  return runs;
}

DocSet notes_of(const DocSet& items, const OpenIndex& index) {
  DocSet notes;
  if (items.size() <= kFew) {
    ItemPlaces places(index.items);
    for (const uint32_t item : items) {
      if (const auto place = places.of(item)) notes.push_back(place->note);
    }
  } else {
    auto item = items.begin();
    for (const ItemRun& run : index.item_runs()) {
      item = std::lower_bound(item, items.end(), run.first);
      if (item == items.end()) break;
      if (*item < run.first + run.count) notes.push_back(run.note);
    }
  }
  sort_once(notes);
  return notes;
}

DocSet notes_passing_on(const std::vector<std::string>& terms, const Xapian::Database& notes) {
  DocSet all;
  for (const std::string& term : terms) {
    const DocSet with = docs_with_term(term, notes);
    const DocSet kept = docs_with_term(make_term(prefix::kNotPassedOn, term), notes);
    std::set_difference(with.begin(), with.end(), kept.begin(), kept.end(),
                        std::back_inserter(all));
  }
  sort_once(all);
  return all;
}

DocSet items_with(const std::string& term, const OpenIndex& index) {
  DocSet items = docs_with_term(term, index.items);
  const size_t own = items.size();
  for (const ItemRun& run : runs_of(notes_passing_on({term}, index.notes), index)) {
    items.resize(items.size() + run.count);
    std::iota(items.end() - run.count, items.end(), run.first);
  }
  if (own > 0 && own < items.size()) sort_once(items);
  return items;
}

}  // namespace inkling
