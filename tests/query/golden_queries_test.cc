// SPDX-License-Identifier: MIT
#include "query/golden_queries.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

TEST(GoldenQueries, AreAQueryAndTheNotesThatAnswerIt) {
  const auto queries = parse_golden_queries(
      "\xEF\xBB\xBF# people\r\nana\tpeople/Ana.md\r\n\n#tag x\ta b.md\tc.md\n", "mine.tsv");
  ASSERT_TRUE(queries);
  ASSERT_EQ(queries->size(), 2U);
  EXPECT_EQ((*queries)[0].query, "ana");
  EXPECT_EQ((*queries)[0].answers, std::vector<std::string>{"people/Ana.md"});
  EXPECT_EQ((*queries)[1].query, "#tag x");
  EXPECT_EQ((*queries)[1].answers, (std::vector<std::string>{"a b.md", "c.md"}));
  EXPECT_EQ((*queries)[1].line, 4U);
}

TEST(GoldenQueries, NameTheLineThatIsNone) {
  for (const char* line : {"ana", "\tpeople/Ana.md", "ana\t", "ana\t\t"}) {
    const auto queries = parse_golden_queries(std::string("a\tb\n") + line, "mine.tsv");
    ASSERT_FALSE(queries) << line;
    EXPECT_EQ(queries.error().where, "mine.tsv:2");
  }
}

TEST(GoldenQueries, CountTheFirstRightNote) {
  const GoldenQuery golden{.query = "a", .answers = {"x.md", "y.md"}};
  EXPECT_EQ(rank_of_answer(golden, {"z.md", "y.md", "x.md"}), 2U);
  EXPECT_EQ(rank_of_answer(golden, {"z.md"}), 0U);
  const Measures mean = measure_golden({golden, golden}, {{"z.md", "y.md"}, {"x.md", "y.md"}});
  EXPECT_DOUBLE_EQ(mean.success_1, 0.5);
  EXPECT_DOUBLE_EQ(mean.mrr_10, 0.75);
  EXPECT_DOUBLE_EQ(mean.recall_100, 0.75);
}

}  // namespace
}  // namespace inkling
