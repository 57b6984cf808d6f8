// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "query/places.h"
#include "schemas/function_words.h"

namespace inkling {
namespace {

TEST(AreRelated, WordsOfOneRootAsFarAsLettersTell) {
  const std::pair<const char*, const char*> related[] = {{"sovereign", "sovereignti"},
                                                         {"host", "hoster"},
                                                         {"hydrogenat", "hydrogenas"},
                                                         {"batter", "batteri"},
                                                         {"стал", "сталь"}};
  for (const auto& [a, b] : related) {
    EXPECT_TRUE(are_related(a, b)) << a << " " << b;
    EXPECT_TRUE(are_related(b, a)) << b << " " << a;
  }
}

TEST(AreRelated, NotWordsThatOnlyBeginAlike) {
  const std::pair<const char*, const char*> apart[] = {{"", ""},
                                                       {"", "host"},
                                                       {"car", "cargo"},
                                                       {"inter", "internationali"},
                                                       {"contract", "context"},
                                                       {"ста", "стать"}};
  for (const auto& [a, b] : apart) EXPECT_FALSE(are_related(a, b)) << a << " " << b;
}

TEST(IsFunctionWord, KnowsTheWordsOfTheLanguageGiven) {
  EXPECT_TRUE(is_function_word("the", "en"));
  EXPECT_TRUE(is_function_word("und", "de"));
  for (const char* word : {"", " ", "th", "he ", "the of", "und", "oxygen"}) {
    EXPECT_FALSE(is_function_word(word, "en")) << word;
  }
  EXPECT_FALSE(is_function_word("the", "")) << "no language";
  EXPECT_FALSE(is_function_word("the", "zh")) << "no list";
}

}  // namespace
}  // namespace inkling
