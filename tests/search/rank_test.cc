// SPDX-License-Identifier: MIT
// What lifts a note, one part of the score at a time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/load.h"
#include "server/workspace.h"
#include "support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using Written = std::vector<std::pair<std::string, std::string>>;

std::vector<Hit> hits_of(const Written& notes, const Request& request) {
  TempVault folder;
  for (const auto& [path, text] : notes) folder.write("vault/" + path, text);
  const WorkspaceOptions workspace{.vault = folder.at("vault"), .index_folder = folder.at("index")};
  const auto report = update_index(index_request(workspace, shipped_schemas()));
  EXPECT_TRUE(report) << report.error().message;
  auto searcher = open_searcher(workspace);
  EXPECT_TRUE(searcher) << searcher.error().message;
  const auto results = searcher->search(request);
  EXPECT_TRUE(results) << results.error().message;
  return results->hits;
}

std::vector<Hit> hits_of(const Written& notes, const std::string& query, uint32_t recent_days = 0) {
  return hits_of(
      notes,
      {.query = query, .any = true, .recent_days = recent_days, .today = make_date(2026, 11, 15)});
}

std::vector<std::string> without(const std::string& part, const Written& notes,
                                 const std::string& query) {
  std::vector<std::string> paths;
  for (const Hit& hit : hits_of(notes, {.query = query, .any = true, .without = {part}})) {
    paths.push_back(hit.path);
  }
  return paths;
}

std::vector<std::string> paths_of(const Written& notes, const std::string& query,
                                  uint32_t recent_days = 0) {
  std::vector<std::string> paths;
  for (const Hit& hit : hits_of(notes, query, recent_days)) paths.push_back(hit.path);
  return paths;
}

TEST(Rank, CountsAWordOfTheSameRootWhereTheWordIsMissing) {
  EXPECT_THAT(paths_of({{"a.md", "data everywhere\n"},
                        {"b.md", "data sovereignty\n"},
                        {"c.md", "data sovereign\n"},
                        {"d.md", "else\n"}},
                       "data sovereign"),
              ElementsAre("c.md", "b.md", "a.md"));
}

TEST(Rank, CountsAWordOfTheSameRootForNothingBesideTheWordItself) {
  const auto hits = hits_of({{"a.md", "data sovereign sovereignty\n"},
                             {"b.md", "data sovereign everywhere\n"},
                             {"c.md", "else\n"}},
                            "data sovereign");
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_DOUBLE_EQ(hits[0].score, hits[1].score);
}

TEST(Rank, PutsANoteOfThatNameBeforeThoseThatSayItOften) {
  const std::string often = "winch oil winch oil winch oil winch oil\n";
  EXPECT_EQ(
      paths_of({{"a.md", often}, {"b.md", often}, {"Winch oil.md", "Twice a year.\n"}}, "winch oil")
          .front(),
      "Winch oil.md");
}

TEST(Rank, PutsANoteThatManyLinkToBeforeItsEquals) {
  EXPECT_EQ(paths_of({{"a/Winch.md", "Oil it.\n"},
                      {"b/Hoist.md", "Oil it.\n"},
                      {"c.md", "[[Hoist]]\n"},
                      {"d.md", "[[Hoist]]\n"}},
                     "oil"),
            (std::vector<std::string>{"b/Hoist.md", "a/Winch.md"}));
}

// Both paths have both words; only one is called by them and nothing else.
TEST(Rank, CallsANoteByTheTailOfItsPathToo) {
  EXPECT_THAT(paths_of({{"Harbour/East/Winch.md", "Oil it in the harbour.\n"},
                        {"Harbour/Winch.md", "Oil it in the harbour.\n"},
                        {"c.md", "else\n"}},
                       "harbour winch"),
              ElementsAre("Harbour/Winch.md", "Harbour/East/Winch.md"));
}

// "winch" is in most notes and "grease" in one: by words, that one is first.
TEST(Rank, PutsANoteAllOfWhoseNameIsSaidFirst) {
  const std::string text =
      "Its drum turns twice a year, and the rope is new since the last of the storms, which took "
      "the old one.";
  const Written notes{{"Winch.md", text},
                      {"b.md", text + " Grease.\n"},
                      {"c.md", text + " Winch.\n"},
                      {"d.md", text},
                      {"e.md", text + " Winch.\n"}};
  EXPECT_EQ(paths_of(notes, "winch grease").front(), "Winch.md");
  EXPECT_EQ(without("whole", notes, "winch grease").front(), "b.md");
}

TEST(Rank, TakesANameForSaidOnlyWhenAllItsWordsAre) {
  const Written notes{{"Winch drum.md", "grease\n"}, {"b.md", "winch\n"}};
  EXPECT_EQ(paths_of(notes, "winch grease"), without("whole", notes, "winch grease"));
}

TEST(Rank, CountsABareLinkForTheNoteOfThatNameThatIsHighestUp) {
  const Written notes{{"a/b/Winch.md", "Oil it.\n"},
                      {"c/Winch.md", "Oil it.\n"},
                      {"d.md", "[[Winch]]\n"},
                      {"e.md", "[[Winch]]\n"}};
  EXPECT_THAT(paths_of(notes, "oil"), ElementsAre("c/Winch.md", "a/b/Winch.md"));
  EXPECT_THAT(without("links", notes, "oil"), ElementsAre("a/b/Winch.md", "c/Winch.md"));
}

