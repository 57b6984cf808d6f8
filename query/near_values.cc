// SPDX-License-Identifier: MIT
#include "query/near_values.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "notes/nearest.h"
#include "query/edits.h"
#include "query/filters.h"
#include "query/person_finder.h"
#include "query/places.h"
#include "schemas/layout.h"
#include "schemas/name_words.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kLongNameWord = 9;  ///< Letters; shorter words of a name may be one edit off.

std::vector<std::string> known_values(std::string_view kind, const OpenIndex& index) {
  std::vector<std::string> known;
  each_term(index.notes, std::string(kind), [&](std::string_view value, const std::string&) {
    if (known.size() < kMostNearValues) known.emplace_back(value);
  });
  return known;
}

/// "sector/shipping" for "shipping" and "shiping"; a whole value before a last part.
std::string near_path(std::string_view wanted, const std::vector<std::string>& known) {
  std::vector<std::string_view> parts, wholes;
  for (const std::string& whole : known) {
    parts.emplace_back(whole);
    wholes.emplace_back(whole);
  }
  for (const std::string& whole : known) {
    for (size_t at = whole.find('/'); at != std::string::npos; at = whole.find('/', at + 1)) {
      parts.push_back(std::string_view(whole).substr(at + 1));
      wholes.emplace_back(whole);
    }
  }
  const auto near = std::find(parts.begin(), parts.end(), nearest(wanted, parts));
  return near == parts.end() ? "" : std::string(wholes[static_cast<size_t>(near - parts.begin())]);
}

/// Each word of each name that the directory has.
std::set<std::string> words_of_names(const OpenIndex& index) {
  std::set<std::string> words;
  const std::string start = meta::kNames;
  const auto end = index.notes.metadata_keys_end(start);
  for (auto key = index.notes.metadata_keys_begin(start); key != end; ++key) {
    const std::string row = *key;
    const std::string_view term = std::string_view(row).substr(row.find('\0') + 1);
    if (!term.starts_with(prefix::kPerson) && !term.starts_with(prefix::kName)) continue;
    const std::string name = name_words_of_folded(term.substr(1));
    for (const std::string_view word : split_name(name)) words.emplace(word);
    if (words.size() > kMostNearValues) break;
  }
  return words;
}

/// The word of a name that is meant; empty when none is near. Every other name of two words is made
/// of some words that are further away.
std::string_view near_name_word(std::string_view asked, const std::set<std::string>& words) {
  if (words.contains(std::string(asked))) return asked;
  const std::string_view near = nearest(asked, {words.begin(), words.end()});
  const int most = count_letters(asked) < kLongNameWord ? 1 : 2;
  return edits_between(asked, near, most) >= 0 ? near : std::string_view{};
}

/// The name of who is meant when that is one person, else its words put right.
std::string near_name(std::string_view wanted, const OpenIndex& index) {
  PersonFinder people(index);
  if (!people.named(wanted).empty()) return {};
  const std::set<std::string> words = words_of_names(index);
  const std::string asked = name_words(wanted);
  std::string right;
  for (const std::string_view word : split_name(asked)) {
    const std::string_view near = near_name_word(word, words);
    if (near.empty()) return {};
    if (!right.empty()) right += ' ';
    right += near;
  }
  if (right == asked) return {};
  const std::vector<uint32_t> meant = people.named(right);
  if (meant.empty()) return {};
  return meant.size() == 1 ? people[meant.front()].name : right;
}

std::string near_value(const Query& clause, const OpenIndex& index) {
  if (clause.compare != Compare::kEqual) return {};
  if (clause.op == Op::kTag) {
    return near_path(fold(clause.text), known_values(prefix::kTag, index));
  }
  if (clause.op != Op::kValue) return {};
  if (clause.name == "type")
    return near_path(fold(clause.text), known_values(prefix::kType, index));
  if (clause.name == "folder") return near_path(clause.text, known_values(prefix::kFolder, index));
  const bool person = clause.name == "people" || clause.name == "mentions" ||
                      clause.name == "assignee" || clause.name == "by";
  return person ? near_name(clause.text, index) : std::string{};
}

void add_near_values(const Query& query, const OpenIndex& index, std::vector<NearValue>& found) {
  for (const Query& child : query.children) add_near_values(child, index, found);
  std::string near = near_value(query, index);
  if (near.empty() || fold(near) == fold(query.text)) return;
  Query instead = query;
  instead.text = std::move(near);
  found.push_back({.asked = query, .instead = std::move(instead)});
}

}  // namespace

std::vector<NearValue> near_values(const Query& query, const OpenIndex& index) {
  std::vector<NearValue> found;
  add_near_values(query, index, found);
  return found;
}

}  // namespace inkling
