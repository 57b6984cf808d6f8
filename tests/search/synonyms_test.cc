// SPDX-License-Identifier: MIT
#include "query/synonyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/parse.h"
#include "search/vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;

constexpr const char* kFile =
    "# What we call things\n"
    "ui, user interface, Screens\r\n"
    "alone\n"
    "Kühlraum, cold store,\n";

std::string widened(const std::string& query) {
  const SchemaSet schemas = shipped_schemas();
  const ParsedQuery parsed = parse_query(query, {.schemas = &schemas});
  const auto wide = with_synonyms(parsed.query, parse_synonyms(kFile));
  return wide ? to_tree(*wide) : "";
}

TEST(Synonyms, AreTheNamesOnOneLine) {
  EXPECT_THAT(parse_synonyms(kFile),
              ElementsAre(SynonymGroup{{"ui"}, {"user", "interface"}, {"screens"}},
                          SynonymGroup{{"kuhlraum"}, {"cold", "store"}}));
  EXPECT_TRUE(parse_synonyms("").empty());
  EXPECT_TRUE(parse_synonyms("a, A, ,\n,,\n").empty());
  EXPECT_TRUE(parse_synonyms(std::string("\xFF\x00,", 3)).empty());
}

TEST(Synonyms, StandBesideTheNameInTheQuery) {
  EXPECT_EQ(widened("UI"), R"((or (phrase "user interface") (text screens) (text UI)))");
  EXPECT_EQ(widened("new user interface"),
            "(and (text new) (or (text ui) (text screens) (and (text user) (text interface))))");
  EXPECT_EQ(widened("title:ui"),
            R"((field title (or (phrase "user interface") (text screens) (text ui))))");
  EXPECT_EQ(widened("kühlraum"), R"((or (phrase "cold store") (text kühlraum)))");
}

TEST(Synonyms, LeaveWhatIsExcludedQuotedOrAnotherWord) {
  for (const char* query :
       {"\"ui\"", "=ui", "uis", "user", "user space interface", "alone", "*", "tag:ui", "-ui"}) {
    EXPECT_EQ(widened(query), "") << query;
  }
}

TEST(Synonyms, AreFoundBelowWhatSaysItAsItWasAsked) {
  TestVault vault{
      {"A.md", "screens screens screens\n"},
      {"B.md", "The long text of a note which says once what a UI is, and much else.\n"},
      {"C.md", "no user, no interface\n"},
      {"D.md", "a user interface\n"}};
  EXPECT_EQ(vault.search({.query = "ui"}).total, 1U);
  vault.write(kSynonymsFile, kFile);
  const Results results = vault.search({.query = "ui"});
  ASSERT_EQ(results.hits.size(), 3U);
  EXPECT_EQ(results.hits[0].path, "B.md");
  EXPECT_EQ(results.hits[0].tier, Tier::kExact);
  EXPECT_EQ(results.hits[1].tier, Tier::kSynonym);
  EXPECT_EQ(results.hits[2].tier, Tier::kSynonym);
  EXPECT_EQ(results.parsed, "ui");
  EXPECT_EQ(vault.search({.query = "kuhlraum"}).total, 0U);
}

// One of two words is half of them, however many names the other has.
TEST(Synonyms, AreNotWantedEachOfAHitWithSomeWords) {
  TestVault vault{{"A.md", "freezer\n"}, {"B.md", "else\n"}};
  vault.write(kSynonymsFile, kFile);
  const Results results = vault.search({.query = "freezer ui"});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.hits[0].tier, Tier::kSomeWords);
}

TEST(Synonyms, WidenAQueryAtSoManyPlacesOnly) {
  std::string query;
  for (size_t i = 0; i < 2 * kMaxWidened; ++i) query += "ui x ";
  const std::string tree = widened(query);
  size_t count = 0;
  for (size_t at = tree.find("(or"); at != std::string::npos; at = tree.find("(or", at + 1))
    ++count;
  EXPECT_EQ(count, kMaxWidened);
}

}  // namespace
}  // namespace inkling