TEST(Rank, CountsALinkWithFoldersForTheNoteInThem) {
  EXPECT_THAT(paths_of({{"a/b/Winch.md", "Oil it.\n"},
                        {"c/Winch.md", "Oil it.\n"},
                        {"d.md", "[[Winch]]\n"},
                        {"e.md", "[[b/Winch]]\n"},
                        {"f.md", "[[a/b/Winch]]\n"},
                        {"g.md", "[[A/B/winch.md]]\n"}},
                       "oil"),
              ElementsAre("a/b/Winch.md", "c/Winch.md"));
}

constexpr uint32_t kQuarter = 90;

TEST(Rank, PutsTheNewerOfEqualsFirstOnlyWhenThatIsAskedFor) {
  const Written notes{{"a.md", "---\ndate: 2025-03-01\n---\nwinch oil\n"},
                      {"b.md", "---\ndate: 2026-11-01\n---\nwinch oil\n"}};
  EXPECT_THAT(paths_of(notes, "winch"), ElementsAre("a.md", "b.md"));
  EXPECT_THAT(paths_of(notes, "winch", kQuarter), ElementsAre("b.md", "a.md"));
}

TEST(Rank, LiftsANewNoteAboveNoneThatIsMuchBetter) {
  const Written notes{{"Winch.md", "---\ndate: 2020-03-01\n---\nHow the winch is oiled.\n"},
                      {"b.md", "---\ndate: 2026-11-15\n---\nAlso painted the winch.\n"}};
  EXPECT_THAT(paths_of(notes, "winch", kQuarter), ElementsAre("Winch.md", "b.md"));
}

/// What is asked, and the note that is meant: of all there are, and when newer ones are wanted.
struct RecentCase {
  const char* query;
  const char* plain;
  const char* recent;
};

TEST(Rank, PutsTheLatestOfAKindFirstAndLeavesWhatIsCalledByNameWhereItIs) {
  const Written notes{
      {"Harbour meeting 2025-02-04.md", "---\ndate: 2025-02-04\n---\nTides and dredging.\n"},
      {"Harbour meeting 2026-05-05.md", "---\ndate: 2026-05-05\n---\nTides and pilots.\n"},
      {"Harbour meeting 2026-11-03.md", "---\ndate: 2026-11-03\n---\nTides and berths.\n"},
      {"Rota.md", "---\ndate: 2021-06-01\n---\nWho is on watch when.\n"},
      {"Watch change.md", "---\ndate: 2026-11-10\n---\nNo rota this week.\n"},
      {"Crane inspection May.md", "---\ndate: 2025-05-20\n---\nBrakes worn. Cable good.\n"},
      {"Crane inspection October.md", "---\ndate: 2026-10-20\n---\nBrakes new. Cable good.\n"},
      {"Pump failure.md", "---\ndate: 2024-01-09\n---\nWhy the bilge pump failed: the seal.\n"},
      {"Stores.md", "---\ndate: 2026-11-12\n---\nTwo seals, a pump, rope.\n"},
      {"Budget 2025.md", "---\ndate: 2024-12-01\n---\nBudget for dredging.\n"},
      {"Budget 2026.md", "---\ndate: 2025-12-01\n---\nBudget for dredging.\n"},
      {"Paint.md",
       "---\ndate: 2026-01-15\n---\n# Decisions\n- 2024-04-01: Paint the hull red\n"
       "- 2026-11-01: Paint the hull blue\n"},
  };
  const RecentCase cases[] = {
      {"harbour meeting", "Harbour meeting 2025-02-04.md", "Harbour meeting 2026-11-03.md"},
      {"tides", "Harbour meeting 2025-02-04.md", "Harbour meeting 2026-11-03.md"},
      {"harbour meeting 2025-02-04", "Harbour meeting 2025-02-04.md",
       "Harbour meeting 2025-02-04.md"},
      {"rota", "Rota.md", "Rota.md"},
      {"crane inspection", "Crane inspection May.md", "Crane inspection October.md"},
      {"crane inspection may", "Crane inspection May.md", "Crane inspection May.md"},
      {"brakes worn", "Crane inspection May.md", "Crane inspection May.md"},
      {"pump failure", "Pump failure.md", "Pump failure.md"},
      {"why did the bilge pump fail", "Pump failure.md", "Pump failure.md"},
      {"budget", "Budget 2025.md", "Budget 2026.md"},
      {"budget 2025", "Budget 2025.md", "Budget 2025.md"},
      {"dredging budget", "Budget 2025.md", "Budget 2026.md"},
  };
  for (const auto& [query, plain, recent] : cases) {
    EXPECT_EQ(paths_of(notes, query).front(), plain) << query;
    EXPECT_EQ(paths_of(notes, query, kQuarter).front(), recent) << query;
  }
  EXPECT_EQ(hits_of(notes, "decision:hull").front().passage.snippet.text,
            "2024-04-01: Paint the hull red");
  EXPECT_EQ(hits_of(notes, "decision:hull", kQuarter).front().passage.snippet.text,
            "2026-11-01: Paint the hull blue");
}

TEST(Rank, TakesADateToComeForToday) {
  const auto hits = hits_of({{"a.md", "---\ndate: 2026-11-15\n---\nwinch\n"},
                             {"b.md", "---\ndate: 2027-11-15\n---\nwinch\n"}},
                            "winch", kQuarter);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_DOUBLE_EQ(hits[0].score, hits[1].score);
}

}  // namespace
}  // namespace inkling
