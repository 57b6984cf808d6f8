// SPDX-License-Identifier: MIT
#include "query/facet_column.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "query/filters.h"
#include "query/item_runs.h"
#include "query/supersession.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr uint32_t kNobody = UINT32_MAX;

const Xapian::Database& database_of(Source of, const OpenIndex& index) {
  return of == Source::kNotes ? index.notes : index.items;
}

FacetCache& cache_of(const OpenIndex& index) {
  if (!index.facet_cache) index.facet_cache = std::make_shared<FacetCache>();
  return *index.facet_cache;
}

/// Sources of one prefix may differ in whether ancestors count, and in what a term is.
std::pair<Source, std::string> key_of(const FacetSource& source, Source of) {
  return {of, std::to_string(static_cast<int>(source.of)) + source.prefix};
}

/// All items of these notes, ascending.
DocSet items_of(const DocSet& notes, const OpenIndex& index) {
  DocSet items;
  for (const ItemRun& run : runs_of(notes, index)) {
    items.resize(items.size() + run.count);
    std::iota(items.end() - run.count, items.end(), run.first);
  }
  return items;
}

/// A key with ':' behind it and nothing more: "status:", not "status:draft".
bool is_key_name(std::string_view value) {
  return value.size() > 1 && value.find(':') == value.size() - 1;
}

/// From the value in a term to the labels that it counts for.
class Labels {
 public:
  Labels(const FacetSource& source, const OpenIndex& index) : source_(source), index_(index) {}

  /// Valid until the next call.
  const std::vector<uint32_t>& of(std::string_view in_term);
  std::vector<FacetLabel> take() { return std::move(labels_); }

 private:
  uint32_t label(std::string_view value) {
    const auto [at, fresh] =
        known_.try_emplace(std::string(value), static_cast<uint32_t>(labels_.size()));
    if (fresh) labels_.push_back({.value = std::string(value)});
    return at->second;
  }
  /// kNobody: what is only linked to, a project or a place.
  uint32_t person(std::string_view written);

  const FacetSource& source_;
  const OpenIndex& index_;
  std::vector<FacetLabel> labels_;
  std::unordered_map<std::string, uint32_t> known_;
  std::unordered_map<uint32_t, uint32_t> people_;  ///< Into People -> label.
  std::vector<uint32_t> found_;
};

/// The names that are counted as this person.
std::vector<std::string> counted_as(const Person& person) {
  std::vector<std::string> names = person.written;
  std::erase_if(names, [&person](const std::string& name) {
    return std::find(person.initials.begin(), person.initials.end(), name) != person.initials.end();
  });
  return names;
}

uint32_t Labels::person(std::string_view written) {
  const FacetPeople& people = facet_people(index_);
  const auto who = people.who.find(written);
  if (who == people.who.end()) {
    if (!people.people.stands_apart(written)) return kNobody;
    const uint32_t own = label(written);
    labels_[own].written = {std::string(written)};
    return own;
  }
  if (!people.people[who->second].known) return kNobody;
  const auto [at, fresh] = people_.try_emplace(who->second, static_cast<uint32_t>(labels_.size()));
  if (fresh) {
    const Person& person = people.people[who->second];
    labels_.push_back({.value = person.name, .path = person.path, .written = counted_as(person)});
  }
  return at->second;
}

const std::vector<uint32_t>& Labels::of(std::string_view in_term) {
  found_.clear();
  switch (source_.of) {
    case FacetSource::Of::kValues:
      if (!in_term.empty()) found_.push_back(label(in_term));
      break;
    case FacetSource::Of::kPaths:
      while (!in_term.empty()) {
        if (in_term.back() != source_.separator) found_.push_back(label(in_term));
        const size_t cut = in_term.rfind(source_.separator);
        in_term = in_term.substr(0, cut == std::string_view::npos ? 0 : cut);
      }
      break;
    case FacetSource::Of::kPeople:
      if (in_term.empty()) break;
      if (const uint32_t one = person(in_term); one != kNobody) found_.push_back(one);
      break;
    case FacetSource::Of::kStatus:
      if (!in_term.empty()) found_.push_back(label(in_term.substr(in_term.rfind(':') + 1)));
      break;
    case FacetSource::Of::kKeyNames:
      if (is_key_name(in_term)) found_.push_back(label(in_term.substr(0, in_term.size() - 1)));
      break;
  }
  return found_;
}

