// SPDX-License-Identifier: MIT
#include "server/workspace.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "indexer/stamps.h"
#include "schemas/load.h"
#include "tests/support/hit_paths.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct World {
  TempVault folder{};
  WorkspaceOptions options{.vault = std::filesystem::canonical(folder.root()).string() + "/vault",
                           .index_folder = folder.at("index")};

  void write(const std::string& path, const std::string& text) const {
    folder.write("vault/" + path, text);
  }
  void index() const {
    const Result<IndexReport> report =
        update_index(index_request(options, *load_schemas(options.vault)));
    ASSERT_TRUE(report) << report.error().message;
  }
  Results search(const std::string& query, const RefreshBudget& budget = {}) const {
    const Result<Results> results = search_fresh(options, {.query = query}, budget);
    EXPECT_TRUE(results) << results.error().message;
    return results ? *results : Results{};
  }
};

TEST(SearchFresh, NeedsAnIndex) {
  World world;
  world.write("a.md", "buoy");
  EXPECT_EQ(search_fresh(world.options, {.query = "buoy"}).error().code, Code::kNotFound);
}

TEST(SearchFresh, SaysThatNothingChanged) {
  World world;
  world.write("a.md", "buoy");
  world.index();
  const Results results = world.search("buoy");
  EXPECT_EQ(results.freshness, Freshness::kFresh);
  EXPECT_EQ(results.checked, 1u);
  EXPECT_EQ(results.changed, 0u);
  EXPECT_THAT(paths(results), ElementsAre("a.md"));
}

TEST(SearchFresh, TakesInAddedChangedAndRemovedNotesFirst) {
  World world;
  world.write("a.md", "kelp");
  world.write("b.md", "kelp");
  world.index();
  world.write("a.md", "sargasso");
  world.write("sub/c.md", "kelp");
  world.folder.remove("vault/b.md");
  const Results results = world.search("kelp");
  EXPECT_THAT(paths(results), ElementsAre("sub/c.md"));
  EXPECT_EQ(results.freshness, Freshness::kFresh);
  EXPECT_EQ(results.changed, 3u);
  EXPECT_EQ(results.reindexed, 3u);
  EXPECT_THAT(paths(world.search("sargasso")), ElementsAre("a.md"));
}

TEST(SearchFresh, FindsANoteInAFolderThatHadNone) {
  World world;
  world.write("a.md", "kelp");
  std::filesystem::create_directories(world.options.vault + "/empty/deep");
  world.index();
  world.write("empty/deep/b.md", "sargasso");
  EXPECT_THAT(paths(world.search("sargasso")), ElementsAre("empty/deep/b.md"));
}

TEST(SearchFresh, FindsNotesUnderTheNewNameOfTheirFolder) {
  World world;
  world.write("old/a.md", "kelp");
  world.index();
  std::filesystem::rename(world.options.vault + "/old", world.options.vault + "/new");
  EXPECT_THAT(paths(world.search("kelp")), ElementsAre("new/a.md"));
}

TEST(SearchFresh, TakesInWhatBecameOfAFolderWithoutAChangedNote) {
  World world;
  world.write("a.md", "kelp");
  world.index();
  world.write("picture.png", "no note");
  // As if it were a while ago: a folder changed just now is looked at again in any case.
  std::filesystem::last_write_time(
      world.options.vault, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_THAT(paths(world.search("kelp")), ElementsAre("a.md"));
  const Result<Drift> next = find_drift(index_request(world.options, {}), {});
  ASSERT_TRUE(next);
  EXPECT_FALSE(next->reshaped) << "walked each time from now on";
}

TEST(SearchFresh, ObeysANewIgnoreRule) {
  World world;
  world.write("a.md", "kelp");
  world.write("b.md", "kelp");
  world.index();
  world.write(".inklingignore", "b.md\n");
  EXPECT_THAT(paths(world.search("kelp")), ElementsAre("a.md"));
}

TEST(SearchFresh, LeavesManyChangesToIndexButNeverShowsWhatIsGone) {
  World world;
  world.write("a.md", "kelp");
  world.write("b.md", "kelp");
  world.write("c.md", "kelp");
  world.index();
  world.folder.remove("vault/a.md");
  world.write("b.md", "kelp and more");
  const Results results = world.search("kelp", {.most_reindexed = 1});
  EXPECT_THAT(paths(results), ElementsAre("c.md"));
  EXPECT_EQ(results.freshness, Freshness::kStale);
  EXPECT_EQ(results.changed, 2u);
  EXPECT_EQ(results.reindexed, 0u);
}

TEST(SearchFresh, SeesWhatComesToALargeVaultAndChecksItsHits) {
  constexpr RefreshBudget kLittle{.look = {.most_checked = 1, .most_walked = 10}};
  World world;
  for (size_t i = 0; i < kNewestNotes; ++i) world.write(fmt::format("n/{}.md", i), "buoy");
  world.write("a.md", "kelp");
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(99);
  // The folders too: one changed just now would be looked at again in any case.
  for (const char* path : {"/a.md", "/n", ""}) {
    std::filesystem::last_write_time(world.options.vault + path, long_ago);
  }
  world.index();
  EXPECT_EQ(world.search("kelp", kLittle).freshness, Freshness::kUnchecked);
  world.write("n/1.md", "kelp");
  EXPECT_EQ(world.search("kelp", kLittle).hits.size(), 2u) << "it was among the newest";
  world.write("a.md", "kelp forest");
  const Results results = world.search("kelp", kLittle);
  EXPECT_EQ(results.freshness, Freshness::kFresh) << "the stale hit was found and indexed again";
  EXPECT_GE(results.reindexed, 1u);
  EXPECT_EQ(results.hits.size(), 2u);
  world.write("b.md", "kelp");
  EXPECT_EQ(world.search("kelp").hits.size(), 3u);
}

TEST(SearchFresh, ReadsALockedIndexAsItWas) {
  World world;
  world.write("a.md", "kelp");
  world.index();
  world.write("b.md", "kelp");
  const int lock = open((world.options.index_folder + "/lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  const Results results = world.search("kelp");
  close(lock);
  EXPECT_THAT(paths(results), ElementsAre("a.md"));
  EXPECT_EQ(results.freshness, Freshness::kStale);
}

TEST(SearchFresh, NeverRebuildsBecauseTheDeclarationsChanged) {
  World world;
  world.write("a.md", "kelp");
  world.index();
  const uint64_t before = world.search("kelp").revision;
  world.write(".inkling/schemas/risk.yaml", "kinds:\n  risk:\n    headings: [Risks]\n");
  world.write("b.md", "kelp");
  const Results results = world.search("kelp");
  EXPECT_EQ(results.hits.size(), 2u);
  EXPECT_EQ(results.revision, before + 1) << "one small update";
}

TEST(OpenSearcher, RefusesTheIndexOfAnotherVault) {
  World one;
  one.write("a.md", "kelp");
  one.index();
  World two;
  two.write("b.md", "kelp");
  two.options.index_folder = one.options.index_folder;
  const Result<Searcher> searcher = open_searcher(two.options);
  ASSERT_FALSE(searcher);
  EXPECT_EQ(searcher.error().code, Code::kMismatch);
}

}  // namespace
}  // namespace inkling
