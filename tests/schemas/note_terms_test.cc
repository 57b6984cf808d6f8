// SPDX-License-Identifier: MIT
#include "schemas/note_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/layout.h"

namespace inkling {
namespace {

using namespace std::string_literals;
using testing::ElementsAreArray;

NoteTerms some() {
  return {.count = 300,
          .told = {"Bana", "Bana diaz", "Lcaf\xc3\xa9", "Lcaf\xc3\xaa", "Uold rule#", "went\0x"s}};
}

TEST(NoteTermsOnDisk, StandAsFrozen) {
  EXPECT_EQ(pack(NoteTerms{.count = 300, .told = {"Bana", "Bana diaz", "Lana"}}),
            "\xac\x02"
            "\0\x04"
            "Bana"
            "\x04\x05"
            " diaz"
            "\0\x04"
            "Lana"s);
  EXPECT_EQ(pack(NoteTerms{}), "\0"s);
}

TEST(NoteTermsOnDisk, GiveBackWhatWasPacked) {
  for (const NoteTerms& terms : {some(), NoteTerms{}, NoteTerms{.count = 0xFFFFFFFF}}) {
    const auto back = unpack_note_terms(pack(terms));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->count, terms.count);
    EXPECT_THAT(back->told, ElementsAreArray(terms.told));
  }
  const NoteTerms long_ones{.told = {std::string(kMaxTermBytes, 'B')}};
  EXPECT_TRUE(unpack_note_terms(pack(long_ones)));
}

TEST(NoteTermsOnDisk, CutShortAreRefusedOrEndWithAWholeTerm) {
  const NoteTerms all = some();
  const std::string packed = pack(all);
  std::vector<std::string> ends;  // Where a shorter list of terms is as long.
  for (size_t count = 0; count < all.told.size(); ++count) {
    ends.push_back(pack(NoteTerms{
        .count = all.count,
        .told = {all.told.begin(), all.told.begin() + static_cast<std::ptrdiff_t>(count)}}));
  }
  size_t sound = 0;
  for (size_t size = 0; size < packed.size(); ++size) {
    const bool whole = std::find(ends.begin(), ends.end(), packed.substr(0, size)) != ends.end();
    EXPECT_EQ(unpack_note_terms(packed.substr(0, size)).has_value(), whole) << size;
    sound += whole ? 1 : 0;
  }
  EXPECT_EQ(sound, all.told.size());
}

TEST(NoteTermsOnDisk, ThatNobodyPackedAreRefused) {
  const std::pair<const char*, std::string> rows[] = {
      {"no count", ""},
      {"count of more than 32 bits", "\xff\xff\xff\xff\x10"},
      {"shares more than there is", "\x01\x01\x01"s + "B"},
      {"adds nothing", "\x01\0\x01"s + "B\x01\0"s},
      {"equal to the one before", "\x01\0\x01"s + "B\0\x01"s + "B"},
      {"less than the one before", "\x01\0\x01"s + "C\0\x01"s + "B"},
      {"shares less than it could", "\x01\0\x01"s + "B\0\x02"s + "Bx"},
      {"longer than a term", pack(NoteTerms{.told = {std::string(kMaxTermBytes + 1, 'B')}})},
      {"a tail of bytes", "\x01\xff"},
  };
  for (const auto& [what, bytes] : rows) EXPECT_FALSE(unpack_note_terms(bytes)) << what;
  const std::string above(1, '\xc3');
  EXPECT_TRUE(unpack_note_terms(pack(NoteTerms{.told = {"Bz", "B" + above}}))) << "unsigned bytes";
}

TEST(ToldReader, StopsAtDamageAndSaysSo) {
  std::string packed = pack(NoteTerms{.count = 7, .told = {"Ba", "Bb", "La"}});
  ToldReader sound(packed);
  std::string read;
  while (sound.next()) read += sound.term() + ' ';
  EXPECT_EQ(read, "Ba Bb La ");
  EXPECT_TRUE(sound.sound());
  EXPECT_EQ(sound.count(), 7U);

  packed.pop_back();
  ToldReader cut(packed);
  read.clear();
  while (cut.next()) read += cut.term() + ' ';
  EXPECT_EQ(read, "Ba Bb ");
  EXPECT_FALSE(cut.sound());
  EXPECT_FALSE(cut.next());
}

}  // namespace
}  // namespace inkling
