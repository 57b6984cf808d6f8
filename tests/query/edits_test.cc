// SPDX-License-Identifier: MIT
#include "query/edits.h"

#include <gtest/gtest.h>

#include <string>

namespace inkling {
namespace {

TEST(EditsBetween, CountsWholeCharactersAndSwaps) {
  struct Row {
    const char* a;
    const char* b;
    int most;
    int edits;
  };
  const Row rows[] = {
      {"budget", "budget", 1, 0},
      {"bduget", "budget", 1, 1},
      {"budgt", "budget", 1, 1},
      {"budgets", "budget", 1, 1},
      {"bodget", "budget", 1, 1},
      {"bodgit", "budget", 1, -1},
      {"bodgit", "budget", 2, 2},
      {"", "ab", 2, 2},
      {"", "abc", 2, -1},
      {"кран", "краны", 1, 1},
      {"北京大学", "北京大學", 1, 1},
      {"a", "zzzzzzzzzzzz", 2, -1},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(edits_between(row.a, row.b, row.most), row.edits) << row.a << " " << row.b;
    EXPECT_EQ(edits_between(row.b, row.a, row.most), row.edits) << row.b << " " << row.a;
  }
}

TEST(EditsBetween, TakesWordsOfAnyLength) {
  const std::string longer(kMaxWordBytes * 4, 'a');
  EXPECT_EQ(edits_between(longer, "a", 2), -1);
  EXPECT_EQ(edits_between(longer, longer, 2), 0);
}

TEST(AllowedEdits, GrowWithTheWordAndSpareNumbers) {
  EXPECT_EQ(allowed_edits("cold", WordKind::kWord), 0);
  EXPECT_EQ(allowed_edits("crane", WordKind::kWord), 1);
  EXPECT_EQ(allowed_edits("suppliers", WordKind::kWord), 2);
  EXPECT_EQ(allowed_edits("häuser", WordKind::kWord), 1);
  EXPECT_EQ(allowed_edits("oc41252xx", WordKind::kNumber), 0);
  EXPECT_EQ(allowed_edits("北京", WordKind::kPair), 0);
}

TEST(MostEdits, LeavesSomethingOfTheWord) {
  const std::pair<const char*, int> rows[] = {
      {"i", 0}, {"ab", 0}, {"东京", 0}, {"abc", 1}, {"öäüß", 1}, {"abcde", 2}, {"abcdefghij", 2}};
  for (const auto& [word, edits] : rows) EXPECT_EQ(most_edits(word), edits) << word;
}

}  // namespace
}  // namespace inkling
