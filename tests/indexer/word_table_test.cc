// SPDX-License-Identifier: MIT
#include "indexer/word_table.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

TEST(WordTable, NumbersWordsInOrderOfFirstSight) {
  WordTable table;
  EXPECT_EQ(table.number_of("plan"), 0u);
  EXPECT_EQ(table.number_of("äöü"), 1u);
  EXPECT_EQ(table.number_of("plan"), 0u);
  EXPECT_EQ(table[1], "äöü");
}

TEST(WordTable, KeepsEveryWordWhileItGrows) {
  WordTable table;
  for (uint32_t i = 0; i < 5000; ++i) ASSERT_EQ(table.number_of(std::to_string(i)), i);
  for (uint32_t i = 0; i < 5000; ++i) ASSERT_EQ(table.number_of(std::to_string(i)), i);
}

TEST(WordTable, IsLoadedFromItsOwnBytes) {
  WordTable table, copy;
  for (uint32_t i = 0; i < 3000; ++i) table.number_of("word" + std::to_string(i));
  ASSERT_TRUE(copy.load(table.bytes()));
  EXPECT_EQ(copy.size(), 3000u);
  EXPECT_EQ(copy.number_of("word1234"), 1234u);
  EXPECT_EQ(copy.number_of("new"), 3000u);
}

TEST(WordTable, PutsItsWordsInOrderOfTheirBytes) {
  WordTable table;
  for (const char* word : {"plans", "äöü", "plan", "a", "inkling well", "inkling", "inkling we"}) {
    table.number_of(word);
  }
  std::string words;
  for (const uint32_t number : table.sorted()) words += std::string(table[number]) + ";";
  EXPECT_EQ(words, "a;inkling;inkling we;inkling well;plan;plans;äöü;");
}

TEST(WordTable, RefusesBytesThatEndInsideAWord) {
  WordTable table;
  EXPECT_FALSE(table.load("\x04pla"));
  EXPECT_EQ(table.size(), 0u);
}

TEST(WordTable, CutsWhatIsLongerThanALengthByteCounts) {
  WordTable table;
  const uint32_t number = table.number_of(std::string(300, 'x'));
  EXPECT_EQ(table[number], std::string(WordTable::kMaxBytes, 'x'));
}

TEST(WordTable, WritesALengthByteAndTheWord) {
  WordTable table;
  table.number_of("no");
  table.number_of("x");
  EXPECT_EQ(table.bytes(), "\x02no\x01x");
}

}  // namespace
}  // namespace inkling
