// SPDX-License-Identifier: MIT
// What is offered instead of a query that finds nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

TEST(Suggestions, OfferWhatIsTooFarToBeSearchedUnasked) {
  TestVault vault{{"A.md", "# A\n\nthe decision of the board\n"}, {"B.md", "# B\n\ncontract\n"}};
  const auto offers = [&](const std::string& query) {
    std::vector<std::string> texts;
    const Results results = vault.search({.query = query});
    EXPECT_EQ(results.total, 0U) << query;
    for (const Suggestion& suggestion : results.suggestions) texts.push_back(suggestion.text);
    return texts;
  };
  EXPECT_THAT(offers("desicion"), testing::ElementsAre("decision"));
  EXPECT_THAT(offers("rezision"), testing::IsEmpty()) << "a first letter is seldom wrong";
  EXPECT_THAT(offers("broad"), testing::IsEmpty())
      << "of five letters most words are near to some other";
  EXPECT_THAT(offers("=desicion"), testing::IsEmpty());
}

TEST(Suggestions, OfferNearValuesOfTheVault) {
  TestVault vault{
      {"people/Ana Petrov.md", "---\ntype: person\naliases: [Anushka]\n---\n# Ana Petrov\n"},
      {"people/Ana Sorel.md", "---\ntype: person\n---\n# Ana Sorel\n"},
      {"trips/2025/Oslo.md", "# Oslo\n\nWith [[Ana Petrov]]. #sector/shipping\n"}};
  const auto offer = [&](const std::string& query) {
    const Results results = vault.search({.query = query});
    EXPECT_EQ(results.total, 0U) << query;
    return results.suggestions.empty() ? "" : results.suggestions.front().text;
  };
  EXPECT_EQ(offer("tag:sector/shiping"), "tag:sector/shipping");
  EXPECT_EQ(offer("tag:shipping"), "tag:sector/shipping") << "by its last part";
  EXPECT_EQ(offer("tag:shiping"), "tag:sector/shipping");
  EXPECT_EQ(offer("tag:cooking"), "");
  EXPECT_EQ(offer("folder:2025"), "folder:trips/2025");
  EXPECT_EQ(offer("type:persom"), "type:person");
  EXPECT_EQ(offer("people:petrow"), "people:\"Ana Petrov\"");
  EXPECT_EQ(offer("people:\"Anna Petrow\""), "people:\"Ana Petrov\"");
  EXPECT_EQ(offer("mentions:anuska"), "mentions:\"Ana Petrov\"");
  EXPECT_EQ(offer("people:\"Boris Becker\""), "");
  EXPECT_EQ(offer("people:\"Ina Pedroc\""), "") << "a short word two edits off is another";
  EXPECT_EQ(offer("people:\"Petrov Sorel\""), "") << "nobody is called that";
}

}  // namespace
}  // namespace inkling
