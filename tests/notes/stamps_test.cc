// SPDX-License-Identifier: MIT
#include "notes/stamps.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/plain_user.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

StampList packed(const std::vector<FileStamp>& stamps) {
  StampList list;
  for (const FileStamp& stamp : stamps) list.add(stamp.path, stamp.mtime_ns, stamp.size);
  return list;
}

std::vector<size_t> changed(const TempVault& vault, const std::vector<FileStamp>& stamps) {
  StampCheck check(std::move(*open_root(vault.root())), packed(stamps));
  check.work();
  return check.changed();
}

TEST(StampList, KeepsEachPathWithANulBehindIt) {
  const StampList list =
      packed({{.path = ""}, {.path = "a.md"}, {.path = "b/c\nd/e f.md"}, {.path = "b/"}});
  ASSERT_EQ(list.size(), 4u);
  EXPECT_EQ(list.path(0), "");
  EXPECT_EQ(list.folder(1), "");
  EXPECT_EQ(list.path(2), "b/c\nd/e f.md");
  EXPECT_EQ(list.folder(2), "b/c\nd/");
  EXPECT_EQ(list.folder(3), "b/");
  for (size_t i = 0; i < list.size(); ++i) EXPECT_EQ(*list.path(i).end(), '\0');
}

TEST(StampCheck, FindsWhatIsNoLongerTrue) {
  const TempVault vault;
  for (const char* path : {"a.md", "b/c.md", "b/d.md", "b/x y/z.md", "e.md"}) {
    vault.write(path, "text");
  }
  const Scan scan = *scan_vault(vault.root());
  EXPECT_THAT(changed(vault, scan.files), IsEmpty());
  vault.write("b/c.md", "longer text");
  vault.remove("e.md");
  EXPECT_THAT(changed(vault, scan.files), ElementsAre(1, 4));
  vault.remove("b");
  EXPECT_THAT(changed(vault, scan.files), ElementsAre(1, 2, 3, 4)) << "a folder that is gone";
}

TEST(StampCheck, SeesAChangeThatKeepsTheSize) {
  const TempVault vault;
  vault.write("a.md", "kelp");
  const Scan scan = *scan_vault(vault.root());
  const timespec times[2] = {{.tv_sec = 1, .tv_nsec = 0}, {.tv_sec = 1, .tv_nsec = 1}};
  ASSERT_EQ(utimensat(AT_FDCWD, vault.at("a.md").c_str(), times, 0), 0);
  EXPECT_THAT(changed(vault, scan.files), ElementsAre(0));
}

TEST(StampCheck, FindsANoteThatMayNoLongerBeRead) {
  const PlainUser user;
  const TempVault vault;
  vault.write("a.md", "kelp");
  const Scan scan = *scan_vault(vault.root());
  std::filesystem::permissions(vault.at("a.md"), std::filesystem::perms::none);
  EXPECT_THAT(changed(vault, scan.files), ElementsAre(0));
}

TEST(StampCheck, NoticesNewNotesByTheShape) {
  const TempVault vault;
  vault.write("a/x.md", "text");
  vault.write("b/.gitignore", "y.md");
  const auto set_old_time = [&](const std::string& path) {
    const timespec times[2] = {{.tv_sec = 1, .tv_nsec = 0}, {.tv_sec = 1, .tv_nsec = 0}};
    ASSERT_EQ(utimensat(AT_FDCWD, vault.at(path).c_str(), times, 0), 0);
  };
  for (const char* path : {"", "a", "b", "b/.gitignore"}) set_old_time(path);
  const Scan scan = *scan_vault(vault.root());
  std::vector<std::string> shape;
  for (const FileStamp& stamp : scan.shape) shape.push_back(stamp.path);
  ASSERT_THAT(shape, ElementsAre("", "a", "b", "b/.gitignore"));
  EXPECT_THAT(changed(vault, scan.shape), IsEmpty());
  vault.write("a/y.md", "text");
  EXPECT_THAT(changed(vault, scan.shape), ElementsAre(1));
  vault.write("b/.gitignore", "z.md");
  EXPECT_THAT(changed(vault, scan.shape), ElementsAre(1, 3));
}

TEST(StampCheck, LooksAtEachFileWhoeverTakesPart) {
  const TempVault vault;
  std::vector<FileStamp> stamps(3000);
  for (size_t i = 0; i < stamps.size(); ++i) stamps[i].path = "gone " + std::to_string(i);
  StampCheck check(std::move(*open_root(vault.root())), packed(stamps));
  {
    const std::jthread other([&] { check.work(); });
    check.work();
  }
  std::vector<size_t> all(stamps.size());
  std::iota(all.begin(), all.end(), size_t{0});
  EXPECT_EQ(check.changed(), all);
}

TEST(StampCheck, StopsWhenTold) {
  const TempVault vault;
  StampCheck check(std::move(*open_root(vault.root())), packed({{.path = "gone"}}));
  check.stop();
  check.work();
  EXPECT_THAT(check.changed(), IsEmpty());
}

}  // namespace
}  // namespace inkling
