// SPDX-License-Identifier: MIT
// What a facet shows, by example. That its counts are right: facets_random_test.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

std::string shown(const std::vector<FacetValue>& values) {
  std::string out;
  for (const FacetValue& value : values) {
    out += (out.empty() ? "" : " ") + value.value + '=' + std::to_string(value.count) +
           (value.selected ? "*" : "");
    if (!value.children.empty()) out += '(' + shown(value.children) + ')';
  }
  return out;
}

std::vector<NoteText> coloured() {
  return {{"A.md", "kelp #red/dark #red/light\n"},
          {"B.md", "kelp #red/dark\n"},
          {"C.md", "kelp #blue #blue/ink\n"},
          {"D.md", "kelp #green\n"}};
}

TEST(FacetOrders, NestFlattenSortAndCut) {
  TestVault vault(coloured());
  struct Row {
    const char* facet;
    const char* values;
    uint32_t other, cut;
  };
  const Row rows[] = {
      {"tag", "red=2(red/dark=2 red/light=1) blue=1(blue/ink=1) green=1", 0, 0},
      {"tag:hierarchy", "blue=1(blue/ink=1) green=1 red=2(red/dark=2 red/light=1)", 0, 0},
      {"tag:count", "red=2 red/dark=2 blue=1 blue/ink=1 green=1 red/light=1", 0, 0},
      {"tag:value", "blue=1 blue/ink=1 green=1 red=2 red/dark=2 red/light=1", 0, 0},
      {"tag:1", "red=2 blue=1 green=1", 0, 0},
      {"tag:1:1", "red=2", 2, 2},
      {"tag:0:1", "red=2(red/dark=2)", 3, 4},
      {"tag:1:2:count", "red=2 blue=1", 1, 1},
  };
  for (const Row& row : rows) {
    const Results results = vault.search({.query = "kelp", .facets = {row.facet}});
    ASSERT_EQ(results.facets.size(), 1U);
    EXPECT_EQ(results.facets[0].name, "tag");
    EXPECT_EQ(shown(results.facets[0].values), row.values) << row.facet;
    EXPECT_EQ(results.facets[0].other, row.other) << row.facet;
    EXPECT_EQ(results.facets[0].cut, row.cut) << row.facet;
  }
}

TEST(FacetValuesShown, AreAsTheMatchesMostOftenWriteThem) {
  TestVault vault(
      {{"A.md", "---\nstatus: In Review\n---\nkelp #Red/Dark\n\n- [ ] [[Zoe Lind]]: waits\n"},
       {"B.md", "---\nstatus: In Review\n---\nkelp #Red/Dark\n\n- [ ] @zoe.lind waits\n"},
       {"C.md", "---\nstatus: in review\n---\nkelp mast #RED/dark\n\n- [ ] @zoe.lind waits\n"}});
  const auto values = [&](const std::string& query, const std::string& facet) {
    const Results results = vault.search({.query = query, .facets = {facet}});
    return results.facets.empty() ? "" : shown(results.facets[0].values);
  };
  EXPECT_EQ(values("kelp", "tag"), "Red=3(Red/Dark=3)");
  EXPECT_EQ(values("mast", "tag"), "RED=1(RED/dark=1)");
  EXPECT_EQ(values("kelp", "[status]"), "In Review=3");
  EXPECT_EQ(values("kelp", "people"), "Zoe Lind=3");
  EXPECT_EQ(values("mast", "people"), "Zoe Lind=1") << "a handle does not spell a name";
  EXPECT_EQ(values("kind:task", "people"), "Zoe Lind=3");
}

TEST(FacetSelections, AboutItemsShowThese) {
  TestVault vault({{"A.md",
                    "# A\n\n## Key Facts\n\n- The kelp kelp kelp is green.\n\n## Key Decisions\n\n"
                    "- We buy a mast (by:: [[Zoe Lind]])\n"}});
  const auto first = [&](const std::string& facet, const std::string& value) {
    const Results results =
        vault.search({.query = "kelp", .by = Unit::kNote, .filters = {{facet, value}}});
    return results.hits.empty() ? "" : results.hits[0].passage.snippet.text;
  };
  EXPECT_THAT(first("kind", "fact"), testing::HasSubstr("green"));
  EXPECT_THAT(first("kind", "decision"), testing::HasSubstr("mast"));
  EXPECT_THAT(first("people", "zoe lind"), testing::HasSubstr("mast"));
}

