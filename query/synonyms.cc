// SPDX-License-Identifier: MIT
#include "query/synonyms.h"

#include <algorithm>
#include <utility>

#include "notes/file.h"
#include "notes/read_file.h"
#include "schemas/words.h"

namespace inkling {
namespace {

using Words = std::vector<std::string>;

SynonymGroup group_of(std::string_view line) {
  SynonymGroup group;
  while (!line.empty()) {
    const size_t end = std::min(line.find(','), line.size());
    Words words = words_of_name(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    const bool known = std::find(group.begin(), group.end(), words) != group.end();
    if (!words.empty() && !known) group.push_back(std::move(words));
  }
  return group;
}

Query phrase_of(const Words& words, Span span) {
  Query phrase{.op = words.size() == 1 ? Op::kText : Op::kPhrase, .span = span};
  for (const std::string& word : words) phrase.text += (phrase.text.empty() ? "" : " ") + word;
  return phrase;
}

class Widener {
 public:
  explicit Widener(const std::vector<SynonymGroup>& groups) : groups_(groups) {}

  Query widened(const Query& query);
  [[nodiscard]] bool changed() const { return count_ > 0; }

 private:
  /// So many children from `at` on that are a name with synonyms, the most there are; 0 for none.
  size_t name_at(const std::vector<Query>& children, size_t at, const SynonymGroup** group) const;
  Query either(Query named, const Words& name, const SynonymGroup& group);

  const std::vector<SynonymGroup>& groups_;
  size_t count_ = 0;
};

size_t Widener::name_at(const std::vector<Query>& children, size_t at,
                        const SynonymGroup** group) const {
  Words words;
  size_t longest = 0;
  for (size_t end = at; end < children.size() && children[end].op == Op::kText; ++end) {
    for (std::string& word : words_of_name(children[end].text)) words.push_back(std::move(word));
    bool goes_on = false;
    for (const SynonymGroup& one : groups_) {
      for (const Words& name : one) {
        if (name.size() < words.size()) continue;
        if (!std::equal(words.begin(), words.end(), name.begin())) continue;
        goes_on = true;
        if (name.size() > words.size()) continue;
        longest = end + 1 - at;
        *group = &one;
      }
    }
    if (!goes_on) break;
  }
  return words.empty() ? 0 : longest;
}

/// As typed comes last: its last word may be unfinished.
Query Widener::either(Query named, const Words& name, const SynonymGroup& group) {
  ++count_;
  Query either{.op = Op::kOr, .span = named.span};
  for (const Words& other : group) {
    if (other != name) either.children.push_back(phrase_of(other, named.span));
  }
  either.children.push_back(std::move(named));
  return either;
}

Query Widener::widened(const Query& query) {
  if (query.op == Op::kText) return widened(Query{.op = Op::kAnd, .children = {query}});
  const bool inside = query.op == Op::kAnd || query.op == Op::kOr || query.op == Op::kField ||
                      query.op == Op::kScope || query.op == Op::kMust;
  if (!inside) return query;
  Query out = query;
  out.children.clear();
  for (size_t at = 0; at < query.children.size();) {
    const SynonymGroup* group = nullptr;
    size_t length = count_ < kMaxWidened ? name_at(query.children, at, &group) : 0;
    if (query.op != Op::kAnd && length > 1) length = 0;
    if (length == 0) {
      const Query& child = query.children[at++];
      out.children.push_back(child.op == Op::kText ? child : widened(child));
      continue;
    }
    Words name;
    Query named{.op = Op::kAnd};
    for (size_t i = 0; i < length; ++i) {
      for (std::string& word : words_of_name(query.children[at].text))
        name.push_back(std::move(word));
      named.children.push_back(query.children[at++]);
    }
    if (length == 1) named = Query(named.children.front());
    out.children.push_back(either(std::move(named), name, *group));
  }
  const bool alone = query.op == Op::kAnd && out.children.size() == 1;
  return alone ? Query(out.children.front()) : out;
}

}  // namespace

std::vector<std::string> words_of_name(std::string_view name) {
  Tokenizer tokenizer;
  Words words;
  for (const Word& word : tokenizer.words(name)) words.emplace_back(word.folded);
  return words;
}

std::vector<SynonymGroup> parse_synonyms(std::string_view file) {
  std::vector<SynonymGroup> groups;
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  while (!file.empty()) {
    const size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    if (line.starts_with('#')) continue;
    SynonymGroup group = group_of(line);
    if (group.size() > 1) groups.push_back(std::move(group));
  }
  return groups;
}

std::optional<Query> with_synonyms(const Query& query, const std::vector<SynonymGroup>& groups) {
  Widener widener(groups);
  Query widened = widener.widened(query);
  if (!widener.changed()) return std::nullopt;
  return widened;
}

Result<std::string> read_synonyms(const std::string& vault) {
  const Result<Fd> root = open_root(vault);
  if (!root)
    return std::string();  // No vault has no synonyms; who reads notes says that it is gone.
  Result<NoteFile> file = read_file_below(vault, root->get(), kSynonymsFile, kMaxSynonymsBytes);
  if (file) return std::move(file->content);
  if (file.error().code == Code::kNotFound) return std::string();
  return file.error();
}

}  // namespace inkling
