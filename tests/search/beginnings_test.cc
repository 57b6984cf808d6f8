// SPDX-License-Identifier: MIT
// Words of which a query has the beginning only.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

TEST(SearchBeginnings, AreOfTheWordAndNotOfItsStem) {
  TestVault vault{{"One.md", "happy\n"}, {"Two.md", "happiness\n"}, {"Six.md", "a happily\n"}};
  EXPECT_EQ(vault.search({.query = "happi*"}).total, 2U);
  EXPECT_EQ(vault.search({.query = "happ*"}).total, 3U);
  EXPECT_EQ(vault.search({.query = "h*"}).total, 3U);
  EXPECT_EQ(vault.search({.query = "a*"}).total, 1U);
  EXPECT_EQ(vault.search({.query = "-a*"}).total, 2U);
}

TEST(SearchBeginnings, FindTheRareWordsAmongMany) {
  std::vector<NoteText> notes{{"Plain.md", "nothing of the sort\n"}};
  for (char first = 'a'; first <= 'z'; ++first) {
    std::string text;
    for (char last = 'a'; last <= 'z'; ++last) {
      text += std::string("kx") + first + 'o' + last + "u ";
    }
    notes.push_back({std::string("Note ") + first + ".md", text + "\n\n- TODO " + text + "\n"});
  }
  TestVault vault(notes);
  EXPECT_EQ(vault.search({.query = "kx*"}).total, 26U);
  EXPECT_EQ(vault.search({.query = "-kx*"}).total, 1U);
  EXPECT_EQ(vault.search({.query = "heading:kx*"}).total, 0U);
  EXPECT_EQ(vault.search({.query = "kxz*"}).total, 1U);
  EXPECT_EQ(vault.search({.query = "task:kx*"}).total, 26U);
}

}  // namespace
}  // namespace inkling