TEST(FacetLike, KeepsWhatContainsItAndWhatStandsAbove) {
  TestVault vault(coloured());
  const Results results = vault.search({.query = "*", .facets = {"tag"}, .facet_like = "DARK"});
  EXPECT_EQ(shown(results.facets[0].values), "red=2(red/dark=2)");
  EXPECT_EQ(results.facets[0].cut, 0U);
}

TEST(FacetSelections, SayWhichQueryTheyEqual) {
  TestVault vault(coloured());
  const Results results = vault.search({.query = "kelp OR mast",
                                        .facets = {"tag:1"},
                                        .filters = {{"tag", "#Red"}, {"tag", "blue/"}}});
  EXPECT_EQ(results.facets[0].query, "tag:(red OR blue)");
  EXPECT_EQ(results.filtered, "(kelp OR mast) tag:(red OR blue)");
  EXPECT_EQ(results.total, 3U);
  EXPECT_EQ(vault.search({.query = results.filtered}).total, 3U);
  EXPECT_EQ(shown(results.facets[0].values), "red=2* blue=1* green=1");
}

TEST(FacetSelections, OfMonthsAreOfAllTheirDays) {
  TestVault vault({{"A.md", "---\ndate: 2025-12-31\n---\nkelp\n\n- [ ] 2024-02-29: moor it\n"},
                   {"B.md", "---\ndate: 2026-01-01\n---\nkelp\n"},
                   {"C.md", "---\ndate: 2025-12-01\n---\nkelp\n"},
                   {"D.md", "---\ndate: 2025-11-30\n---\nkelp\n"}});
  const std::pair<const char*, uint64_t> rows[] = {
      {"2025-12", 2}, {"2025-11", 1}, {"2026-01", 1}, {"2025", 3}, {"2026", 1},
      {"2024", 0},    {"2025-13", 0}, {"2025-1", 0},  {"25", 0},   {"2025-12-01", 0},
      {"2025-", 0},   {"+202", 0},    {"soon", 0}};
  for (const auto& [month, total] : rows) {
    EXPECT_EQ(vault.search({.query = "kelp", .filters = {{"month", month}}}).total, total) << month;
  }
  const Request items{.query = "kind:task", .by = Unit::kItem, .filters = {{"month", "2024-02"}}};
  EXPECT_EQ(vault.search(items).total, 1U);
}

TEST(FacetSelections, TakePeopleUnderAnyOfTheirNames) {
  TestVault vault{{"Ana Petrov.md", "---\ntype: person\naliases: [\"@anap\"]\n---\n"},
                  {"a.md", "- [ ] [[Ana Petrov]]: mast\n"},
                  {"b.md", "- [ ] @anap mast\n"},
                  {"c.md", "- [ ] @dora mast\n"}};
  for (const char* name : {"Ana Petrov", "ana petrov", "@anap", "Ana"}) {
    const Results results =
        vault.search({.query = "mast", .facets = {"people"}, .filters = {{"people", name}}});
    EXPECT_EQ(results.total, 2U) << name;
    EXPECT_EQ(shown(results.facets[0].values), "Ana Petrov=2* dora=1") << name;
    EXPECT_EQ(vault.search({.query = results.filtered}).total, 2U) << results.filtered;
  }
}

TEST(FacetsOfProperties, NestWhereTheVaultDeclaresIt) {
  const auto schemas = add_schema(shipped_schemas(), "region.yaml",
                                  "facets:\n  region:\n    source: property:region\n"
                                  "    hierarchical: true\n");
  ASSERT_TRUE(schemas);
  const std::vector<NoteText> notes = {{"A.md", "---\nregion: eu/nl\n---\n- [ ] mast\n"},
                                       {"B.md", "---\nregion: eu/de\n---\n- [ ] mast\n"},
                                       {"C.md", "---\nregion: us\n---\n- [ ] mast\n"}};
  TestVault vault(notes, *schemas);
  for (const Unit unit : {Unit::kNote, Unit::kItem}) {
    const Results results = vault.search({.query = "mast",
                                          .by = unit,
                                          .facets = {"region", "[region]"},
                                          .filters = {{"region", "eu"}}});
    EXPECT_EQ(results.total, 2U);
    EXPECT_EQ(shown(results.facets[0].values), "eu=2*(eu/de=1 eu/nl=1) us=1");
    EXPECT_EQ(shown(results.facets[1].values), "eu/de=1 eu/nl=1");
    EXPECT_EQ(vault.search({.query = results.filtered, .by = unit}).total, 2U) << results.filtered;
  }
}

