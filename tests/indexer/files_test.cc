// SPDX-License-Identifier: MIT
#include "indexer/files.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/indexer/world.h"

namespace inkling {
namespace {

TEST(AppendFile, CutsWhatWasNeverCommitted) {
  const TempFolder folder;
  const std::string path = folder.path() + "/words";
  { AppendFile(path, 0).append("lost with the object that did not flush"); }
  {
    AppendFile file(path, 0);
    EXPECT_EQ(file.append("committed"), 0u);
    EXPECT_EQ(file.append(" and a crash's tail"), 9u);
    file.flush();
  }
  AppendFile file(path, 9);
  EXPECT_EQ(file.append("!"), 9u);
  file.flush();
  EXPECT_EQ(read_file(path), "committed!");
}

TEST(AppendFile, RefusesAFileShorterThanCommitted) {
  const TempFolder folder;
  EXPECT_THROW(AppendFile(folder.path() + "/words", 1), Xapian::DatabaseCorruptError);
}

TEST(ReplaceFile, LeavesNoOtherName) {
  const TempFolder folder;
  replace_file(folder.path() + "/a", "one", Durable::kNo);
  replace_file(folder.path() + "/a", "two", Durable::kYes);
  EXPECT_EQ(read_file(folder.path() + "/a"), "two");
  EXPECT_FALSE(read_file(folder.path() + "/a.new"));
}

}  // namespace
}  // namespace inkling
