// SPDX-License-Identifier: MIT
#include "query/facets.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "query/filters.h"
#include "query/match.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr uint32_t kDefaultValues = 100;  ///< Shown per level when the request does not say.
constexpr size_t kFewMatches = 1000;      ///< So many are asked one by one for their values.

/// What a facet counts: terms that begin with `prefix`.
struct FacetSource {
  std::string prefix{};
  char separator = '\0';  ///< Between the parts of a value, '\0' when it has none.
  bool by_value = false;  ///< In order of value, not of count.
  bool of_note = false;   ///< Items have it of their note, too.
};

/// "tag:2" or "people:10": a name and a number.
struct FacetAsk {
  std::string name{};
  uint32_t number = 0;
};

FacetAsk parse_ask(std::string_view text) {
  FacetAsk ask{.name = std::string(text)};
  const size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return ask;
  const std::string_view digits = text.substr(colon + 1);
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), ask.number);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (whole) ask.name = std::string(text.substr(0, colon));
  return ask;
}

std::string source_name(std::string_view name, const SchemaSet& schemas) {
  for (const FacetSpec& spec : schemas.facets) {
    if (spec.name == name) return spec.source;
  }
  if (name.starts_with('[') && name.ends_with(']')) {
    return "property:" + std::string(name.substr(1, name.size() - 2));
  }
  return std::string(name);
}

std::optional<FacetSource> source_of(std::string_view name, const SchemaSet& schemas) {
  const std::string source = source_name(name, schemas);
  if (source == "tag")
    return FacetSource{.prefix = std::string(prefix::kTag), .separator = '/', .of_note = true};
  if (source == "type") return FacetSource{.prefix = std::string(prefix::kType), .of_note = true};
  if (source == "people") return FacetSource{.prefix = std::string(prefix::kPerson)};
  if (source == "kind") return FacetSource{.prefix = std::string(prefix::kKind)};
  if (source == "status") return FacetSource{.prefix = std::string(prefix::kStatus)};
  if (source == "lang")
    return FacetSource{.prefix = std::string(prefix::kLanguage), .of_note = true};
  if (source == "folder") {
    return FacetSource{.prefix = std::string(prefix::kFolder), .separator = '/', .of_note = true};
  }
  if (source == "month") {
    return FacetSource{.prefix = std::string(prefix::kMonth), .separator = '-', .by_value = true};
  }
  if (!source.starts_with("property:")) return std::nullopt;
  const std::string key = fold(source.substr(9));
  return FacetSource{.prefix = make_term(prefix::kProperty, key, {}), .of_note = passes_on(key)};
}

using Counts = std::map<std::string, DocSet>;  ///< Per value: the matches that have it.

/// The values in the terms of one document; of a note, those that its items have of it.
void add_values(const FacetSource& source, const Xapian::Document& document, bool passed_on,
                std::vector<std::string>& values) {
  const auto has_term = [&](const std::string& wanted) {
    auto term = document.termlist_begin();
    term.skip_to(wanted);
    return term != document.termlist_end() && *term == wanted;
  };
  auto term = document.termlist_begin();
  for (term.skip_to(source.prefix); term != document.termlist_end(); ++term) {
    const std::string text = *term;
    if (!text.starts_with(source.prefix)) return;
    if (text.size() == source.prefix.size()) continue;
    if (passed_on && has_term(make_term(prefix::kNotPassedOn, text))) continue;
    values.push_back(text.substr(source.prefix.size()));
  }
}

Counts count_by_document(const FacetSource& source, const DocSet& docs, Source of,
                         const OpenIndex& index) {
  Counts counts;
  const bool joined = of == Source::kItems && source.of_note;
  const Xapian::Database& database = of == Source::kNotes ? index.notes : index.items;
  uint32_t note = 0;
  std::vector<std::string> of_note;
  for (const uint32_t docid : docs) {
    const Xapian::Document document = database.get_document(docid);
    std::vector<std::string> values;
    add_values(source, document, false, values);
    const auto data = joined ? unpack_item(document.get_data()) : std::nullopt;
    if (data && data->note != note) {
      note = data->note;
      of_note.clear();
      add_values(source, index.notes.get_document(note), true, of_note);
    }
    values.insert(values.end(), of_note.begin(), of_note.end());
    for (const std::string& value : values) {
      DocSet& with = counts[value];
      if (with.empty() || with.back() != docid) with.push_back(docid);
    }
  }
  return counts;
}

