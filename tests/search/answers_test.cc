// SPDX-License-Identifier: MIT
// What an answer says besides which notes it found: tiers, places, highlights, counts, freshness.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

/// The snippet with its highlights in brackets.
std::string marked(const Snippet& snippet) {
  std::string out;
  size_t at = 0;
  for (const Span& span : snippet.highlights) {
    out += snippet.text.substr(at, span.begin - at);
    out += '[' + snippet.text.substr(span.begin, span.size()) + ']';
    at = span.end;
  }
  return out + snippet.text.substr(at);
}

std::string place(const Hit& hit, const Passage& passage) {
  return hit.path + ':' + std::to_string(passage.place.line) + ':' +
         std::to_string(passage.place.column);
}

TEST(SearchAnswers, ReturnsItemsWhenAKindIsAskedFor) {
  TestVault vault{{"Plan.md",
                   "# Halden pricing\n\n## Key Decisions\n\n- Use the blue printer\n"
                   "- 2026-02-03: Keep paper. decided by [[Nora]]\n"}};
  const Results results = vault.search({.query = "decision:printer"});
  ASSERT_EQ(results.hits.size(), 1U);
  const Hit& hit = results.hits[0];
  EXPECT_EQ(hit.passage.kind, "decision");
  EXPECT_EQ(place(hit, hit.passage), "Plan.md:5:3");
  EXPECT_EQ(marked(hit.passage.snippet), "Use the blue [printer]");
  EXPECT_EQ(vault.search({.query = "decision:pricing"}).total, 0U);
  EXPECT_EQ(vault.search({.query = "kind:decision pricing"}).total, 2U);
}

TEST(SearchAnswers, MarksWhatMatchedInTheNotesOwnText) {
  TestVault vault{{"A.md", "# A\n\nSee **bold cranes** and a [[Dock|crane dock]].\n"}};
  const Results results = vault.search({.query = "crane"});
  ASSERT_EQ(results.hits.size(), 1U);
  ASSERT_EQ(results.hits[0].passages.size(), 1U);
  const Passage& passage = results.hits[0].passages[0];
  EXPECT_EQ(marked(passage.snippet), "See **bold [cranes]** and a [[Dock|[crane] dock]].");
  EXPECT_EQ(place(results.hits[0], passage), "A.md:3:12");
}

TEST(SearchAnswers, MarksPhrasesOnlyWhereTheyStandTogether) {
  TestVault vault{{"A.md", "# A\n\nThe blue label. A label, and blue.\n"}};
  const Results results = vault.search({.query = "\"blue label\""});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(marked(results.hits[0].passages[0].snippet), "The [blue label]. A label, and blue.");
}

TEST(SearchAnswers, PutsTheWordAsTypedBeforeItsInflections) {
  TestVault vault{{"A.md", "# A\n\nTwo printers.\n"}, {"B.md", "# B\n\nOne printer.\n"}};
  const Results results = vault.search({.query = "printer"});
  ASSERT_EQ(results.hits.size(), 2U);
  EXPECT_EQ(results.hits[0].path, "B.md");
  EXPECT_EQ(results.hits[0].tier, Tier::kExact);
  EXPECT_EQ(results.hits[1].tier, Tier::kStem);
}

TEST(SearchAnswers, PutsATitleThatSaysAllAndNoMoreFirst) {
  TestVault vault{{"a.md", "# Recurring tasks and custom statuses\n\nrecurring task recurring\n"},
                  {"b.md", "# Recurring tasks\n\nThey come again.\n"},
                  {"c.md", "# Other\n\nA recurring task and a recurring task.\n"}};
  const Results results = vault.search({.query = "recurring task"});
  ASSERT_EQ(results.hits.size(), 3U);
  EXPECT_EQ(results.hits[0].path, "b.md");
  EXPECT_EQ(results.hits[2].path, "c.md");
}

TEST(SearchAnswers, GivesMostWordsWhenNoNoteHasAll) {
  TestVault vault{{"A.md", "# A\n\nfreezer contract\n"}, {"B.md", "# B\n\ncontract pallet\n"}};
  const Results results = vault.search({.query = "freezer pallet"});
  ASSERT_EQ(results.hits.size(), 2U);
  EXPECT_EQ(results.hits[0].tier, Tier::kSomeWords);
}

