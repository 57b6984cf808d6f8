// SPDX-License-Identifier: MIT
#include "query/stems.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

std::vector<std::string> remembered(Stems& stems, uint32_t id, std::string_view word) {
  const std::vector<std::string_view>& views = stems.of_word(id, word);
  return {views.begin(), views.end()};
}

TEST(Stems, RemembersThoseOfAWordInEachLanguage) {
  Stems stems({"en", "de"});
  using Words = std::vector<std::string>;
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(remembered(stems, 7, "meetings"), stems.of("meetings", "meetings", WordKind::kWord));
    EXPECT_EQ(remembered(stems, 1, "wanderungen"), (Words{"wanderungen", "wander"}));
    EXPECT_EQ(remembered(stems, 40'000, "run"), Words{"run"});
    EXPECT_EQ(remembered(stems, 2, "b2b"), Words{"b2b"}) << "no word to be stemmed";
  }
}

TEST(Stems, ForgetsNothingThatItCannotTellAnew) {
  Stems stems({"en"});
  // Of more than it remembers: what it forgot is stemmed once more.
  const std::string ending(240, 'x');
  for (uint32_t id = 1; id <= 80'000; ++id) {
    const std::string word = std::to_string(id % 10) + "running";
    ASSERT_EQ(remembered(stems, id, ending + "running"), std::vector<std::string>{ending + "run"});
    ASSERT_EQ(remembered(stems, id + 100'000, word), std::vector<std::string>{word});
  }
  EXPECT_EQ(remembered(stems, 1, ending + "running"), std::vector<std::string>{ending + "run"});
}

}  // namespace
}  // namespace inkling