Counts count_by_value(const FacetSource& source, const DocSet& docs, Source of,
                      const OpenIndex& index) {
  const Xapian::Database& database = of == Source::kNotes ? index.notes : index.items;
  const bool joined = of == Source::kItems && source.of_note;
  std::vector<bool> matches(size_t{database.get_lastdocid()} + 1, false);
  for (const uint32_t docid : docs) matches[docid] = true;
  Counts counts;
  const auto count = [&](std::string_view value, const std::string& term) {
    if (value.empty() || counts.count(std::string(value)) > 0) return;
    DocSet with = joined ? items_with(term, index) : docs_with(database, {term});
    std::erase_if(with, [&](uint32_t docid) { return !matches[docid]; });
    if (!with.empty()) counts.emplace(value, std::move(with));
  };
  each_term(database, source.prefix, count);
  if (joined) each_term(index.notes, source.prefix, count);
  return counts;
}

/// The path and title of the one note of a person that goes by a name.
std::optional<NoteData> person_named(const std::string& name, const OpenIndex& index) {
  std::optional<NoteData> person;
  for (const uint32_t docid : docs_with(index.notes, {make_term(prefix::kName, name)})) {
    auto data = unpack_note(index.notes.get_document(docid).get_data());
    if (!data || data->type != "person") continue;
    if (person) return std::nullopt;
    person = std::move(data);
  }
  return person;
}

DocSet united(const DocSet& a, const DocSet& b) {
  DocSet all;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

/// One value per person: names of one note are one.
Counts by_person(const Counts& by_name, const OpenIndex& index,
                 std::map<std::string, std::string>& paths) {
  Counts people;
  for (const auto& [name, docs] : by_name) {
    const auto person = person_named(name, index);
    const std::string& value = person ? person->title : name;
    if (person) paths[value] = person->stamp.path;
    DocSet& all = people[value];
    all = united(all, docs);
  }
  return people;
}

/// On notes a status stands with its kind ("task:open"); counted without.
Counts by_status(const Counts& by_term) {
  Counts counts;
  for (const auto& [value, docs] : by_term) {
    DocSet& all = counts[value.substr(value.rfind(':') + 1)];
    all = united(all, docs);
  }
  return counts;
}

/// Sorts one level and cuts it; what is cut is added to `cut`.
void finish(std::vector<FacetValue>& values, const FacetSource& source, uint32_t most,
            std::vector<std::string>& cut) {
  std::sort(values.begin(), values.end(), [&](const FacetValue& a, const FacetValue& b) {
    if (!source.by_value && a.count != b.count) return a.count > b.count;
    return a.value < b.value;
  });
  std::vector<FacetValue> kept;
  for (FacetValue& value : values) {
    if (kept.size() < most || value.selected) {
      finish(value.children, source, most, cut);
      kept.push_back(std::move(value));
    } else {
      cut.push_back(value.value);
    }
  }
  values = std::move(kept);
}

/// Puts each value below its parent, no deeper than `depth`.
std::vector<FacetValue> nested(std::vector<FacetValue> flat, char separator, uint32_t depth) {
  std::sort(flat.begin(), flat.end(),
            [](const FacetValue& a, const FacetValue& b) { return a.value < b.value; });
  std::vector<FacetValue> roots;
  for (FacetValue& value : flat) {
    std::vector<FacetValue>* level = &roots;
    uint32_t levels = 1;
    for (size_t at = value.value.find(separator); at != std::string::npos;
         at = value.value.find(separator, at + 1)) {
      const std::string parent = value.value.substr(0, at);
      const auto found = std::find_if(level->begin(), level->end(),
                                      [&](const FacetValue& v) { return v.value == parent; });
      if (found == level->end()) continue;
      level = &found->children;
      ++levels;
    }
    if (depth == 0 || levels <= depth || value.selected) level->push_back(std::move(value));
  }
  return roots;
}

Clause clause_without(const SearchPlan& plan, std::string_view facet) {
  std::vector<Clause> parts{plan.asked};
  for (const auto& [name, clause] : plan.filters) {
    if (name != facet) parts.push_back(clause);
  }
  return both(std::move(parts));
}

class Counter {
 public:
  Counter(const Request& request, const SearchPlan& plan, const OpenIndex& index)
      : request_(request), plan_(plan), index_(index) {}

  Facet count(const FacetAsk& ask, const FacetSource& source);

 private:
  [[nodiscard]] std::vector<std::string> selected(std::string_view facet) const {
    std::vector<std::string> values;
    for (const auto& [name, value] : request_.filters) {
      if (name == facet) values.push_back(fold(value));
    }
    return values;
  }
  const DocSet& matches(std::string_view facet);

  const Request& request_;
  const SearchPlan& plan_;
  const OpenIndex& index_;
  std::optional<DocSet> all_;
  DocSet own_;
};

/// Everything that matches but for the facet's own selection.
const DocSet& Counter::matches(std::string_view facet) {
  const bool narrowed = std::any_of(plan_.filters.begin(), plan_.filters.end(),
                                    [&](const auto& filter) { return filter.first == facet; });
  if (narrowed) {
    own_ = matching_docs(clause_without(plan_, facet), plan_, index_);
    return own_;
  }
  if (!all_) all_ = matching_docs(plan_.clause, plan_, index_);
  return *all_;
}

Facet Counter::count(const FacetAsk& ask, const FacetSource& source) {
  const DocSet& docs = matches(ask.name);
  Counts counts = docs.size() <= kFewMatches ? count_by_document(source, docs, plan_.source, index_)
                                             : count_by_value(source, docs, plan_.source, index_);
  std::map<std::string, std::string> paths;
  if (source.prefix == prefix::kPerson) counts = by_person(counts, index_, paths);
  if (source.prefix == prefix::kStatus) counts = by_status(counts);
  std::vector<std::string> chosen = selected(ask.name);
  std::vector<FacetValue> values;
  for (const auto& [value, with] : counts) {
    const auto at = std::find(chosen.begin(), chosen.end(), fold(value));
    const bool is_selected = at != chosen.end();
    if (is_selected) chosen.erase(at);
    values.push_back({.value = value,
                      .count = static_cast<uint32_t>(with.size()),
                      .selected = is_selected,
                      .path = paths[value]});
  }
  for (const std::string& value : chosen) values.push_back({.value = value, .selected = true});
  Facet facet{.name = ask.name, .values = std::move(values)};
  const bool hierarchical = source.separator != '\0';
  if (hierarchical) facet.values = nested(std::move(facet.values), source.separator, ask.number);
  const uint32_t most = hierarchical || ask.number == 0 ? kDefaultValues : ask.number;
  std::vector<std::string> cut;
  finish(facet.values, source, most, cut);
  DocSet left_out;
  for (const std::string& value : cut) left_out = united(left_out, counts[value]);
  facet.other = static_cast<uint32_t>(left_out.size());
  return facet;
}

}  // namespace

