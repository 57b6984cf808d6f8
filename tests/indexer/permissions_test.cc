// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/indexer/index_world.h"
#include "tests/support/plain_user.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(Permissions, ThatHideANoteLeaveItOutUntilTheyAreGivenBack) {
  const PlainUser user;
  IndexWorld world;
  world.write("a.md", "text");
  world.write("secret.md", "words");
  world.update();
  const std::string secret = world.vault() + "/secret.md";
  fs::permissions(secret, fs::perms::none);
  world.write("a.md", "another text");

  const IndexReport hidden = world.update();
  EXPECT_EQ(hidden.notes, 1U);
  ASSERT_EQ(hidden.problems.size(), 1U);
  EXPECT_EQ(hidden.problems[0].path, "secret.md");
  EXPECT_THAT(hidden.problems[0].message, HasSubstr("permission denied"));
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());

  fs::permissions(secret, fs::perms::owner_all);
  EXPECT_EQ(world.update().notes, 2U);
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(Permissions, ThatHideANoteAreSeenWhenItAloneIsLookedAt) {
  const PlainUser user;
  IndexWorld world;
  world.write("a.md", "text");
  world.write("secret.md", "words");
  world.update();
  fs::permissions(world.vault() + "/secret.md", fs::perms::none);
  IndexRequest request = world.request();
  request.only = {"secret.md"};
  EXPECT_EQ(update_index(request)->notes, 1U);
  fs::permissions(world.vault() + "/secret.md", fs::perms::owner_all);
}

TEST(Permissions, ThatHideAFolderLeaveOutItsNotesAlone) {
  const PlainUser user;
  IndexWorld world;
  world.write("a.md", "text");
  fs::create_directories(world.vault() + "/closed");
  world.write("closed/b.md", "words");
  world.update();
  const std::string closed = world.vault() + "/closed";
  fs::permissions(closed, fs::perms::none);
  const IndexReport hidden = world.update();
  fs::permissions(closed, fs::perms::owner_all);
  EXPECT_EQ(hidden.notes, 1U);
  ASSERT_EQ(hidden.problems.size(), 1U);
  EXPECT_THAT(hidden.problems[0].message, HasSubstr("permission denied"));
  EXPECT_EQ(world.update().notes, 2U);
}

TEST(Permissions, ThatForbidTheIndexItsFolderAreNamed) {
  const PlainUser user;
  IndexWorld world;
  world.write("a.md", "text");
  const std::string closed = world.scratch("closed");
  fs::create_directories(closed);
  fs::permissions(closed, fs::perms::owner_read | fs::perms::owner_exec);
  IndexRequest request = world.request();
  request.index_folder = closed + "/index";
  const Result<IndexReport> report = update_index(request);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::kIo);
  EXPECT_EQ(report.error().message, "cannot make it: Permission denied");
  EXPECT_EQ(report.error().where, request.index_folder);
}

TEST(Permissions, ThatForbidWritingAnIndexKeepItAsItWas) {
  const PlainUser user;
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  const std::string before = world.dump();
  world.write("b.md", "more");
  fs::permissions(world.index() + "/lock", fs::perms::owner_read);
  fs::permissions(world.index(), fs::perms::owner_read | fs::perms::owner_exec);
  const Result<IndexReport> report = update_index(world.request());
  fs::permissions(world.index(), fs::perms::owner_all);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::kIo);
  EXPECT_THAT(report.error().message, HasSubstr("Permission denied"));
  EXPECT_EQ(world.dump(), before);
}

}  // namespace
}  // namespace inkling
