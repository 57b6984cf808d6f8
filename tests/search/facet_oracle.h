// SPDX-License-Identifier: MIT
// Counts facets by reading every note of a vault and looking at each note or item in turn: no
// index, no query language. What the engine counts must be the same.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "notes/markdown.h"
#include "notes/vault.h"
#include "query/results.h"
#include "schemas/layout.h"
#include "schemas/load.h"
#include "schemas/record.h"
#include "schemas/words.h"

namespace inkling {

/// A note or an item, as facets see it.
struct Counted {
  std::map<std::string, std::set<std::string>> values{};  ///< Per facet; ancestors included.
  std::set<std::string> words{};                          ///< Lower case.
};

/// Who a folded name means; a name that is not there means itself, nobody when it is empty.
using Who = std::map<std::string, std::string>;

/// One note of the vault and its items, as Counted.
class CountedNote {
 public:
  CountedNote(const std::string& root, const FileStamp& stamp, const Who& who) : who_(who) {
    auto file = read_note(root, stamp.path);
    if (!file) return;
    note_ = parse_note(stamp.path, std::move(file->content));
    constexpr int64_t kDay = 86'400'000'000'000;
    const Date day{static_cast<int32_t>(stamp.mtime_ns / kDay)};
    records_ = records_from(note_, shipped_schemas(), {.modified = day});
    count_note();
    const std::vector<uint32_t> owner = items_by_block(note_, records_);
    for (uint32_t i = 0; i < records_.items.size(); ++i) count_item(i, owner);
  }
  Counted note{};
  std::vector<Counted> items{};

 private:
  static void add_path(std::set<std::string>& into, std::string value, char separator) {
    while (!value.empty()) {
      if (value.back() != separator) into.insert(value);
      const size_t cut = value.rfind(separator);
      value.resize(cut == std::string::npos ? 0 : cut);
    }
  }
  static std::string_view file_of(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    for (const std::string_view ending : {".md", ".markdown"}) {
      if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
    }
    return path;
  }
  static void add_words(std::set<std::string>& into, std::string_view text) {
    Tokenizer tokenizer;
    for (const Word& word : tokenizer.words(text)) into.insert(std::string(word.lower));
  }
  static void add_property(Counted& to, const std::string& key, const std::string& value) {
    // A very long value is cut in the index, and that is what is counted.
    const std::string term = make_term(prefix::kProperty, fold(key), fold(value));
    const std::string start = make_term(prefix::kProperty, fold(key), {});
    if (!value.empty()) to.values["[" + fold(key) + "]"].insert(term.substr(start.size()));
    to.values["property"].insert(fold(key));
  }
  static void add_date(Counted& to, const std::optional<DateFound>& date) {
    if (!date) return;
    const std::string month = to_string(date->date).substr(0, 7);
    add_path(to.values["month"], month, '-');
  }
  void add_people(Counted& to, const std::vector<PersonName>& people) const {
    for (const PersonName& person : people) {
      for (std::string written : {person.name, std::string(file_of(person.target))}) {
        written.erase(0, written.find_first_not_of(" \t\r\n@"));
        written.erase(written.find_last_not_of(" \t\r\n") + 1);
        written = fold(written);
        if (written.empty()) continue;
        const auto known = who_.find(written);
        const std::string& meant = known == who_.end() ? written : known->second;
        if (!meant.empty()) to.values["people"].insert(meant);
      }
    }
  }
  void add_common(Counted& to) const {
    if (!records_.type.empty()) to.values["type"].insert(fold(records_.type));
    if (!records_.language.empty()) to.values["lang"].insert(records_.language);
    const size_t slash = note_.path.rfind('/');
    if (slash != std::string::npos) add_path(to.values["folder"], note_.path.substr(0, slash), '/');
    add_words(to.words, records_.title);
    for (const std::string& alias : note_.aliases) add_words(to.words, alias);
  }

  void count_note() {
    add_common(note);
    add_words(note.words, file_of(note_.path));
    for (const std::string& tag : records_.tags) add_path(note.values["tag"], fold(tag), '/');
    for (const Property& property : note_.properties) {
      add_property(note, property.key, property.text);
      if (property.block == kNone) add_words(note.words, property.text);
    }
    for (const Block& block : note_.blocks) {
      if (block.kind == BlockKind::kComment) continue;
      add_words(note.words, block.visible.of(note_.visible));
    }
    add_people(note, records_.people);
    add_date(note, records_.date);
    for (const Item& item : records_.items) {
      note.values["kind"].insert(shipped_schemas().kinds[item.kind].name);
      add_people(note, item.people);
      if (item.status != Status::kUnset) {
        note.values["status"].insert(std::string(to_string(item.status)));
      }
    }
  }

