// SPDX-License-Identifier: MIT
#include "query/recorded_words.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>

#include "made_dictionary.h"

namespace inkling {
namespace {

std::vector<std::string> words_of(size_t count) {
  std::vector<std::string> words;
  for (size_t i = 0; i < count; ++i) words.push_back("word" + std::to_string(i));
  return words;
}

/// A note by chance. Its ids are of one byte, two and three, and some begin or end as others do.
std::vector<WordsBlock> blocks_by_chance(std::mt19937& random) {
  static constexpr uint32_t kIds[] = {1,   2,   5,   9,      127,    128,   129,
                                      133, 255, 256, 16'383, 16'384, 16'389};
  std::vector<WordsBlock> blocks(random() % 6);
  for (WordsBlock& block : blocks) {
    block.field = static_cast<WordsField>(random() % 8);
    block.section = kIds[random() % 13];
    block.item = random() % 3 == 0 ? kIds[random() % 13] : kNone;
    block.ids.resize(random() % 40);
    for (uint32_t& id : block.ids) id = random() % 6 == 0 ? kLineEnd : kIds[random() % 13];
  }
  return blocks;
}

Places places_of(const std::vector<std::string>& words, const MadeDictionary& made) {
  Places places;
  for (const std::string& word : words) {
    places.add({.how = Place::How::kFolded, .folded = word, .lower = word});
  }
  Stems stems({"en"});
  places.resolve(made.dictionary(), stems);
  return places;
}

TEST(RecordedWords, FindsFewWordsWhereReadingEachFindsThem) {
  const std::vector<std::string> words = words_of(16'400);
  const MadeDictionary made = made_of(words, 16'000);
  std::mt19937 random(5);
  size_t found = 0;
  for (const std::vector<std::string>& asked : {std::vector<std::string>{words[4]},
                                                {words[127]},
                                                {words[132]},
                                                {words[16'388]},
                                                {words[0], words[128], words[254], words[16'383]},
                                                {"absent"}}) {
    const Places places = places_of(asked, made);
    RecordedWords few(places, false);
    RecordedWords each(places, true);
    for (int round = 0; round < 300; ++round) {
      std::string record;
      encode_words("folder/\x05\x84\x01.md", blocks_by_chance(random), record);
      const WordsView& a = few.read(record);
      const WordsView& b = each.read(record);
      EXPECT_EQ(few.path(), "folder/\x05\x84\x01.md");
      ASSERT_EQ(a.at, b.at);
      ASSERT_EQ(a.blocks.size(), b.blocks.size());
      for (size_t i = 0; i < a.blocks.size(); ++i) {
        EXPECT_EQ(a.blocks[i].words, b.blocks[i].words);
        EXPECT_EQ(a.blocks[i].item, b.blocks[i].item);
      }
      EXPECT_TRUE(a.lines.empty());
      EXPECT_GE(b.lines.size(), b.blocks.size());
      found += a.at[0].size();
    }
  }
  EXPECT_GT(found, 1000u);
}

TEST(RecordedWords, RefusesADamagedRecord) {
  const MadeDictionary made = made_of(words_of(3), 3);
  const Places places = places_of({"word1"}, made);
  std::string record;
  encode_words("n.md", {{.ids = {1, 2, 3}}}, record);
  for (const bool lines : {false, true}) {
    RecordedWords recorded(places, lines);
    EXPECT_EQ(recorded.read(record).at[0], std::vector<uint32_t>{2});
    std::string damaged = record;
    damaged[2] = static_cast<char>(damaged[2] ^ 1);
    EXPECT_THROW((void)recorded.read(damaged), Xapian::DatabaseCorruptError);
  }
}

}  // namespace
}  // namespace inkling
