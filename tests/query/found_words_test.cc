// SPDX-License-Identifier: MIT
#include "query/found_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "made_dictionary.h"

namespace inkling {
namespace {

std::vector<std::string> vault_words() {
  std::vector<std::string> words{"plan",    "plans",  "planned", "planner", "planet", "plant",
                                 "planten", "budget", "bugdet",  "budgets", "b2b",    "is",
                                 "isn",     "häuser", "hauser",  "haus",    "hope",   "hoping",
                                 "北京",    "北",     "planned2"};
  std::minstd_rand random(1);
  while (words.size() < 700) {
    std::string word;
    for (size_t letters = 1 + random() % 7; letters > 0; --letters) {
      word += random() % 11 == 0 ? "é" : std::string(1, "plantbudge"[random() % 10]);
    }
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return words;
}

std::vector<Place> all_kinds_of_places(Stems& stems) {
  std::vector<Place> places;
  for (const char* word : {"plan", "budget", "hope", "is", "häuser", "absent", "北京", "b"}) {
    for (const auto how : {Place::How::kStem, Place::How::kFolded, Place::How::kPrefix,
                           Place::How::kContains, Place::How::kFuzzy, Place::How::kRelated}) {
      places.push_back({.how = how, .folded = word, .lower = word});
      places.back().edits = places.back().folded.size() > 5 ? 2 : 1;
      if (how == Place::How::kStem || how == Place::How::kRelated) {
        places.back().stems = stems.of(word, word, WordKind::kWord);
      }
    }
  }
  return places;
}

std::vector<std::string> listed(std::vector<FoundWords> found) {
  std::vector<std::string> lines;
  for (FoundWords& words : found) {
    words.keep_commonest(1000);
    std::string line;
    for (size_t i = 0; i < words.size(); ++i) {
      line += std::to_string(words.id(i)) + " " + std::string(words.word(i)) + ", ";
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(FindWords, FindsTheSameWhetherOrNotTheWordsAreSorted) {
  const std::vector<std::string> words = vault_words();
  Stems stems({"en", "de"});
  const std::vector<Place> places = all_kinds_of_places(stems);
  const auto expected = listed(find_words(places, made_of(words, 0).dictionary(), stems));
  for (const size_t sorted : {size_t{1}, size_t{40}, size_t{500}, words.size()}) {
    const MadeDictionary made = made_of(words, sorted);
    ASSERT_EQ(made.dictionary().sorted.size(), sorted);
    const auto found = listed(find_words(places, made.dictionary(), stems));
    for (size_t i = 0; i < places.size(); ++i) {
      EXPECT_EQ(found[i], expected[i])
          << places[i].folded << " " << static_cast<int>(places[i].how);
    }
  }
}

TEST(FindWords, FindsInflectionsRelatedWordsAndMisspellings) {
  const std::vector<std::string> words = vault_words();
  Stems stems({"en"});
  std::vector<Place> places{{.how = Place::How::kStem, .folded = "plan"},
                            {.how = Place::How::kFuzzy, .folded = "budget", .edits = 1}};
  places[0].stems = stems.of("plan", "plan", WordKind::kWord);
  const auto found = listed(find_words(places, made_of(words, words.size()).dictionary(), stems));
  EXPECT_TRUE(found[0].starts_with("1 plan, 2 plans, 3 planned, ")) << found[0];
  EXPECT_TRUE(found[1].starts_with("8 budget, 9 bugdet, 10 budgets, ")) << found[1];
}

TEST(FindWords, FindsAllThatHaveAShortStem) {
  const std::vector<std::string> words{"ad",    "adding", "adds",   "age",   "aging", "do",
                                       "doing", "fly",    "flying", "flies", "go",    "going"};
  Stems stems({"en"});
  for (const auto& [word, expected] :
       std::map<std::string, std::string>{{"adding", "1 ad, 2 adding, "},
                                          {"age", "4 age, 5 aging, "},
                                          {"do", "6 do, 7 doing, "},
                                          {"fly", "8 fly, 9 flying, 10 flies, "},
                                          {"going", "11 go, 12 going, "}}) {
    std::vector<Place> places{{.how = Place::How::kStem, .folded = word}};
    places[0].stems = stems.of(word, word, WordKind::kWord);
    const auto found = listed(find_words(places, made_of(words, words.size()).dictionary(), stems));
    EXPECT_EQ(found[0], expected) << word;
  }
}

TEST(FoundWords, KeepsTheCommonestOnceEach) {
  FoundWords words;
  for (uint32_t id = 100; id > 0; --id) {
    words.add(id, std::to_string(id));
    words.add(id, std::to_string(id));
  }
  words.keep_commonest(3);
  ASSERT_EQ(words.size(), 3u);
  for (uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(words.id(i), i + 1);
    EXPECT_EQ(words.word(i), std::to_string(i + 1));
  }
}

}  // namespace
}  // namespace inkling
