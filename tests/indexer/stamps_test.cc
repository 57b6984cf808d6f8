// SPDX-License-Identifier: MIT
#include "indexer/stamps.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

Stamps three_notes() {
  return {.notes = {{.path = "a b.md", .mtime_ns = 1, .size = 0},
                    {.path = "folder/x\ny.md", .mtime_ns = -5, .size = 70'000},
                    {.path = "folder/z.md", .mtime_ns = 1'790'000'000'000'000'000, .size = 12}},
          .shape = {{.path = "", .mtime_ns = 3, .size = 0}}};
}

TEST(Stamps, ComeBackAsTheyWere) {
  const auto decoded = decode_stamps(encode_stamps(7, three_notes()), 7);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->notes, three_notes().notes);
  EXPECT_EQ(decoded->shape, three_notes().shape);
}

TEST(Stamps, OfNoNotesAreWhole) {
  const auto decoded = decode_stamps(encode_stamps(1, {}), 1);
  ASSERT_TRUE(decoded);
  EXPECT_TRUE(decoded->notes.empty());
}

TEST(Stamps, OfAnotherEpochAreRefused) {
  EXPECT_FALSE(decode_stamps(encode_stamps(7, three_notes()), 8));
}

TEST(Stamps, WithAnyByteFlippedAreRefused) {
  const std::string whole = encode_stamps(7, three_notes());
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x20);
    EXPECT_FALSE(decode_stamps(flipped, 7)) << "byte " << i;
  }
}

TEST(Stamps, CutAnywhereAreRefused) {
  const std::string whole = encode_stamps(7, three_notes());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_stamps(whole.substr(0, size), 7)) << "first " << size << " bytes";
  }
}

TEST(Stamps, UnpackToNotesAndThenShape) {
  const auto unpacked = unpack_stamps(encode_stamps(7, three_notes()), 3);
  ASSERT_TRUE(unpacked);
  EXPECT_EQ(unpacked->epoch, 7u);
  EXPECT_EQ(unpacked->notes, 3u);
  ASSERT_EQ(unpacked->files.size(), 4u);
  EXPECT_EQ(unpacked->files.path(1), "folder/x\ny.md");
  EXPECT_EQ(unpacked->files.path(2), "folder/z.md");
  EXPECT_EQ(unpacked->files.path(3), "");
  struct stat status {};
  status.st_mtim = {.tv_sec = 1'790'000'000, .tv_nsec = 0};
  status.st_size = 12;
  EXPECT_TRUE(unpacked->files.describes(2, status));
  status.st_mtim.tv_nsec = 1;
  EXPECT_FALSE(unpacked->files.describes(2, status));
}

TEST(Stamps, OfMoreNotesThanAskedForAreThoseThatChangedLast) {
  const auto unpacked = unpack_stamps(encode_stamps(7, three_notes(), 2), 2);
  ASSERT_TRUE(unpacked);
  EXPECT_EQ(unpacked->notes, 3u);
  EXPECT_EQ(unpacked->packed, 2u);
  ASSERT_EQ(unpacked->files.size(), 3u);
  EXPECT_EQ(unpacked->files.path(0), "a b.md");
  EXPECT_EQ(unpacked->files.path(1), "folder/z.md");
  EXPECT_EQ(unpacked->files.path(2), "");
}

TEST(Stamps, OfFewNotesAreAllHoweverFewAreAskedFor) {
  EXPECT_EQ(unpack_stamps(encode_stamps(7, three_notes(), 3), 2)->packed, 3u);
}

TEST(Stamps, OfOneMomentAreAsManyAsThereIsRoomFor) {
  Stamps same = three_notes();
  for (FileStamp& note : same.notes) note.mtime_ns = 5;
  EXPECT_EQ(unpack_stamps(encode_stamps(7, same, 2), 2)->packed, 2u);
}

TEST(Stamps, OfLaterThanOneMomentAreLeftOutByNoneOfThatMoment) {
  Stamps stamps = three_notes();
  stamps.notes[0].mtime_ns = stamps.notes[1].mtime_ns = 5;
  const auto unpacked = unpack_stamps(encode_stamps(7, stamps, 2), 2);
  ASSERT_TRUE(unpacked);
  EXPECT_EQ(unpacked->files.path(0), "a b.md");
  EXPECT_EQ(unpacked->files.path(1), "folder/z.md") << "the newest of all";
  EXPECT_EQ(unpacked->packed, 2u);
}

TEST(Stamps, CutAnywhereDoNotUnpack) {
  const std::string whole = encode_stamps(7, three_notes());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(unpack_stamps(whole.substr(0, size), 9)) << "first " << size << " bytes";
  }
}

TEST(Stamps, StayAsTheyAreOnDisk) {
  const std::string bytes = encode_stamps(1, {.notes = {{.path = "ab", .mtime_ns = 2, .size = 3},
                                                        {.path = "ac", .mtime_ns = 4, .size = 5}}});
  constexpr char kExpected[] =
      "inkling-stamps-3\n"
      "\x01"
      "\x02"
      "\x01"
      "\x00"
      "\x0c"
      "\x02"
      "\x00\x02"
      "ab"
      "\x03\x02"
      "\x01\x01"
      "c"
      "\x05\x04"
      "\x01"
      "\x00";
  EXPECT_EQ(bytes.substr(0, bytes.size() - 8), std::string(kExpected, sizeof kExpected - 1));
}

}  // namespace
}  // namespace inkling
