// SPDX-License-Identifier: MIT
// What is found while a single word is typed.
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "query/typed_matches.h"
#include "search/vault.h"

namespace inkling {
namespace {

TEST(SearchTyping, FindsANoteByItsNameAmongCommonerWords) {
  std::vector<NoteText> notes{{"Kestrel Air.md", "wings\n"}, {"Old Kestner.md", "wings\n"}};
  for (char letter = 'a'; letter < 'm'; ++letter) {
    const std::string word = std::string("kes") + letter;
    notes.push_back({std::string("n") + letter + ".md", word + "\n"});
    notes.push_back({std::string("m") + letter + ".md", word + "\n"});
  }
  TestVault vault(notes);
  const Results results = vault.search({.query = "kes", .as_you_type = true});
  ASSERT_GE(results.hits.size(), 2U);
  EXPECT_EQ(results.hits[0].path, "Kestrel Air.md");
  EXPECT_EQ(results.hits[0].tier, Tier::kPrefix);
  EXPECT_EQ(results.hits[1].path, "Old Kestner.md");
  EXPECT_EQ(results.total, 20U);
  EXPECT_TRUE(results.total_exact);
}

/// Each note says ten words with "t"; of some of them it is the first letter of the name.
std::vector<NoteText> common_words(int count, int named) {
  std::vector<NoteText> notes;
  for (int i = 0; i < count; ++i) {
    const std::string name = std::string(i < named ? "Tern" : "Note") + std::to_string(i) + ".md";
    notes.push_back({name, "ta tb tc td te tf tg th ti tj\n"});
  }
  return notes;
}

TEST(SearchTyping, OfManyNotesTheFirstLettersFindThoseThatAreCalledSo) {
  TestVault vault(common_words(500, 12));
  const Request request{.query = "t", .limit = 10, .as_you_type = true, .exact_total = false};
  const Results results = vault.search(request);
  ASSERT_EQ(results.hits.size(), 10U);
  for (const Hit& hit : results.hits) EXPECT_TRUE(hit.path.starts_with("Tern")) << hit.path;
  EXPECT_EQ(results.total, 500U);
  EXPECT_FALSE(results.total_exact);
}

// A name is typed from its first letters on; a long word is one that notes should say.
TEST(SearchTyping, LooksAtMoreTheMoreIsTyped) {
  EXPECT_LT(most_postings(2), most_postings(3));
  EXPECT_EQ(most_postings(3), most_postings(4));
  EXPECT_EQ(most_postings(5), std::numeric_limits<uint64_t>::max());
  EXPECT_GE(most_postings(3), 10'000U * 10);  // Ten thousand notes that say each completion.
}

TEST(MatchesAsTyped, SayTheWordOrAnInflectionOfIt) {
  TestVault vault({{"a.md", "the city\n"}, {"b.md", "two cities\n"}, {"c.md", "a citadel\n"}});
  const auto index = open_index(vault.index_folder());
  ASSERT_TRUE(index);
  const auto count = [&](const std::string& letters) {
    return matches_as_typed(letters, *index, {.most = 10}).best.size();
  };
  EXPECT_EQ(count("city"), 2U);
  EXPECT_EQ(count("cit"), 0U);
  EXPECT_EQ(count("a"), 0U) << "a single letter";
}

TEST(SearchTyping, TheFirstLettersFindAllThatSaySoWhereTheTotalIsToBeExact) {
  TestVault vault(common_words(500, 12));
  const Results results = vault.search({.query = "t", .limit = 20, .as_you_type = true});
  EXPECT_EQ(results.hits.size(), 20U);
  EXPECT_EQ(results.total, 500U);
  EXPECT_TRUE(results.total_exact);
}

TEST(SearchTyping, TheFirstLettersFindWhatSaysSoWhereTooFewAreCalledSo) {
  TestVault vault(common_words(500, 3));
  const Request request{.query = "t", .limit = 10, .as_you_type = true, .exact_total = false};
  EXPECT_EQ(vault.search(request).hits.size(), 10U);
}

}  // namespace
}  // namespace inkling
