// SPDX-License-Identifier: MIT
// The scores that `explain` shows are those of the hits.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "query/synonyms.h"
#include "search/vault.h"

namespace inkling {
namespace {

/// The lines below "scores", each without what stands before its last blanks.
std::vector<std::string> score_lines(const std::string& explained) {
  std::istringstream lines(explained);
  std::vector<std::string> found;
  bool scores = false;
  for (std::string line; std::getline(lines, line);) {
    if (scores && !line.starts_with(' ')) break;
    if (scores) found.push_back(line.substr(line.find_first_not_of(' ')));
    scores = scores || line == "scores";
  }
  return found;
}

/// Of "3.21 a.md: words 2.20 name 1.01 (synonym)", the sum of the parts.
double sum_of_parts(const std::string& line) {
  std::istringstream words(line.substr(line.find(": ") + 2));
  double sum = 0;
  std::string name;
  for (double part = 0; words >> name >> part;) sum += part;
  return sum;
}

TEST(Explain, ShowsTheScoresOfTheHits) {
  TestVault vault{{"Winch.md", "---\naliases: [hoist]\ndate: 2026-03-01\n---\nGrease it.\n"},
                  {"a.md", "The winch is greased. See [[Winch]].\n"},
                  {"b.md", "---\ndate: 2025-03-01\n---\nGrease for the hoist.\n"},
                  {"c.md", "The lifting gear. Grease.\n\n- [ ] Grease the winch\n"}};
  vault.write(kSynonymsFile, "winch, lifting gear\n");
  auto searcher = Searcher::open(vault.index_folder());
  ASSERT_TRUE(searcher) << searcher.error().message;
  const Request requests[] = {
      {.query = "winch"},
      {.query = "winch grease"},
      {.query = "winch grease nowhere", .any = true},
      {.query = "grease nowhere"},
      {.query = "hoist"},
      {.query = "grease", .recent_days = 30},
      {.query = "grease", .without = {"words", "name", "typed"}},
      {.query = "greese"},
      {.query = "task:grease"},
  };
  for (Request request : requests) {
    request.today = make_date(2026, 3, 15);
    const Results results = vault.search(request);
    const Result<std::string> explained = searcher->explain(request);
    ASSERT_TRUE(explained) << explained.error().message;
    const std::vector<std::string> lines = score_lines(*explained);
    ASSERT_EQ(lines.size(), results.hits.size()) << request.query << "\n" << *explained;
    ASSERT_FALSE(lines.empty()) << request.query;
    for (size_t i = 0; i < lines.size(); ++i) {
      const Hit& hit = results.hits[i];
      const std::string start = fmt::format("{:.2f} {}: ", hit.score, hit.path);
      EXPECT_THAT(lines[i], testing::StartsWith(start)) << request.query;
      EXPECT_NEAR(sum_of_parts(lines[i]), hit.score, 0.05) << lines[i];
      EXPECT_EQ(lines[i].ends_with("(synonym)"), hit.tier == Tier::kSynonym) << lines[i];
    }
  }
}

TEST(Explain, ShowsTheAliasesThatWereAskedForToo) {
  TestVault vault{{"Winch.md", "---\naliases: [hoist]\n---\n"}, {"a.md", "A hoist.\n"}};
  auto searcher = Searcher::open(vault.index_folder());
  ASSERT_TRUE(searcher) << searcher.error().message;
  EXPECT_THAT(*searcher->explain({.query = "winch"}),
              testing::HasSubstr("synonyms  (or (text hoist) (text winch))\n"));
  EXPECT_THAT(*searcher->explain({.query = "\"winch\""}),
              testing::Not(testing::HasSubstr("hoist")));
}

}  // namespace
}  // namespace inkling
