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

std::vector<Hit> hits_of(const Written& notes, const std::string& query, uint32_t recent_days = 0) {
  TempVault folder;
  for (const auto& [path, text] : notes) folder.write("vault/" + path, text);
  const WorkspaceOptions workspace{.vault = folder.at("vault"), .index_folder = folder.at("index")};
  const auto report = update_index(index_request(workspace, shipped_schemas()));
  EXPECT_TRUE(report) << report.error().message;
  auto searcher = open_searcher(workspace);
  EXPECT_TRUE(searcher) << searcher.error().message;
  const auto results = searcher->search(
      {.query = query, .any = true, .recent_days = recent_days, .today = make_date(2026, 11, 15)});
  EXPECT_TRUE(results) << results.error().message;
  return results->hits;
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

TEST(Rank, TakesADateToComeForToday) {
  const auto hits = hits_of({{"a.md", "---\ndate: 2026-11-15\n---\nwinch\n"},
                             {"b.md", "---\ndate: 2027-11-15\n---\nwinch\n"}},
                            "winch", kQuarter);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_DOUBLE_EQ(hits[0].score, hits[1].score);
}

}  // namespace
}  // namespace inkling
