// SPDX-License-Identifier: MIT
#include "server/folder_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using ::testing::ElementsAre;

TEST(FolderWatch, SeesNotesAndFoldersComeChangeAndGo) {
  TempVault vault;
  vault.write("sub/a.md", "kelp");
  FolderWatch watch;
  EXPECT_EQ(watch.fd(), -1);
  ASSERT_TRUE(watch.watch(vault.root(), {{.path = ""}, {.path = "sub"}}));
  EXPECT_GE(watch.fd(), 0);
  EXPECT_FALSE(watch.take().any()) << "nothing yet";
  vault.write("sub/a.md", "dulse");
  vault.write("b.MD", "kelp");
  EXPECT_THAT(watch.take().notes, ElementsAre("b.MD", "sub/a.md"));
  vault.remove("sub/a.md");
  EXPECT_THAT(watch.take().notes, ElementsAre("sub/a.md"));
  vault.write("sub/.a.md.swp", "an editor's own business");
  EXPECT_FALSE(watch.take().any());
  vault.write(".gitignore", "*.tmp");
  EXPECT_TRUE(watch.take().rules) << "what is a note may have changed";
  vault.write("new/b.md", "kelp");
  EXPECT_TRUE(watch.take().folders);
  vault.remove("sub");
  EXPECT_TRUE(watch.take().folders);
}

TEST(FolderWatch, RefusesMoreFoldersThanItsBound) {
  TempVault vault;
  // Many spellings of one folder count as many folders.
  std::vector<FileStamp> shape;
  for (size_t i = 0; i <= kMostWatched; ++i) {
    std::string path = ".";
    for (size_t bit = 1; bit <= kMostWatched; bit *= 2) path += (i & bit) == 0 ? "/." : "//.";
    shape.push_back({.path = path});
  }
  FolderWatch watch;
  EXPECT_FALSE(watch.watch(vault.root(), shape));
  EXPECT_EQ(watch.fd(), -1);
  shape.pop_back();
  EXPECT_TRUE(watch.watch(vault.root(), shape));
}

}  // namespace
}  // namespace inkling
