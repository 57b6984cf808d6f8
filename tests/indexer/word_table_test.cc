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

TEST(WordTable, IsLoadedWithALookupOfItsBytesOrOfTheirBeginning) {
  WordTable table;
  for (uint32_t i = 0; i < 3000; ++i) table.number_of("word" + std::to_string(i));
  const std::string lookup = table.lookup();
  const uint64_t told = table.bytes().size();
  for (uint32_t i = 3000; i < 9000; ++i) table.number_of("word" + std::to_string(i));
  WordTable copy;
  EXPECT_EQ(copy.load(table.bytes(), lookup), told);
  EXPECT_EQ(copy.size(), 9000u);
  for (uint32_t i = 0; i < 9000; ++i) ASSERT_EQ(copy.number_of("word" + std::to_string(i)), i);
  EXPECT_EQ(copy.number_of("new"), 9000u);
  EXPECT_EQ(copy.load(table.bytes(), table.lookup()), table.bytes().size());
}

TEST(WordTable, DoesWithoutALookupThatIsDamagedOrOfOtherBytes) {
  WordTable table, other;
  for (uint32_t i = 0; i < 1000; ++i) table.number_of("word" + std::to_string(i));
  for (uint32_t i = 0; i < 900; ++i) other.number_of("worm" + std::to_string(i));
  std::vector<std::string> lookups{other.lookup(), "", std::string(200, '\xff'),
                                   table.lookup().substr(0, 300)};
  for (size_t at = 0; at < table.lookup().size(); at += 97) {
    std::string flipped = table.lookup();
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    lookups.push_back(std::move(flipped));
  }
  for (const std::string& lookup : lookups) {
    WordTable copy;
    EXPECT_EQ(copy.load(table.bytes(), lookup), 0u);
    EXPECT_EQ(copy.number_of("word999"), 999u);
    EXPECT_EQ(copy.number_of("worm0"), 1000u);
  }
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