/// Several terms of a document may mean the same label, which then counts once.
void drop_repeats(FacetColumn& column) {
  size_t kept = 0;
  size_t from = 0;
  for (size_t row = 0; row + 1 < column.begin.size(); ++row) {
    const size_t to = column.begin[row + 1];
    const auto first = column.ids.begin() + static_cast<std::ptrdiff_t>(from);
    const auto last = column.ids.begin() + static_cast<std::ptrdiff_t>(to);
    std::sort(first, last);
    const auto end = std::unique(first, last);
    const auto size = static_cast<size_t>(end - first);
    if (kept < from) std::move(first, end, column.ids.begin() + static_cast<std::ptrdiff_t>(kept));
    from = to;
    kept += size;
    column.begin[row + 1] = static_cast<uint32_t>(kept);
  }
  column.ids.resize(kept);
}

/// Whether items have this of their note.
bool is_passed_on(const FacetSource& source, std::string_view in_term) {
  if (source.of != FacetSource::Of::kKeyNames) return source.of_note;
  return is_key_name(in_term) && passes_on(in_term.substr(0, in_term.size() - 1));
}

/// Collects which document has which label.
class ColumnMaker {
 public:
  ColumnMaker(const FacetSource& source, size_t last_docid, const OpenIndex& index)
      : labels_(source, index) {
    column_.begin.assign(last_docid + 2, 0);
  }
  void add(std::string_view in_term, const DocSet& docs) {
    const std::vector<uint32_t>& found = labels_.of(in_term);
    for (const uint32_t docid : docs) {
      for (const uint32_t id : found) pairs_.emplace_back(docid, id);
      column_.begin[docid + 1] += static_cast<uint32_t>(found.size());
    }
  }
  FacetColumn take() {
    auto& begin = column_.begin;
    for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    column_.ids.resize(pairs_.size());
    std::vector<uint32_t> next = begin;
    for (const auto& [docid, id] : pairs_) column_.ids[next[docid]++] = id;
    drop_repeats(column_);
    column_.labels = labels_.take();
    return std::move(column_);
  }

 private:
  Labels labels_;
  FacetColumn column_;
  std::vector<std::pair<uint32_t, uint32_t>> pairs_;  ///< Document, label.
};

/// As `is:` has it: what another note supersedes is superseded, not current. Of a note, those of
/// its items.
FacetColumn make_status_column(const FacetSource& source, Source of, const OpenIndex& index) {
  ColumnMaker maker(source, database_of(of, index).get_lastdocid(), index);
  const auto add = [&](std::string_view status, const DocSet& items) {
    maker.add(status, of == Source::kItems ? items : notes_of(items, index));
  };
  const DocSet& superseded = index.supersession().superseded();
  each_term(index.items, source.prefix, [&](std::string_view status, const std::string& term) {
    DocSet items = docs_with(index.items, {term});
    if (status == to_string(Status::kCurrent)) {
      std::erase_if(items, [&](uint32_t item) { return index.supersession().is_superseded(item); });
    }
    add(status, items);
  });
  add(to_string(Status::kSuperseded), superseded);
  return maker.take();
}

