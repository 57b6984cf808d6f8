// SPDX-License-Identifier: MIT
#include "schemas/name_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace inkling {
namespace {

TEST(NameTable, OfNothingHasNoName) {
  const NameTable<int> table;
  EXPECT_TRUE(table.empty());
  EXPECT_EQ(table.find(""), nullptr);
  EXPECT_EQ(table.find("a"), nullptr);
}

TEST(NameTable, KeepsTheFirstOfEqualNames) {
  NameTable<int> table;
  table.add("owner", 1);
  table.add("owner", 2);
  ASSERT_NE(table.find("owner"), nullptr);
  EXPECT_EQ(*table.find("owner"), 1);
  table["owner"] = 3;
  EXPECT_EQ(*table.find("owner"), 3);
}

TEST(NameTable, HasTheEmptyNameOnlyWhenItWasAdded) {
  NameTable<int> table;
  table.add("a", 1);
  EXPECT_EQ(table.find(""), nullptr);
  table.add("", 2);
  ASSERT_NE(table.find(""), nullptr);
  EXPECT_EQ(*table.find(""), 2);
}

TEST(NameTable, FindsEachOfManyNamesAndNoOther) {
  std::vector<std::string> names;
  for (int i = 0; i < 5000; ++i) names.push_back("name " + std::to_string(i));
  NameTable<size_t> table;
  for (size_t i = 0; i < names.size(); ++i) table.add(names[i], i);
  for (size_t i = 0; i < names.size(); ++i) {
    ASSERT_NE(table.find(names[i]), nullptr) << names[i];
    EXPECT_EQ(*table.find(names[i]), i);
  }
  EXPECT_EQ(table.find("name 5000"), nullptr);
  EXPECT_EQ(table.find("name"), nullptr);
}

}  // namespace
}  // namespace inkling
