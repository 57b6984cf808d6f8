// SPDX-License-Identifier: MIT
#include "schemas/word_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "schemas/words_file.h"

namespace inkling {
namespace {

/// Whether a block has the words in a row, word by word.
bool has_run_in_blocks(const std::vector<WordsBlock>& blocks, const std::vector<uint32_t>& run) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const WordsBlock& block) {
    std::vector<uint32_t> words = block.ids;
    std::erase(words, kLineEnd);
    const auto found = std::search(words.begin(), words.end(), run.begin(), run.end());
    return block.field != WordsField::kComment && found != words.end();
  });
}

TEST(WordRun, LooksAtEachBlockByItselfAndPastTheEndsOfLines) {
  std::string record;
  encode_words("n.md",
               {{.field = WordsField::kTitle, .ids = {5, 300}},
                {.section = 9, .item = 300, .ids = {70'000, 0, 0, 9}},
                {.field = WordsField::kComment, .ids = {70'000, 8}}},
               record);
  using Run = std::vector<uint32_t>;
  for (const Run& run : {Run{5}, Run{5, 300}, Run{70'000, 9}})
    EXPECT_EQ(WordRun(run).is_in(record), true);
  for (const Run& run : {Run{300, 70'000}, Run{300, 5}, Run{70'000, 8}, Run{9, 301}, Run{8}}) {
    EXPECT_EQ(WordRun(run).is_in(record), false);
  }
}

TEST(WordRun, TellsWhatTheWordsTell) {
  std::mt19937 random(17);
  const std::vector<uint32_t> some{1, 2, 5, 127, 128, 129, 16'383, 16'384, 2'097'151, 2'097'152};
  const auto any = [&] { return some[random() % some.size()]; };
  int found = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<WordsBlock> blocks(random() % 5);
    for (WordsBlock& block : blocks) {
      block.field = static_cast<WordsField>(random() % 8);
      block.section = any();
      block.ids.resize(random() % 30);
      for (uint32_t& id : block.ids) id = random() % 5 == 0 ? kLineEnd : any();
    }
    std::string record;
    encode_words("n.md", blocks, record);
    std::vector<uint32_t> run(1 + random() % 3);
    for (uint32_t& id : run) id = any();
    EXPECT_EQ(WordRun(run).is_in(record), has_run_in_blocks(blocks, run)) << round;
    found += has_run_in_blocks(blocks, run) ? 1 : 0;
  }
  EXPECT_GT(found, 200);
  EXPECT_LT(found, 1800);
}

}  // namespace
}  // namespace inkling
