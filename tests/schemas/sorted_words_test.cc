// SPDX-License-Identifier: MIT
#include "schemas/sorted_words.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>

namespace inkling {
namespace {

constexpr SortedPart kPart{.bytes = 4711, .sum = 815};

/// Words over few letters, so that many begin alike, and some fill several blocks.
std::map<std::string, uint32_t> some_words(uint32_t count, unsigned seed) {
  std::minstd_rand random(seed);
  std::map<std::string, uint32_t> words;
  for (uint32_t id = 1; words.size() < count; ++id) {
    std::string word;
    for (size_t letters = 1 + random() % 9; letters > 0; --letters) {
      word += random() % 9 == 0 ? "ä" : std::string(1, static_cast<char>('a' + random() % 3));
    }
    words.try_emplace(word, id * 37);
  }
  return words;
}

std::string file_of(const std::map<std::string, uint32_t>& words) {
  SortedWordsMaker maker;
  for (const auto& [word, id] : words) maker.add(word, id);
  return maker.finish(kPart);
}

TEST(SortedWords, KnowsEachWordAndNoOther) {
  for (const uint32_t count : {0u, 1u, 31u, 32u, 33u, 64u, 2000u}) {
    const auto words = some_words(count, count + 1);
    const std::string file = file_of(words);
    const auto sorted = SortedWords::of(file, kPart);
    ASSERT_TRUE(sorted);
    EXPECT_EQ(sorted->size(), count);
    for (const auto& [word, id] : words) {
      ASSERT_EQ(sorted->id_of(word), id) << word;
      ASSERT_EQ(sorted->id_of(word + "!"), 0u) << word;
    }
    EXPECT_EQ(sorted->id_of(""), 0u);
    EXPECT_EQ(sorted->id_of("zzz"), 0u);
  }
}

TEST(SortedWords, AreReadFromAnyWordOn) {
  const auto words = some_words(1000, 7);
  const std::string file = file_of(words);
  const auto sorted = SortedWords::of(file, kPart);
  ASSERT_TRUE(sorted);
  for (const char* from : {"", "a", "ab", "bbb", "caä", "ccccccccc", "z"}) {
    auto expected = words.lower_bound(from);
    SortedWords::Cursor at(*sorted, from);
    for (; !at.at_end(); at.next(), ++expected) {
      ASSERT_NE(expected, words.end());
      ASSERT_EQ(at.word(), expected->first);
      ASSERT_EQ(at.id(), expected->second);
    }
    EXPECT_EQ(expected, words.end()) << from;
  }
}

TEST(SortedWords, PassWordsThatBeginAlike) {
  const auto words = some_words(3000, 11);
  const std::string file = file_of(words);
  const auto sorted = SortedWords::of(file, kPart);
  ASSERT_TRUE(sorted);
  for (auto word = words.begin(); word != words.end(); ++word) {
    for (size_t count = 1; count <= word->first.size(); ++count) {
      const std::string head = word->first.substr(0, count);
      auto expected = word;
      while (expected != words.end() && expected->first.starts_with(head)) ++expected;
      SortedWords::Cursor at(*sorted, word->first);
      at.pass(count);
      ASSERT_EQ(at.at_end(), expected == words.end()) << head;
      if (at.at_end()) continue;
      ASSERT_EQ(at.word(), expected->first) << head;
    }
  }
}

TEST(SortedWords, TakesWordsOfAllLengths) {
  std::map<std::string, uint32_t> words;
  for (size_t size = 1; size <= kMaxSortedWordBytes; ++size) {
    words.emplace(std::string(size, 'x'), static_cast<uint32_t>(size));
  }
  const std::string file = file_of(words);
  const auto sorted = SortedWords::of(file, kPart);
  ASSERT_TRUE(sorted);
  for (const auto& [word, id] : words) EXPECT_EQ(sorted->id_of(word), id);
}

TEST(SortedWords, AreNotTakenOfAnotherCommitOrACutFile) {
  const std::string file = file_of(some_words(200, 3));
  EXPECT_FALSE(SortedWords::of(file, {.bytes = kPart.bytes + 1, .sum = kPart.sum}));
  EXPECT_FALSE(SortedWords::of(file, {.bytes = kPart.bytes, .sum = kPart.sum + 1}));
  for (size_t size = 0; size < file.size(); size += 13) {
    EXPECT_FALSE(SortedWords::of(file.substr(0, size), kPart)) << size;
  }
}

TEST(SortedWords, NeverGivesAWrongIdWhenAByteIsFlipped) {
  const auto words = some_words(150, 5);
  const std::string file = file_of(words);
  for (size_t at = 0; at < file.size(); ++at) {
    std::string flipped = file;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x21);
    const auto sorted = SortedWords::of(flipped, kPart);
    if (!sorted) continue;
    for (const auto& [word, id] : words) {
      try {
        ASSERT_EQ(sorted->id_of(word), id) << "byte " << at;
      } catch (const Xapian::DatabaseCorruptError&) {
      }
    }
  }
}

}  // namespace
}  // namespace inkling
