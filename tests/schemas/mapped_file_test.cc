// SPDX-License-Identifier: MIT
#include "schemas/mapped_file.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

TEST(MappedFile, CopiesWhatItMaps) {
  const TempVault folder;
  folder.write("file", "sluices and polders");
  auto opened = MappedFile::open(folder.at("file"), 11);
  ASSERT_TRUE(opened);
  const MappedFile file = std::move(*opened);
  std::string buffer;
  EXPECT_EQ(file.bytes(), "sluices and");
  EXPECT_EQ(file.copy(0, 11, buffer), "sluices and");
  EXPECT_EQ(file.copy(8, 3, buffer), "and");
  EXPECT_EQ(file.copy(11, 0, buffer), "");
}

TEST(MappedFile, CopiesNothingFromBehindItsEnd) {
  const TempVault folder;
  folder.write("file", "sluices and polders");
  const auto file = MappedFile::open(folder.at("file"), 11);
  ASSERT_TRUE(file);
  std::string buffer;
  EXPECT_EQ(file->copy(8, 4, buffer), "");
  EXPECT_EQ(file->copy(12, 0, buffer), "");
  EXPECT_EQ(file->copy(4, ~size_t{0}, buffer), "");
}

TEST(MappedFile, OfNoBytesNeedsNoFile) {
  const auto file = MappedFile::open("/nowhere/at/all", 0);
  ASSERT_TRUE(file);
  std::string buffer;
  EXPECT_EQ(file->bytes(), "");
  EXPECT_EQ(file->copy(0, 1, buffer), "");
}

TEST(MappedFile, RefusesAFileThatIsTooShortOrGone) {
  const TempVault folder;
  folder.write("file", "short");
  const auto shorter = MappedFile::open(folder.at("file"), 6);
  ASSERT_FALSE(shorter);
  EXPECT_EQ(shorter.error().code, Code::kCorrupt);
  const auto gone = MappedFile::open(folder.at("gone"), 1);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, Code::kCorrupt);
  const auto whole = MappedFile::open_whole(folder.at("gone"));
  ASSERT_FALSE(whole);
  EXPECT_EQ(whole.error().code, Code::kIo);
}

}  // namespace
}  // namespace inkling
