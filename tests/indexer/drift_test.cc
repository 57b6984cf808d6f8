// SPDX-License-Identifier: MIT
#include "indexer/drift.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "indexer/stamps.h"
#include "tests/indexer/index_world.h"

namespace inkling {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr LookBudget kAny{.most_checked = 1000, .most_walked = 1000};

std::vector<std::string> changed(const IndexWorld& world) {
  const Result<Drift> drift = find_drift(world.request(), kAny);
  EXPECT_TRUE(drift) << drift.error().message;
  return drift ? drift->changed : std::vector<std::string>{"failed"};
}

TEST(FindDrift, NamesWhatIsNewChangedOrGone) {
  IndexWorld world;
  for (const char* path : {"a.md", "folder/b.md", "folder/c.md"}) world.write(path, "text");
  world.update();
  EXPECT_THAT(changed(world), IsEmpty());
  world.write("folder/b.md", "longer text");
  EXPECT_THAT(changed(world), ElementsAre("folder/b.md")) << "no folder changed";
  world.write("folder/deep/d.md", "text");
  world.remove("a.md");
  EXPECT_THAT(changed(world), ElementsAre("a.md", "folder/b.md", "folder/deep/d.md"));
}

TEST(FindDrift, SeesAFolderRenamed) {
  IndexWorld world;
  world.write("old/deep/a.md", "text");
  world.update();
  world.rename("old", "new");
  EXPECT_THAT(changed(world), ElementsAre("new/deep/a.md", "old/deep/a.md"));
}

TEST(FindDrift, LooksAtFoldersAndTheNewestNotesOfALargeVault) {
  IndexWorld world;
  world.write("oldest.md", "x");
  for (size_t i = 0; i < kNewestNotes; ++i) world.write(fmt::format("n/{}.md", i), "x");
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(99);
  // A folder changed just now would be looked at again in any case.
  for (const char* path : {"/n", ""}) {
    std::filesystem::last_write_time(world.vault() + path, long_ago);
  }
  world.update();
  const auto look = [&](size_t most_walked) {
    const auto drift =
        find_drift(world.request(), {.most_checked = kNewestNotes, .most_walked = most_walked});
    return drift ? *drift : Drift{};
  };
  world.write("oldest.md", "longer text");
  EXPECT_THAT(look(kNewestNotes).changed, IsEmpty());
  EXPECT_FALSE(look(kNewestNotes).complete);
  EXPECT_EQ(look(kNewestNotes).checked, kNewestNotes);
  world.write("n/8.md", "longer text");
  EXPECT_THAT(look(kNewestNotes).changed, ElementsAre("n/8.md"));
  world.write("new.md", "text");
  EXPECT_THAT(look(kNewestNotes).changed, IsEmpty()) << "a walk would take too long";
  EXPECT_FALSE(look(kNewestNotes).complete);
  EXPECT_THAT(look(2 * kNewestNotes).changed, ElementsAre("n/8.md", "new.md", "oldest.md"));
  EXPECT_TRUE(look(2 * kNewestNotes).complete);
}

TEST(FindDrift, DoesWithoutStamps) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(world.index())) {
    if (entry.path().filename() == "stamps") std::filesystem::resize_file(entry.path(), 20);
  }
  EXPECT_THAT(changed(world), IsEmpty());
  world.write("a.md", "longer text");
  EXPECT_THAT(changed(world), ElementsAre("a.md"));
}

TEST(FindDrift, SaysWhenAnUpdateWouldSpareTheNextWalk) {
  IndexWorld world;
  world.write("a.md", "text");
  world.write("folder/b.md", "text");
  // A folder changed just now would be looked at again in any case.
  const auto set_time = [&](const std::string& path, int hours_ago) {
    std::filesystem::last_write_time(
        world.vault() + path,
        std::filesystem::file_time_type::clock::now() - std::chrono::hours(hours_ago));
  };
  set_time("", 2);
  set_time("/folder", 2);
  world.update();
  EXPECT_FALSE(find_drift(world.request(), kAny)->reshaped);
  set_time("/folder", 1);
  EXPECT_TRUE(find_drift(world.request(), kAny)->reshaped);
  world.update();
  EXPECT_FALSE(find_drift(world.request(), kAny)->reshaped);
}

TEST(FindDrift, SaysThatTheVaultIsGone) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  std::filesystem::remove_all(world.vault());
  EXPECT_EQ(find_drift(world.request(), kAny).error().code, Code::kNotFound);
}

TEST(Comparison, WithAnotherCommitThanTheStampsWalks) {
  IndexWorld world;
  world.write("a.md", "text");
  const uint64_t revision = world.update().revision;
  world.write("a.md", "longer text");
  for (const uint64_t epoch : {revision - 1, revision, revision + 1}) {
    EXPECT_THAT(Comparison(world.request(), kAny).finish(epoch)->changed, ElementsAre("a.md"));
  }
}

TEST(Comparison, NeedsAnIndex) {
  IndexWorld world;
  EXPECT_EQ(Comparison(world.request(), kAny).finish(1).error().code, Code::kNotFound);
}

TEST(Comparison, MayBeGivenUp) {
  IndexWorld world;
  for (int i = 0; i < 300; ++i) world.write("note " + std::to_string(i) + ".md", "text");
  world.update();
  const Comparison comparison(world.request(), kAny);
}

}  // namespace
}  // namespace inkling
