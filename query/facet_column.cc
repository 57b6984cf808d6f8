// SPDX-License-Identifier: MIT
#include "query/facet_column.h"

#include <algorithm>

#include "query/item_runs.h"
#include "query/supersession.h"
#include "schemas/words.h"

namespace inkling {
namespace {

FacetCache& cache_of(const OpenIndex& index) {
  // Moved, the index is elsewhere.
  if (!index.facet_cache || index.facet_cache->of != &index) {
    index.facet_cache = std::make_shared<FacetCache>(index);
  }
  return *index.facet_cache;
}

/// Sources of one prefix may differ in whether ancestors count, and in what a value is.
std::pair<Source, std::string> key_of(const FacetSource& source, Source of) {
  return {of, std::to_string(static_cast<int>(source.of)) + source.separator + source.prefix};
}

std::string month_of(const std::string& packed) {
  const Date date{static_cast<int32_t>(Xapian::sortable_unserialise(packed))};
  const std::string day = to_string(date);
  return day.substr(0, day.rfind('-'));
}

}  // namespace

void FacetRows::add(uint32_t docid, const std::vector<uint32_t>& row) {
  const size_t page = docid / kPage;
  if (page >= pages_.size()) pages_.resize(page + 1);
  if (!pages_[page]) pages_[page] = std::make_unique<std::vector<uint32_t>>(kPage, 0U);
  ids_.push_back(static_cast<uint32_t>(row.size()));
  (*pages_[page])[docid % kPage] = static_cast<uint32_t>(ids_.size());
  ids_.insert(ids_.end(), row.begin(), row.end());
}

FacetColumn::FacetColumn(const FacetSource& source, Source of, const OpenIndex& index,
                         PersonFinder& people)
    : source_(source), of_(of), index_(&index), labels_(source, people), records_(index) {}

void FacetColumn::read(const DocSet& docs) {
  for (const uint32_t docid : docs) {
    if (rows_.has(docid)) continue;
    ++reading_;
    row_.clear();
    of_ == Source::kNotes ? read_note(docid) : read_item(docid);
    rows_.add(docid, row_);
  }
}

/// Several values of a document may mean the same label, which then counts once.
void FacetColumn::add(std::string_view recorded) {
  for (const uint32_t form : labels_.of(recorded)) {
    const uint32_t label = labels_.forms()[form].label;
    if (label >= seen_.size()) seen_.resize(labels_.labels().size(), 0);
    if (seen_[label] == reading_) continue;
    seen_[label] = reading_;
    row_.push_back(form);
  }
}

void FacetColumn::add_month(const std::string& packed) {
  if (packed.empty()) return;
  const auto [at, fresh] = months_.try_emplace(packed);
  if (fresh) at->second = month_of(packed);
  add(at->second);
}

/// As `is:` has it: what another note supersedes is superseded, not current.
void FacetColumn::add_status(Status status, uint32_t item) {
  const bool superseded = index_->supersession().is_superseded(item);
  if (superseded) add(to_string(Status::kSuperseded));
  if (!superseded || status != Status::kCurrent) add(to_string(status));
}

void FacetColumn::add_statuses_of_items(uint32_t note) {
  if (!with_superseded_) {
    with_superseded_ =
        std::make_unique<DocSet>(notes_of(index_->supersession().superseded(), *index_));
  }
  if (!std::binary_search(with_superseded_->begin(), with_superseded_->end(), note)) {
    for (const auto& [kind, status] : records_.note(note).items) add(to_string(status));
    return;
  }
  const auto run = run_of(note, *index_);
  for (uint32_t i = 0; run && i < run->count; ++i) {
    add_status(records_.item(run->first + i).status, run->first + i);
  }
}

void FacetColumn::add_properties(const PropertyFacets& properties, bool passed_on_only) {
  const size_t end = passed_on_only ? properties.passed_on : properties.pairs.size();
  for (size_t i = 0; i < end; ++i) {
    const auto& [key, value] = properties.pairs[i];
    if (source_.of == FacetSource::Of::kKeyNames) {
      if (!passed_on_only || passes_on(fold(key))) add(key);
      continue;
    }
    auto known = is_key_.find(key);
    if (known == is_key_.end()) {
      known = is_key_.emplace(key, fold(key) == source_.key).first;
    }
    if (known->second) add(value);
  }
}

void FacetColumn::read_note(uint32_t note) {
  const std::string_view base = source_.base;
  if (base == "month") return add_month(records_.date(Source::kNotes, note));
  if (base == "property") return add_properties(records_.note_properties(note), false);
  if (base == "status") return add_statuses_of_items(note);
  const NoteFacets& record = records_.note(note);
  if (base == "type") return add(record.type);
  if (base == "lang") return add(record.language);
  if (base == "folder") return add(record.folder);
  if (base == "tag") {
    for (const std::string_view tag : record.tags) add(tag);
  }
  if (base == "people") {
    for (const std::string_view name : record.people) add(name);
  }
  if (base == "kind") {
    for (const auto& [kind, status] : record.items) add(index_->schemas().kinds.at(kind).name);
  }
}

void FacetColumn::read_item(uint32_t item) {
  const std::string_view base = source_.base;
  if (base == "month") return add_month(records_.date(Source::kItems, item));
  const ItemFacets& record = records_.item(item);
  if (base == "status") return add_status(record.status, item);
  if (base == "kind") return add(index_->schemas().kinds.at(record.kind).name);
  if (base == "people" && record.people.empty()) return;
  const uint32_t note = records_.note_of(item, record.ordinal);
  if (base == "property") {
    add_properties(records_.item_properties(item), false);
    if (source_.of_note) add_properties(records_.note_properties(note), true);
    return;
  }
  const NoteFacets& of_note = records_.note(note);
  if (base == "type") return add(of_note.type);
  if (base == "lang") return add(of_note.language);
  if (base == "folder") return add(of_note.folder);
  if (base == "people") {
    for (const uint32_t name : record.people) add(of_note.people.at(name));
  }
  if (base == "tag") {
    for (uint32_t tag = 0; tag < of_note.passed_on; ++tag) add(of_note.tags[tag]);
    for (const uint32_t tag : record.tags) add(of_note.tags.at(tag));
  }
}

PersonFinder& person_finder(const OpenIndex& index) {
  return cache_of(index).people;
}

FacetColumn& facet_column(const FacetSource& source, Source of, const OpenIndex& index) {
  FacetCache& cache = cache_of(index);
  const auto key = key_of(source, of);
  const auto known = cache.columns.find(key);
  if (known != cache.columns.end()) return known->second;
  return cache.columns.try_emplace(key, source, of, index, cache.people).first->second;
}

}  // namespace inkling
