// SPDX-License-Identifier: MIT
#include "query/why_not.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <utility>

#include "query/compile.h"

namespace inkling {
namespace {

constexpr size_t kMostListed = 8;       ///< Values named in one reason.
constexpr size_t kMostNeighbours = 50;  ///< Nearly equal words tried.

Query plain(Op op, const Query& like) {
  return {.op = op, .text = like.text, .span = like.span};
}

/// The words of a text, each by itself.
Query words_of(const Query& query) {
  Query all{.op = Op::kAnd, .span = query.span};
  Tokenizer tokenizer;
  for (const Word& word : tokenizer.words(query.text)) {
    all.children.push_back({.op = Op::kText, .text = std::string(word.lower), .span = query.span});
  }
  return all;
}

std::string scope_name(const std::string& name) {
  if (name == "line" || name == "block") return "on one " + name;
  if (name == "section") return "under one heading";
  return name == "item" ? "in one item" : "in one item of that kind";
}

std::string listed(std::string_view what, const std::vector<std::string>& values, bool more) {
  return fmt::format("{}: {}{}", what, fmt::join(values, ", "), more ? ", ..." : "");
}

/// The values that a note has terms for.
std::string values_with(const std::string& family, std::string_view what, uint32_t note,
                        const Xapian::Database& notes) {
  std::vector<std::string> values;
  bool more = false;
  auto term = notes.termlist_begin(note);
  for (term.skip_to(family); term != notes.termlist_end(note); ++term) {
    const std::string text = *term;
    if (!text.starts_with(family)) break;
    if (text.size() == family.size()) continue;  // Of a property: that it has one.
    more = values.size() >= kMostListed;
    if (more) break;
    values.push_back(text.substr(family.size()));
  }
  return values.empty() ? "" : listed(what, values, more);
}

std::string date_of(uint32_t note, const Xapian::Database& notes) {
  const std::string value = notes.get_document(note).get_value(slot::kDate);
  if (value.empty()) return "it has no date";
  const Date date{.days = static_cast<int32_t>(Xapian::sortable_unserialise(value))};
  return "its date: " + to_string(date);
}

bool has_term(const Xapian::Database& notes, const std::string& term, uint32_t note) {
  auto posting = notes.postlist_begin(term);
  if (posting == notes.postlist_end(term)) return false;
  posting.skip_to(note);
  return posting != notes.postlist_end(term) && *posting == note;
}

/// Words of the note that differ in a letter or two.
std::string near_words(const Query& query, uint32_t note, const OpenIndex& index) {
  const SearchPlan plan = compile(query, index, {.demand = Demand::kTypos});
  Stems& stems = index.stems();
  std::vector<std::string> found;
  for (uint32_t i = 0; i < plan.places.size(); ++i) {
    const Place& place = plan.places[i];
    if (place.how != Place::How::kFuzzy) continue;
    for (size_t w = 0; w < std::min(place.words.size(), kMostNeighbours); ++w) {
      const std::vector<std::string> terms = stems.of(place.words[w], place.words[w], place.kind);
      const bool there = std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
        return has_term(index.notes, term, note);
      });
      if (there && found.size() < kMostListed) found.push_back(place.words[w]);
    }
  }
  return found.empty() ? "" : listed("it has", found, false);
}

std::string either(const std::string& there, std::string_view otherwise) {
  return there.empty() ? std::string(otherwise) : there;
}

}  // namespace

Loosened loosened(const Query& query) {
  switch (query.op) {
    case Op::kPhrase: {
      Query words = words_of(query);
      if (words.children.size() > 1) return {words, "it has these words, but not in this order"};
      if (words.children.empty()) return {};
      return {words.children.front(), "it has the word in another form"};
    }
    case Op::kNear: {
      Query all{.op = Op::kAnd, .children = query.children, .span = query.span};
      return {all, "it has these words, but further apart"};
    }
    case Op::kExact:
      return {plain(Op::kText, query), "it has the word in another form"};
    case Op::kCase:
      return {query.children.front(), "it has that, but in other letters"};
    case Op::kScope:
      return {query.children.front(), "it has that, but not " + scope_name(query.name)};
    case Op::kField:
      return {query.children.front(), fmt::format("it has that, but not in '{}:'", query.name)};
    case Op::kTag: {
      Query children = query;
      children.exact = false;
      if (query.exact) return {children, "it has a tag below that one"};
      return {};
    }
    default:
      return {};
  }
}

std::string what_is_there(const Query& query, uint32_t note, const OpenIndex& index) {
  const Xapian::Database& notes = index.notes;
  const auto values = [&](std::string_view family, std::string_view what) {
    return values_with(std::string(family), what, note, notes);
  };
  if (query.op == Op::kText) return near_words(query, note, index);
  if (query.op == Op::kTag) {
    return either(values(prefix::kTagExact, "its tags"), "it has no tags");
  }
  if (query.op == Op::kDate && query.name == "date") return date_of(note, notes);
  if (query.op == Op::kProperty) {
    const std::string key = make_term(prefix::kProperty, query.name, {});
    if (!has_term(notes, key, note)) return fmt::format("it has no property '{}'", query.name);
    return either(values(key, "its " + query.name), fmt::format("its {} is empty", query.name));
  }
  if (query.op != Op::kValue) return {};
  if (query.name == "type") return either(values(prefix::kType, "its type"), "it has no type");
  if (query.name == "lang") return values(prefix::kLanguage, "its language");
  if (query.name == "kind" || (query.name == "has" && query.text != "link")) {
    return either(values(prefix::kKind, "its items"), "it has no items");
  }
  if (query.name == "people") return either(values(prefix::kPerson, "it names"), "it names nobody");
  return {};
}

}  // namespace inkling