FacetColumn make_column(const FacetSource& source, Source of, const OpenIndex& index) {
  if (source.of == FacetSource::Of::kStatus) return make_status_column(source, of, index);
  const Xapian::Database& database = database_of(of, index);
  ColumnMaker maker(source, database.get_lastdocid(), index);
  each_term(database, source.prefix, [&](std::string_view value, const std::string& term) {
    if (!value.empty()) maker.add(value, docs_with(database, {term}));
  });
  if (of == Source::kNotes) return maker.take();
  each_term(index.notes, source.prefix, [&](std::string_view value, const std::string& term) {
    if (value.empty() || !is_passed_on(source, value)) return;
    maker.add(value, items_of(notes_passing_on({term}, index.notes), index));
  });
  return maker.take();
}

/// Calls `visit` with what follows the prefix in each of a document's terms that begin with it.
template <typename F>
void each_value(const FacetSource& source, const Xapian::Document& document, F visit) {
  auto term = document.termlist_begin();
  const auto end = document.termlist_end();
  for (term.skip_to(source.prefix); term != end; ++term) {
    const std::string text = *term;
    if (!text.starts_with(source.prefix)) return;
    visit(std::string_view(text).substr(source.prefix.size()));
  }
}

/// What the items of a note have of it.
std::vector<std::string> passed_on_by(uint32_t note, const FacetSource& source,
                                      const OpenIndex& index) {
  const Xapian::Document document = index.notes.get_document(note);
  std::vector<std::string> kept;
  const FacetSource not_passed_on{.prefix = make_term(prefix::kNotPassedOn, source.prefix)};
  each_value(not_passed_on, document, [&](std::string_view value) { kept.emplace_back(value); });
  std::vector<std::string> values;
  each_value(source, document, [&](std::string_view value) {
    const bool is_kept = std::find(kept.begin(), kept.end(), value) != kept.end();
    if (!is_kept && is_passed_on(source, value)) values.emplace_back(value);
  });
  return values;
}

}  // namespace

FacetPeople::FacetPeople(const OpenIndex& index) : people(index) {
  for (uint32_t person = 0; person < people.size(); ++person) {
    for (const std::string& name : people[person].written) {
      if (!people.stands_apart(name)) who.emplace(name, person);
    }
  }
}

const FacetPeople& facet_people(const OpenIndex& index) {
  auto& people = cache_of(index).people;
  if (!people) people = std::make_unique<const FacetPeople>(index);
  return *people;
}

bool has_facet_column(const FacetSource& source, Source of, const OpenIndex& index) {
  return index.facet_cache && index.facet_cache->columns.count(key_of(source, of)) > 0;
}

const FacetColumn& facet_column(const FacetSource& source, Source of, const OpenIndex& index) {
  auto& columns = cache_of(index).columns;
  const auto key = key_of(source, of);
  const auto known = columns.find(key);
  if (known != columns.end()) return known->second;
  return columns.emplace(key, make_column(source, of, index)).first->second;
}

FacetColumn facet_rows(const FacetSource& source, Source of, const DocSet& docs,
                       const OpenIndex& index) {
  const Xapian::Database& database = database_of(of, index);
  Labels labels(source, index);
  FacetColumn rows;
  rows.begin.push_back(0);
  const auto add = [&](std::string_view value) {
    const std::vector<uint32_t>& found = labels.of(value);
    rows.ids.insert(rows.ids.end(), found.begin(), found.end());
  };
  uint32_t note = 0;
  std::vector<std::string> of_note;
  for (const uint32_t docid : docs) {
    const Xapian::Document document = database.get_document(docid);
    each_value(source, document, add);
    const bool joined = of == Source::kItems && source.of_note;
    const auto data = joined ? unpack_item(document.get_data()) : std::nullopt;
    if (data && data->note != note) {
      note = data->note;
      of_note = passed_on_by(note, source, index);
    }
    for (const std::string& value : of_note) add(value);
    rows.begin.push_back(static_cast<uint32_t>(rows.ids.size()));
  }
  drop_repeats(rows);
  rows.labels = labels.take();
  return rows;
}

}  // namespace inkling
