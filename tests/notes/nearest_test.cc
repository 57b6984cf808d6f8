// SPDX-License-Identifier: MIT
#include "notes/nearest.h"

#include <gtest/gtest.h>

#include <string>

namespace inkling {
namespace {

TEST(EditDistance, CountsEachKindOfSlipOnce) {
  EXPECT_EQ(edit_distance("weight", "weight", 3), 0u);
  EXPECT_EQ(edit_distance("wight", "weight", 3), 1u);
  EXPECT_EQ(edit_distance("weeight", "weight", 3), 1u);
  EXPECT_EQ(edit_distance("weighd", "weight", 3), 1u);
  EXPECT_EQ(edit_distance("wieght", "weight", 3), 1u);
  EXPECT_EQ(edit_distance("", "abc", 3), 3u);
  EXPECT_EQ(edit_distance("abc", "", 2), 3u) << "one past the limit";
}

TEST(EditDistance, ComparesOnlyTheFirstBytesOfHugeWords) {
  const std::string huge(100'000, 'x');
  EXPECT_EQ(edit_distance(huge, huge + "y", 5), 0u);
  EXPECT_EQ(edit_distance(huge, "x", 5), 6u);
}

TEST(Nearest, OffersTheLikelyWordAndNothingFarFetched) {
  const std::vector<std::string_view> commands = {"index", "search", "status", "schema"};
  EXPECT_EQ(nearest("serach", commands), "search");
  EXPECT_EQ(nearest("statsu", commands), "status");
  EXPECT_EQ(nearest("frobnicate", commands), "");
  EXPECT_EQ(nearest("", commands), "");
  EXPECT_EQ(nearest("x", {}), "");
}

}  // namespace
}  // namespace inkling
