// SPDX-License-Identifier: MIT
// Facet counts against a plain loop over every note: facet_oracle.h.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "query/filters.h"
#include "search/facet_oracle.h"
#include "search/facet_vaults.h"
#include "search/people_oracle.h"
#include "search/vault.h"

namespace inkling {
namespace {

/// Facets, and the least deep value that is cut when only a few are shown.
const std::vector<std::string> kFacets = {"tag",      "type",   "people",  "kind",
                                          "status",   "folder", "month",   "lang",
                                          "[status]", "[mood]", "property"};

class Asker {
 public:
  Asker(uint64_t seed, const CountedVault& vault, Unit unit)
      : random_(seed), all_(vault.of(unit)), unit_(unit) {}

  OracleQuery query() {
    OracleQuery asked = part();
    if (below(3) > 0) return asked;
    OracleQuery other = part();
    if (asked.text == "*" || other.text == "*") return asked;
    const bool either = below(2) == 0;
    asked.text += (either ? " OR " : " ") + other.text;
    asked.holds = [first = asked.holds, second = other.holds, either](const Counted& one) {
      return either ? first(one) || second(one) : first(one) && second(one);
    };
    return asked;
  }

  Selected filters() {
    Selected filters;
    for (size_t n = below(4); n > 0; --n) {
      const std::string facet = kFacets[below(kFacets.size())];
      const std::string value = below(8) == 0 ? "nowhere" : value_of(facet);
      if (value.empty()) continue;
      if (facet != "people" || value != "nowhere") filters.emplace_back(facet, value);
    }
    return filters;
  }

 private:
  size_t below(size_t end) { return random_() % end; }
  std::string value_of(const std::string& facet) {
    const Counted& one = all_[below(all_.size())];
    const auto values = one.values.find(facet);
    if (values == one.values.end() || values->second.empty()) return {};
    return *std::next(values->second.begin(), static_cast<long>(below(values->second.size())));
  }
  std::string word() {
    const Counted& one = all_[below(all_.size())];
    for (const std::string& word : one.words) {
      const bool plain = word.size() > 3 &&
                         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
      if (plain && below(4) == 0) return word;
    }
    return {};
  }
  OracleQuery value(const std::string& facet, const std::string& name) {
    const std::string value = value_of(facet);
    if (value.empty()) return everything();
    return {name + "\"" + value + "\"",
            [facet, value](const Counted& one) { return has_value(one, facet, value); }};
  }
  static OracleQuery everything() {
    return {"*", [](const Counted&) { return true; }};
  }
  OracleQuery part() {
    switch (below(7)) {
      case 0:
        return everything();
      case 1:
        return value("tag", "tag:");
      case 2:
        return value("type", "type:");
      case 3: {
        OracleQuery tag = value("tag", "-tag:");
        if (tag.text == "*") return tag;
        return {tag.text, [holds = tag.holds](const Counted& one) { return !holds(one); }};
      }
      case 4:
        return value("kind", "kind:");
      default: {
        const std::string text = word();
        if (text.empty()) return everything();
        return {"=" + text, [text](const Counted& one) { return one.words.count(text) > 0; }};
      }
    }
  }

