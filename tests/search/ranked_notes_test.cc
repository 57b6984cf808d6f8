// SPDX-License-Identifier: MIT
#include "query/ranked_notes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

std::vector<uint32_t> all_notes(const OpenIndex& index) {
  return {index.notes.postlist_begin(""), index.notes.postlist_end("")};
}

// The first query that asks for a record gets a copy, later ones read it in place.
TEST(RankedNotes, GiveTheSameRecordEachTime) {
  const TestVault vault{{"b.md", "one two"}, {"a.md", std::string(20'000, 'x') + " three"}};
  const auto index = open_index(vault.index_folder());
  ASSERT_TRUE(index);
  const std::vector<uint32_t> notes = all_notes(*index);
  ASSERT_EQ(notes.size(), 2U);
  RankedNotes& ranked = index->ranked_notes();
  for (int time = 1; time <= 3; ++time) {
    ranked.look_up({notes[1], notes[0], notes[1]}, *index);
    for (const uint32_t note : notes) {
      EXPECT_EQ(ranked.record_of(note, *index), index->record_of(note)) << time;
      EXPECT_FALSE(ranked.record_of(note, *index).empty());
    }
  }
}

TEST(RankedNotes, HaveNoRecordOfANoteThatIsNotThere) {
  const TestVault vault{{"a.md", "one"}};
  const auto index = open_index(vault.index_folder());
  ASSERT_TRUE(index);
  index->ranked_notes().look_up({7}, *index);
  EXPECT_EQ(index->ranked_notes().record_of(7, *index), "");
}

TEST(RankedNotes, AreForgottenWithTheirCommit) {
  const TestVault vault{{"a.md", "one"}, {"b.md", "[[a]]"}};
  auto index = open_index(vault.index_folder());
  ASSERT_TRUE(index);
  const auto find = [&](const std::string& name) {
    return *index->notes.postlist_begin(make_term(prefix::kName, name));
  };
  index->ranked_notes().look_up(all_notes(*index), *index);
  EXPECT_EQ(index->ranked_notes().links_to(find("a"), "a", *index), 1U);
  const std::string before(index->ranked_notes().record_of(find("a"), *index));

  vault.write("a.md", "one and more");
  vault.write("c.md", "[[a]] too");
  vault.index();
  ASSERT_TRUE(refresh(*index));
  index->ranked_notes().look_up(all_notes(*index), *index);
  EXPECT_EQ(index->ranked_notes().links_to(find("a"), "a", *index), 2U);
  EXPECT_NE(index->ranked_notes().record_of(find("a"), *index), before);
}

}  // namespace
}  // namespace inkling
