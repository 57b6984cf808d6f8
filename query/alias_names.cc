// SPDX-License-Identifier: MIT
#include "query/alias_names.h"

#include <algorithm>
#include <set>
#include <string>

#include "query/told_terms.h"
#include "schemas/name_terms.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMinNameBytes = 2;  ///< A letter says too little to look for in its stead.

using Words = SynonymGroup::value_type;

/// The words that stand together in a query, one to kMostNameWords of them, as a name is written.
/// Who asks for a word in a field of its own means the word.
void collect_names(const Query& query, std::set<std::string>& names) {
  if (query.op == Op::kField) return;
  if (query.op == Op::kText) names.insert(fold(query.text));
  const std::vector<Query>& parts = query.children;
  for (size_t first = 0; first < parts.size(); ++first) {
    if (parts[first].op != Op::kText) collect_names(parts[first], names);
    std::string name;
    const size_t end = std::min(parts.size(), first + kMostNameWords);
    for (size_t i = first; i < end && parts[i].op == Op::kText; ++i) {
      if (names.size() >= kMostNamesLookedUp) return;
      if (i > first) name += ' ';
      name += fold(parts[i].text);
      names.insert(name);
    }
  }
}

bool contains(const Words& name, const Words& part) {
  return std::search(name.begin(), name.end(), part.begin(), part.end()) != name.end();
}

bool names_one_note(std::string_view name, const OpenIndex& index) {
  return index.notes.get_termfreq(make_term(prefix::kName, name)) == 1;
}

/// What a note is called, folded: by its file, its title, its aliases.
std::set<std::string> names_of(uint32_t note, const OpenIndex& index) {
  std::set<std::string> names;
  if (const auto data = index.note_data(note)) {
    names.insert(fold(file_stem(data->stamp.path)));
    names.insert(fold(data->title));
  }
  each_told(index.notes, note, prefix::kName, [&](std::string_view alias) {
    names.emplace(alias);
    return true;
  });
  return names;
}

SynonymGroup names_of_note_called(const std::string& name, const OpenIndex& index) {
  SynonymGroup group{words_of_name(name)};
  const Xapian::docid note = *index.notes.postlist_begin(make_term(prefix::kName, name));
  for (const std::string& other : names_of(note, index)) {
    if (group.size() > kMostOtherNames) break;
    if (other.size() < kMinNameBytes || !names_one_note(other, index)) continue;
    Words words = words_of_name(other);
    if (words.empty() || words.size() > kMostNameWords || contains(words, group.front())) continue;
    group.push_back(std::move(words));
  }
  return group;
}

}  // namespace

std::vector<SynonymGroup> alias_groups(const Query& query, const OpenIndex& index) {
  std::set<std::string> names;
  collect_names(query, names);
  std::vector<SynonymGroup> groups;
  for (const std::string& name : names) {
    if (!names_one_note(name, index)) continue;
    SynonymGroup group = names_of_note_called(name, index);
    if (group.size() > 1 && !group.front().empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace inkling