  std::mt19937_64 random_;
  const std::vector<Counted>& all_;
  Unit unit_;
};

/// Of a facet that shows a few values only: what `other` and `cut` must say.
void expect_cut(const Facet& facet, const std::string& name, size_t depth,
                const std::vector<const Counted*>& matches) {
  std::map<std::string, uint32_t> shown;
  flatten(facet.values, name, shown);
  std::set<std::string> cut;
  uint32_t other = 0;
  const char separator = name == "month" ? '-' : '/';
  const bool nests = name == "tag" || name == "folder" || name == "month";
  for (const Counted* one : matches) {
    const auto values = one->values.find(name);
    if (values == one->values.end()) continue;
    bool any = false;
    for (const std::string& value : values->second) {
      const auto level = static_cast<size_t>(std::count(value.begin(), value.end(), separator));
      if (shown.count(as_compared(name, value)) > 0 || (nests && level >= depth)) continue;
      cut.insert(value);
      any = true;
    }
    other += any ? 1 : 0;
  }
  EXPECT_EQ(facet.other, other) << name;
  EXPECT_EQ(facet.cut, cut.size()) << name;
}

struct World {
  std::string root;
  Who who;
  std::function<Results(Request)> search;
};

void expect_same_counts(const World& world, const CountedVault& vault, Unit unit, uint64_t seed) {
  Asker asker(seed, vault, unit);
  const OracleQuery asked = asker.query();
  const Selected filters = asker.filters();
  std::string trace =
      "seed " + std::to_string(seed) + (unit == Unit::kItem ? " items: " : " notes: ") + asked.text;
  for (const auto& [name, value] : filters) trace += " --filter '" + name + "=" + value + "'";
  SCOPED_TRACE(trace);
  Request request{.query = asked.text, .by = unit, .limit = 1, .filters = filters};
  for (const std::string& facet : kFacets) {
    const bool nests = facet == "tag" || facet == "folder" || facet == "month";
    request.facets.push_back(facet + (nests ? ":99:100000" : ":100000"));
  }
  const Results results = world.search(request);
  const auto matches = matches_of(vault.of(unit), asked, filters, {});
  if (matches.empty()) {  // A looser reading may have taken over.
    EXPECT_TRUE(results.hits.empty() || results.hits[0].tier >= Tier::kSomeWords);
    return;
  }
  ASSERT_EQ(results.total, matches.size());
  ASSERT_EQ(results.facets.size(), kFacets.size());
  for (size_t i = 0; i < kFacets.size(); ++i) {
    const std::string& name = kFacets[i];
    auto expected = counts_of(matches_of(vault.of(unit), asked, filters, name), name);
    for (const auto& [facet, value] : filters) {
      if (facet == name) expected.emplace(as_compared(name, value), 0);
    }
    std::map<std::string, uint32_t> shown;
    flatten(results.facets[i].values, name, shown);
    EXPECT_EQ(shown, expected) << name;
    EXPECT_EQ(results.facets[i].other, 0U) << name;
  }
  if (seed % 4 > 1) return;
  request.facets = {"tag:2:2", "people:2", "month:1:1", "folder:1:1", "[status]:1", "kind:1"};
  request.filters.clear();
  const Results few = world.search(request);
  const auto all = matches_of(vault.of(unit), asked, {}, {});
  expect_cut(few.facets.at(0), "tag", 2, all);
  expect_cut(few.facets.at(1), "people", 1, all);
  expect_cut(few.facets.at(2), "month", 1, all);
  expect_cut(few.facets.at(3), "folder", 1, all);
  expect_cut(few.facets.at(4), "[status]", 1, all);
  expect_cut(few.facets.at(5), "kind", 1, all);
  const Results as_text = world.search({.query = results.filtered, .by = unit, .limit = 0});
  EXPECT_EQ(as_text.total, results.total) << results.filtered;
  const Facet& facet = results.facets[seed % kFacets.size()];
  if (!filters.empty() || facet.values.empty()) return;
  const FacetValue& value = facet.values[seed % facet.values.size()];
  const std::string narrowed =
      asked.text == "*" ? value.query : "(" + asked.text + ") " + value.query;
  EXPECT_EQ(world.search({.query = narrowed, .by = unit, .limit = 0}).total, value.count)
      << narrowed;
}

void expect_same_counts(const World& world, uint64_t first_seed, uint64_t pairs) {
  const CountedVault vault = read_counted(world.root, world.who);
  ASSERT_FALSE(vault.notes.empty());
  ASSERT_FALSE(vault.items.empty());
  for (uint64_t seed = first_seed; seed < first_seed + pairs && !testing::Test::HasFailure();
       ++seed) {
    expect_same_counts(world, vault, seed % 2 == 0 ? Unit::kNote : Unit::kItem, seed);
  }
}

World world_of(TestVault& vault, Who who) {
  return {vault.root(), std::move(who),
          [&vault](const Request& request) { return vault.search(request); }};
}

/// Who is meant by which name, as the index of a vault has it.
Who who_in(const std::string& index_folder) {
  const auto index = open_index(index_folder);
  Who who;
  if (!index) return who;
  const PeopleOracle people(*index);
  std::map<std::string, std::string> meant;
  for (uint32_t person = 0; person < people.size(); ++person) {
    for (const std::string& name : people[person].written) {
      meant[name] = people[person].known ? people[person].name : "";
    }
  }
  each_term(index->notes, std::string(prefix::kPerson), [&](std::string_view name, const auto&) {
    if (people.stands_apart(name)) return;
    const auto person = meant.find(std::string(name));
    who[std::string(name)] = person == meant.end() ? "" : person->second;
  });
  return who;
}

std::vector<NoteText> notes_below(const std::string& root) {
  std::vector<NoteText> notes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    notes.push_back({entry.path().lexically_relative(root).string(),
                     {std::istreambuf_iterator<char>(file), {}}});
  }
  return notes;
}

TEST(FacetsAgainstPlainLoops, CountASmallVault) {
  TestVault vault(FacetVaultMaker(1).notes(40));
  expect_same_counts(world_of(vault, FacetVaultMaker::who()), 1000, 170);
}

TEST(FacetsAgainstPlainLoops, CountALargerVault) {
  TestVault vault(FacetVaultMaker(2).notes(220));
  expect_same_counts(world_of(vault, FacetVaultMaker::who()), 2000, 170);
}

TEST(FacetsAgainstPlainLoops, CountTheSampleVault) {
  TestVault vault(notes_below(std::string(INKLING_SOURCE_DIR) + "/tests/vaults/sample"));
  expect_same_counts(world_of(vault, who_in(vault.index_folder())), 3000, 160);
}

}  // namespace
}  // namespace inkling
