// SPDX-License-Identifier: MIT
#include "query/read_notes.h"

#include <gtest/gtest.h>

#include <string>

namespace inkling {
namespace {

std::shared_ptr<const ReadNote> note_of(uint32_t docid, size_t bytes) {
  ReadNote read{.docid = docid, .lines = LineIndex("")};
  read.note.source = std::string(bytes, 'x');
  return std::make_shared<const ReadNote>(std::move(read));
}

TEST(ReadNotes, KeepsThoseReadLastWithinItsBounds) {
  ReadNotes notes;
  EXPECT_EQ(notes.find(1), nullptr);
  for (uint32_t docid = 1; docid <= kMostNotesKept; ++docid) notes.keep(note_of(docid, 1));
  EXPECT_NE(notes.find(1), nullptr);
  notes.keep(note_of(1000, 1));
  EXPECT_NE(notes.find(1), nullptr) << "asked for a moment ago";
  EXPECT_EQ(notes.find(2), nullptr) << "one too many";
  notes.keep(note_of(1001, kMostBytesKept));
  EXPECT_NE(notes.find(1001), nullptr);
  EXPECT_EQ(notes.find(1000), nullptr) << "too many bytes";
  notes.keep(note_of(1002, kMostBytesKept + 1));
  EXPECT_EQ(notes.find(1002), nullptr) << "larger than all that is kept";
}

}  // namespace
}  // namespace inkling