// Two words of nine; but they are rare, and the others are in many notes.
TEST(SearchAnswers, GivesNotesThatSayMuchOfALongQuestionInFewOfItsWords) {
  std::vector<NoteText> notes{{"Gaga.md", "Lady Gaga was there.\n"}};
  for (const char* name : {"b", "c", "d", "e", "f", "g"}) {
    notes.push_back({std::string(name) + ".md", "what did they say at the end of it\n"});
  }
  TestVault vault(notes);
  const Results results = vault.search({.query = "what did lady gaga say at the end of"});
  ASSERT_FALSE(results.hits.empty());
  EXPECT_TRUE(std::any_of(results.hits.begin(), results.hits.end(),
                          [](const Hit& hit) { return hit.path == "Gaga.md"; }));
  for (const Hit& hit : results.hits) EXPECT_EQ(hit.tier, Tier::kSomeWords) << hit.path;
}

TEST(SearchAnswers, GivesNothingForAWordOfMany) {
  TestVault vault{{"A.md", "# A\n\nfreezer contract\n"}, {"B.md", "# B\n\npallet\n"}};
  EXPECT_EQ(vault.search({.query = "freezer one two three four five"}).total, 0U);
}

TEST(SearchAnswers, RanksByAnyWordWhateverStandsBetweenThem) {
  TestVault vault{{"A.md", "# A\n\nfreezer contract\n"}, {"B.md", "# B\n\nnothing\n"}};
  for (const char* query : {"freezer - contract", "the freezer (contract).", "freezer :) ..."}) {
    EXPECT_EQ(vault.search({.query = query, .any = true}).total, 1U) << query;
  }
}

TEST(SearchAnswers, RanksByRelatedWordsWithoutFindingByThem) {
  TestVault vault{{"A.md", "# A\n\nThe data of a sovereign.\n"},
                  {"B.md", "# B\n\nThe data of others, and sovereignty.\n"},
                  {"C.md", "# C\n\nThe data of others, and carrots.\n"},
                  {"D.md", "# D\n\nOnly sovereignty.\n"}};
  const Results results = vault.search({.query = "data sovereigns", .any = true});
  ASSERT_EQ(results.hits.size(), 3U);
  EXPECT_EQ(results.hits[0].path, "A.md");
  EXPECT_EQ(results.hits[1].path, "B.md");
  EXPECT_EQ(results.hits[2].path, "C.md");
}

TEST(SearchAnswers, PutsTheNoteThatOthersLinkToBeforeItsLike) {
  TestVault vault{{"a.md", "Oxygen alarm.\n"},
                  {"b.md", "Oxygen alarm.\n"},
                  {"c.md", "See [[b]].\n"},
                  {"d.md", "See [[b]].\n"}};
  const Results results = vault.search({.query = "oxygen alarm"});
  ASSERT_EQ(results.hits.size(), 2U);
  EXPECT_EQ(results.hits[0].path, "b.md");
  const Results without = vault.search({.query = "oxygen alarm", .without = {"links"}});
  EXPECT_EQ(without.hits[0].path, "a.md");
}

TEST(SearchAnswers, CorrectsAWordThatTheVaultDoesNotHave) {
  TestVault vault{{"A.md", "# A\n\nfreezer contract\n"}, {"B.md", "# B\n\ncontract\n"}};
  const Results results = vault.search({.query = "freezre contract"});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.hits[0].path, "A.md");
  EXPECT_EQ(results.hits[0].tier, Tier::kTypo);
  ASSERT_FALSE(results.suggestions.empty());
  EXPECT_EQ(results.suggestions[0].text, "freezer");
}

TEST(SearchAnswers, CorrectsWordsWhereOnlySomeAreKnown) {
  TestVault vault{{"A.md", "# Page decorations\n\nfrills\n"}, {"B.md", "# B\n\ncontract\n"}};
  const Results results = vault.search({.query = "pagg decoratons"});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.hits[0].path, "A.md");
  EXPECT_EQ(results.hits[0].tier, Tier::kTypo);
  EXPECT_EQ(vault.search({.query = "pagg decoratons nowhere xyzzy fnord"}).total, 0U);
}

TEST(SearchAnswers, DoesNotCorrectNumbersOrShortWords) {
  TestVault vault{{"A.md", "# A\n\nOC-41252 cold\n"}};
  EXPECT_EQ(vault.search({.query = "41253"}).total, 0U);
  EXPECT_EQ(vault.search({.query = "bold"}).total, 0U);
}