  void count_item(uint32_t i, const std::vector<uint32_t>& owner) {
    const Item& item = records_.items[i];
    Counted& to = items.emplace_back();
    add_common(to);
    // What the front matter says stands in no block, and no word of a block is its.
    if (item.blocks.empty()) {
      to.words.clear();
    } else {
      add_words(to.words, item.text);
    }
    for (const std::string& heading : item.breadcrumb) add_words(to.words, heading);
    for (const std::string& tag : item.tags) add_path(to.values["tag"], fold(tag), '/');
    to.values["kind"].insert(shipped_schemas().kinds[item.kind].name);
    if (item.status != Status::kUnset)
      to.values["status"].insert(std::string(to_string(item.status)));
    add_people(to, item.people);
    add_date(to, item.date);
    for (const Property& property : note_.properties) {
      const bool own =
          property.block != kNone && owner[property.block] == i &&
          std::find(item.blocks.begin(), item.blocks.end(), property.block) != item.blocks.end();
      const std::string key = fold(property.key);
      const bool named =
          key == "title" || key == "alias" || key == "aliases" || key == "tag" || key == "tags";
      if (own || (property.block == kNone && !named)) {
        add_property(to, property.key, property.text);
      }
    }
    if (!item.priority.empty()) add_property(to, "priority", item.priority);
    if (!item.status_text.empty()) add_property(to, "status", item.status_text);
    for (const Column& column : item.columns) add_property(to, column.name, column.value);
  }

  const Who& who_;
  Note note_{};
  Records records_{};
};

struct CountedVault {
  std::vector<Counted> notes{};
  std::vector<Counted> items{};
  [[nodiscard]] const std::vector<Counted>& of(Unit unit) const {
    return unit == Unit::kItem ? items : notes;
  }
};

inline CountedVault read_counted(const std::string& root, const Who& who) {
  CountedVault vault;
  const auto scan = scan_vault(root);
  if (!scan) return vault;
  for (const FileStamp& stamp : scan->files) {
    CountedNote one(root, stamp, who);
    vault.notes.push_back(std::move(one.note));
    for (Counted& item : one.items) vault.items.push_back(std::move(item));
  }
  return vault;
}

/// What is asked: query text, and what it means of one note or item.
struct OracleQuery {
  std::string text{};
  std::function<bool(const Counted&)> holds{};
};

using Selected = std::vector<std::pair<std::string, std::string>>;

inline bool has_value(const Counted& one, const std::string& facet, const std::string& value) {
  const auto values = one.values.find(facet);
  return values != one.values.end() && values->second.count(value) > 0;
}

/// The matches, but for the selection of the facet `but`.
inline std::vector<const Counted*> matches_of(const std::vector<Counted>& all,
                                              const OracleQuery& asked, const Selected& filters,
                                              const std::string& but) {
  std::vector<const Counted*> matches;
  for (const Counted& one : all) {
    bool holds = asked.holds(one);
    for (const auto& [facet, ignored] : filters) {
      if (facet == but) continue;
      bool any = false;
      for (const auto& [other, value] : filters) {
        any = any || (other == facet && has_value(one, facet, value));
      }
      holds = holds && any;
    }
    if (holds) matches.push_back(&one);
  }
  return matches;
}

/// How a value is compared: it is shown as it is most often written, and counted folded.
inline std::string as_compared(const std::string& facet, const std::string& value) {
  return facet == "folder" ? value : fold(value);
}

inline std::map<std::string, uint32_t> counts_of(const std::vector<const Counted*>& matches,
                                                 const std::string& facet) {
  std::map<std::string, uint32_t> counts;
  for (const Counted* one : matches) {
    const auto values = one->values.find(facet);
    if (values == one->values.end()) continue;
    for (const std::string& value : values->second) ++counts[as_compared(facet, value)];
  }
  return counts;
}

/// Every value of a facet's answer with its count, however deep.
inline void flatten(const std::vector<FacetValue>& values, const std::string& facet,
                    std::map<std::string, uint32_t>& into) {
  for (const FacetValue& value : values) {
    into[as_compared(facet, value.value)] += value.count;
    flatten(value.children, facet, into);
  }
}

}  // namespace inkling
