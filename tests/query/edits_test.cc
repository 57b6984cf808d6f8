// SPDX-License-Identifier: MIT
#include "query/edits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

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

/// The same by the whole table, of bytes.
int all_edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> table(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      size_t& best = table[i][j];
      if (i == 0 || j == 0) {
        best = i + j;
        continue;
      }
      best = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                       table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, table[i - 2][j - 2] + 1);
      }
    }
  }
  return static_cast<int>(table[a.size()][b.size()]);
}

TEST(NearTo, CountsWordAfterWordAsEachAlone) {
  std::minstd_rand random(1);
  const auto any_word = [&] {
    std::string word;
    for (size_t letters = random() % 10; letters > 0; --letters) {
      word += static_cast<char>('a' + random() % 3);
    }
    return word;
  };
  for (int round = 0; round < 40; ++round) {
    const std::string wanted = any_word();
    const int most = static_cast<int>(random() % 3);
    std::vector<std::string> others;
    for (int i = 0; i < 400; ++i) others.push_back(any_word());
    if (round % 2 == 0) std::sort(others.begin(), others.end());
    NearTo near(wanted, most);
    for (const std::string& other : others) {
      const int edits = all_edits(wanted, other);
      ASSERT_EQ(near.edits_to(other), edits <= most ? edits : -1) << wanted << " " << other;
      if (near.hopeless() == 0) continue;
      const std::string head = other.substr(0, near.hopeless());
      for (const std::string& alike : others) {
        if (!alike.starts_with(head)) continue;
        ASSERT_GT(all_edits(wanted, alike), most) << head;
      }
    }
  }
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