TEST(SearchAnswers, CountsWithoutEachClauseWhenNothingIsFound) {
  TestVault vault{{"A.md", "# A\n\nfreezer #red\n"}, {"B.md", "# B\n\npallet\n"}};
  const Results results = vault.search({.query = "\"freezer\" tag:blue"});
  EXPECT_EQ(results.total, 0U);
  ASSERT_EQ(results.suggestions.size(), 1U);
  EXPECT_EQ(results.suggestions[0].why, "1 without 'tag:blue'");
}

TEST(SearchAnswers, LeavesOutWhatChangedSinceItWasIndexed) {
  TestVault vault{{"A.md", "# A\n\npallet\n"}, {"B.md", "# B\n\npallet\n"}, {"C.md", "pallet\n"}};
  vault.write("A.md", "# A\n\nsomething else entirely\n");
  vault.remove("B.md");
  Results results = vault.search({.query = "pallet"});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.hits[0].path, "C.md");
  std::sort(results.stale.begin(), results.stale.end());
  EXPECT_EQ(results.stale, (std::vector<std::string>{"A.md", "B.md"}));
  // What only the text can tell says nothing of a note that changed.
  for (const char* query : {"/pal+et/", "match-case:pallet"}) {
    results = vault.search({.query = query});
    for (const Hit& hit : results.hits) EXPECT_EQ(hit.path, "C.md") << query;
    std::sort(results.stale.begin(), results.stale.end());
    EXPECT_EQ(results.stale, (std::vector<std::string>{"A.md", "B.md"})) << query;
  }
  vault.index();
  EXPECT_EQ(vault.search({.query = "pallet"}).total, 1U);
}

TEST(SearchAnswers, CompletesTheWordBeingTyped) {
  TestVault vault{{"A.md", "# A\n\nfreezer contract\n"}, {"B.md", "# B\n\ncontact\n"}};
  EXPECT_EQ(vault.search({.query = "cont", .as_you_type = true}).total, 2U);
  EXPECT_EQ(vault.search({.query = "freezer cont", .as_you_type = true}).total, 1U);
  EXPECT_EQ(vault.search({.query = "cont"}).total, 0U);
}

TEST(SearchAnswers, CompletesTheTagBeingTyped) {
  TestVault vault{{"A.md", "#frozen/cod pallet\n"}, {"B.md", "#fresh pallet\n"}};
  EXPECT_EQ(vault.search({.query = "pallet tag:fr", .as_you_type = true}).total, 2U);
  EXPECT_EQ(vault.search({.query = "tag:froz", .as_you_type = true}).total, 1U);
  EXPECT_EQ(vault.search({.query = "tag:frozen/c", .as_you_type = true}).total, 1U);
  EXPECT_EQ(vault.search({.query = "tag:=froz", .as_you_type = true}).total, 0U);
  EXPECT_EQ(vault.search({.query = "tag:froz pallet", .as_you_type = true}).total, 0U);
  EXPECT_EQ(vault.search({.query = "tag:froz"}).total, 0U);
}

TEST(SearchAnswers, CorrectsTheWordBeingTypedWhereNoWordBeginsSo) {
  TestVault vault{{"A.md", "freezer contract\n"}, {"B.md", "contact\n"}};
  const Results results = vault.search({.query = "freezer contrcat", .as_you_type = true});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.hits[0].tier, Tier::kTypo);
}

TEST(SearchAnswers, CorrectsAPartOfACompound) {
  TestVault vault{{"A.md", "the docker-compose file\n"}, {"B.md", "docker\n"}};
  const Results results = vault.search({.query = "docker-cmopose"});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.hits[0].path, "A.md");
  EXPECT_EQ(results.hits[0].tier, Tier::kTypo);
}

TEST(SearchAnswers, PagesThroughOneOrder) {
  std::vector<NoteText> notes;
  for (const char* name : {"D.md", "B.md", "A.md", "C.md"}) notes.push_back({name, "pallet\n"});
  TestVault vault(notes);
  std::string order;
  for (uint32_t offset = 0; offset < 5; offset += 2) {
    for (const Hit& hit : vault.search({.query = "pallet", .offset = offset, .limit = 2}).hits) {
      order += hit.path.substr(0, 1) + std::to_string(hit.rank);
    }
  }
  EXPECT_EQ(order, "A1B2C3D4");
}

}  // namespace
}  // namespace inkling
