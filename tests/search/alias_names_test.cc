// SPDX-License-Identifier: MIT
#include "query/alias_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/find.h"
#include "query/parse.h"
#include "search/vault.h"

namespace inkling {
namespace {

using Words = SynonymGroup::value_type;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<NoteText> notes() {
  return {{"Kubernetes.md", "---\naliases: [k8s, container platform]\n---\nWhat it is.\n"},
          {"a.md", "The kubernetes rollout went well.\n"},
          {"b.md", "A k8s rollout.\n"},
          {"c.md", "Rollout of the container platform, later.\n"},
          {"d.md", "A container, a platform, a rollout.\n"},
          {"People/Ana.md", "---\naliases: [chief]\n---\n"},
          {"People/Bo.md", "---\naliases: [chief]\n---\n"}};
}

std::vector<SynonymGroup> groups(const TestVault& vault, const std::string& text) {
  const auto index = open_index(vault.index_folder());
  EXPECT_TRUE(index) << index.error().message;
  const SchemaSet schemas = shipped_schemas();
  return alias_groups(parse_query(text, {.schemas = &schemas}).query, *index);
}

std::vector<std::string> found(TestVault& vault, const std::string& query) {
  std::vector<std::string> found;
  for (const Hit& hit : vault.search({.query = query}).hits) {
    found.push_back(hit.path + " " + std::string(to_string(hit.tier)));
  }
  return found;
}

TEST(AliasNames, AreTheOtherNamesOfTheNoteThatIsNamed) {
  const TestVault vault(notes());
  const Words k8s{"k8s"};
  const Words kubernetes{"kubernetes"};
  const Words platform{"container", "platform"};
  EXPECT_THAT(groups(vault, "k8s rollout"),
              ElementsAre(UnorderedElementsAre(k8s, kubernetes, platform)));
  EXPECT_THAT(groups(vault, "the Container Platform"),
              ElementsAre(UnorderedElementsAre(k8s, kubernetes, platform)));
  EXPECT_THAT(groups(vault, "decision:(KUBERNETES OR x)"),
              ElementsAre(UnorderedElementsAre(k8s, kubernetes, platform)));
}

TEST(AliasNames, AreNoneOfWhatSeveralNotesAreCalledOrNone) {
  const TestVault vault(notes());
  for (const char* query : {"chief", "container", "rollout", "platform container", "", "*", ":)",
                            "\"k8s\"", "=k8s", "tag:k8s", "title:k8s"}) {
    EXPECT_THAT(groups(vault, query), IsEmpty()) << query;
  }
}

TEST(AliasNames, LeaveOutWhatOtherNotesAreCalledAndWhatSaysTheNameAndMore) {
  const TestVault vault({{"Winch.md", "---\naliases: [hoist, Winch drum, x]\n---\n"},
                         {"b.md", "---\naliases: [hoist]\n---\n"}});
  EXPECT_THAT(groups(vault, "winch"), IsEmpty());
}

TEST(AliasNames, AreLookedUpForSoManyNamesOfSoManyWordsOnly) {
  const TestVault vault(
      {{"One two three four five six.md", "---\naliases: [sextet]\n---\n"},
       {"Two three four five six seven eight.md", "---\naliases: [septet]\n---\n"}});
  EXPECT_EQ(groups(vault, "one two three four five six").size(), 1U);
  EXPECT_EQ(groups(vault, "sextet").size(), 1U);
  EXPECT_THAT(groups(vault, "two three four five six seven eight"), IsEmpty());
  EXPECT_THAT(groups(vault, "septet"), IsEmpty());
  std::string many;
  for (size_t i = 0; i < kMostNamesLookedUp; ++i) many += "w" + std::to_string(i) + " ";
  EXPECT_THAT(groups(vault, many + "sextet"), IsEmpty());
}

TEST(AliasNames, OfOneNoteAreSoMany) {
  std::string aliases;
  for (size_t i = 0; i < 2 * kMostOtherNames; ++i) aliases += "name" + std::to_string(i) + ", ";
  const TestVault vault({{"Winch.md", "---\naliases: [" + aliases + "]\n---\n"}});
  ASSERT_EQ(groups(vault, "winch").size(), 1U);
  EXPECT_EQ(groups(vault, "winch").front().size(), 1 + kMostOtherNames);
}

TEST(AliasNames, AreFoundBelowWhatSaysWhatWasAsked) {
  TestVault vault(notes());
  EXPECT_THAT(found(vault, "k8s rollout"),
              ElementsAre("b.md exact", testing::AnyOf("a.md synonym", "c.md synonym"),
                          testing::AnyOf("a.md synonym", "c.md synonym")));
  EXPECT_THAT(found(vault, "container platform rollout"),
              testing::Contains(testing::StrEq("b.md synonym")));
  EXPECT_THAT(found(vault, "chief rollout"), testing::Not(testing::Contains("a.md synonym")));
}

TEST(AliasNames, AddNothingWhereEnoughIsFound) {
  std::vector<NoteText> many = notes();
  for (uint64_t i = 0; i < kFewHits - 1; ++i) {
    many.push_back({"more/" + std::to_string(i) + ".md", "A k8s rollout.\n"});
  }
  TestVault vault(many);
  EXPECT_EQ(vault.search({.query = "k8s rollout"}).total, kFewHits);
  vault.remove("more/0.md");
  vault.index();
  EXPECT_EQ(vault.search({.query = "k8s rollout"}).total, kFewHits + 1);
}

TEST(AliasNames, AddNothingToAnOrderByDate) {
  TestVault vault(notes());
  EXPECT_EQ(vault.search({.query = "k8s rollout sort:modified"}).total, 1U);
}

}  // namespace
}  // namespace inkling