void add_filters(SearchPlan& plan, const std::vector<std::pair<std::string, std::string>>& filters,
                 const OpenIndex& index) {
  for (const auto& [name, value] : filters) {
    const FilterContext context{
        .index = index, .source = plan.source, .diagnostics = plan.diagnostics};
    Query query{.op = Op::kValue, .name = name, .text = value};
    const std::string source = source_name(name, index.schemas);
    if (source == "tag") query.op = Op::kTag;
    if (source == "status") query.name = "is";
    if (source == "month") {
      query = {};
    }
    if (source.starts_with("property:")) {
      query = {.op = Op::kProperty, .name = source.substr(9), .text = value, .exact = true};
    }
    Clause clause = source == "month" ? terms_clause({make_term(prefix::kMonth, value)}, false)
                                      : filter_clause(query, context);
    const auto known = std::find_if(plan.filters.begin(), plan.filters.end(),
                                    [&](const auto& filter) { return filter.first == name; });
    if (known == plan.filters.end()) {
      plan.filters.emplace_back(name, std::move(clause));
    } else {
      std::vector<Clause> either_of;
      either_of.push_back(std::move(known->second));
      either_of.push_back(std::move(clause));
      known->second = either(std::move(either_of));
    }
  }
  plan.clause = clause_without(plan, {});
}

std::vector<Facet> count_facets(const Request& request, const SearchPlan& plan,
                                const OpenIndex& index) {
  std::vector<Facet> facets;
  Counter counter(request, plan, index);
  for (const std::string& text : request.facets) {
    const FacetAsk ask = parse_ask(text);
    if (const auto source = source_of(ask.name, index.schemas)) {
      facets.push_back(counter.count(ask, *source));
    }
  }
  return facets;
}

}  // namespace inkling