TEST(FacetsOfStatus, FollowWhatOtherNotesSupersede) {
  TestVault vault{
      {"Pump rule.md", "---\ntags: [decision]\n---\n## Decisions\n\n- Pump at night\n"},
      {"New rule.md", "---\nsupersedes: \"[[Pump rule]]\"\n---\n## Decisions\n\n- Pump at noon\n"}};
  for (const Unit unit : {Unit::kNote, Unit::kItem}) {
    const Results results = vault.search({.query = "pump", .by = unit, .facets = {"status"}});
    EXPECT_EQ(shown(results.facets[0].values), "current=1 superseded=1");
    for (const FacetValue& value : results.facets[0].values) {
      const Results one =
          vault.search({.query = "pump", .by = unit, .filters = {{"status", value.value}}});
      EXPECT_EQ(one.total, value.count) << value.value;
    }
  }
}

TEST(Facets, AreOfTheHitsWhenOnlySomeOfTheWordsAreFound) {
  TestVault vault{{"A.md", "---\ntype: meeting\n---\nkelp mast\n"},
                  {"B.md", "---\ntype: customer\n---\nrope\n"}};
  const Results results = vault.search({.query = "kelp mast rope", .facets = {"type"}});
  ASSERT_EQ(results.facets.size(), 1U);
  EXPECT_EQ(shown(results.facets[0].values), "meeting=1");
  EXPECT_FALSE(results.facets[0].exact);
}

TEST(Facets, ThatNobodyKnowsAreSaid) {
  TestVault vault{{"A.md", "---\nmood: calm\n---\nkelp\n"}};
  const Results results = vault.search({.query = "kelp", .facets = {"tagg", "mood"}});
  ASSERT_EQ(results.diagnostics.size(), 1U);
  EXPECT_EQ(results.diagnostics[0].code, "unknown-facet");
  EXPECT_EQ(results.diagnostics[0].message, "there is no facet or property 'tagg'");
  EXPECT_EQ(results.diagnostics[0].fix, "did you mean 'tag'?");
  ASSERT_EQ(results.facets.size(), 1U);
  EXPECT_EQ(shown(results.facets[0].values), "calm=1");
  EXPECT_EQ(vault.search({.query = "kelp", .filters = {{"tagg", "x"}}}).total, 0U);
}

TEST(SearchFacets, CountAllMatchesOnceBelowEachParent) {
  TestVault vault{{"a/A.md", "---\ntype: customer\n---\npallet #red/dark #red/light\n"},
                  {"a/B.md", "---\ntype: meeting\n---\npallet #red/dark\n"},
                  {"b/C.md", "---\ntype: meeting\n---\npallet #blue\n"},
                  {"b/D.md", "crate #blue\n"}};
  const Results results =
      vault.search({.query = "pallet", .limit = 1, .facets = {"tag", "type", "folder"}});
  ASSERT_EQ(results.facets.size(), 3U);
  EXPECT_EQ(shown(results.facets[0].values), "red=2(red/dark=2 red/light=1) blue=1");
  EXPECT_EQ(shown(results.facets[1].values), "meeting=2 customer=1");
  EXPECT_EQ(shown(results.facets[2].values), "a=2 b=1");
}

TEST(SearchFacets, ASelectionDoesNotNarrowItsOwnCounts) {
  TestVault vault{{"A.md", "---\ntype: customer\n---\npallet #red\n"},
                  {"B.md", "---\ntype: meeting\n---\npallet #red\n"},
                  {"C.md", "---\ntype: meeting\n---\npallet #blue\n"}};
  const Results results = vault.search(
      {.query = "pallet", .facets = {"tag", "type"}, .filters = {{"tag", "red"}, {"tag", "gone"}}});
  EXPECT_EQ(results.total, 2U);
  EXPECT_EQ(shown(results.facets[0].values), "red=2* blue=1 gone=0*");
  EXPECT_EQ(shown(results.facets[1].values), "customer=1 meeting=1");
}

}  // namespace
}  // namespace inkling
