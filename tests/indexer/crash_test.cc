// SPDX-License-Identifier: MIT
// The process is killed, or the disk is full, at any step of a build or an update: the index opens
// at its last commit, and the next run brings it to what a rebuild gives.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <functional>
#include <map>
#include <random>

#include "indexer/files.h"
#include "schemas/layout.h"
#include "tests/indexer/random_edits.h"

namespace inkling {
namespace {

/// How a child process ended.
struct Ending {
  bool killed = false;
  int status = 0;
};

/// Runs `work` in a child; its result is the exit status.
Ending in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return {.killed = WIFSIGNALED(status), .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

/// Updates in a child that dies by SIGKILL right before its step number `step`, counted from 0.
bool killed_at(const IndexWorld& world, unsigned step) {
  const Ending ending = in_child([&] {
    std::atomic<unsigned> count = 0;
    const auto kill = [&](std::string_view) {
      if (count++ == step) (void)::raise(SIGKILL);
    };
    return update_index(world.request(), kill) ? 0 : 1;
  });
  EXPECT_TRUE(ending.killed || ending.status == 0);
  return ending.killed;
}

TEST(Crash, InABuildLeavesNothingInForceAndTheNextRunBuilds) {
  IndexWorld world;
  RandomEdits edits(world, 3);
  for (int i = 0; i < 20; ++i) edits.edit();
  unsigned step = 0;
  for (; killed_at(world, step); ++step) {
    if (!open_index_folder(world.index())) continue;
    EXPECT_EQ(world.dump(), world.dump_of_rebuild()) << "step " << step;
    std::filesystem::remove_all(world.index());
  }
  EXPECT_GT(step, 4u) << "a build has that many steps at least";
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(Crash, InARebuildKeepsTheOldGeneration) {
  IndexWorld world;
  RandomEdits edits(world, 4);
  for (int i = 0; i < 10; ++i) edits.edit();
  world.update();
  const std::string before = world.dump();
  const auto rebuild = [&](unsigned step) {
    return in_child([&] {
             std::atomic<unsigned> count = 0;
             IndexRequest request = world.request();
             request.rebuild = true;
             const auto kill = [&](std::string_view) {
               if (count++ == step) (void)::raise(SIGKILL);
             };
             return update_index(request, kill) ? 0 : 1;
           })
        .killed;
  };
  for (unsigned step = 0; rebuild(step); ++step) {
    EXPECT_EQ(world.dump(), before) << "step " << step;
  }
  EXPECT_EQ(world.dump(), before);
}

/// Updates in a child that dies by SIGKILL right before the step of that name.
void kill_before(const IndexWorld& world, std::string_view name) {
  const Ending ending = in_child([&] {
    const auto kill = [&](std::string_view step) {
      if (step == name) (void)::raise(SIGKILL);
    };
    return update_index(world.request(), kill) ? 0 : 1;
  });
  EXPECT_TRUE(ending.killed) << name;
}

TEST(Crash, InAnUpdateChangesNothingUntilAllIsOnDisk) {
  for (const char* name : {"write words", "commit", "sync", "show items"}) {
    IndexWorld world;
    RandomEdits edits(world, 5);
    for (int i = 0; i < 15; ++i) edits.edit();
    world.update();
    const std::string before = world.dump();
    for (int i = 0; i < 8; ++i) edits.edit();
    kill_before(world, name);
    EXPECT_TRUE(world.dump() == before) << name;
    EXPECT_FALSE(world.update().rebuilt) << name;
    EXPECT_TRUE(world.dump() == world.dump_of_rebuild()) << name;
  }
}

using Contents = std::map<std::string, std::string>;  ///< By file.

Contents written_files(const IndexWorld& world) {
  const Result<IndexPaths> paths = open_index_folder(world.index());
  Contents files;
  for (const std::string& folder : {paths->notes(), paths->items()}) {
    for (const char* table : {"postlist", "docdata"}) {
      const std::string path = folder + "/" + table + ".glass";
      if (auto bytes = read_file(path)) files[path] = std::move(*bytes);
    }
  }
  for (const std::string& path : {paths->words(), paths->terms()}) {
    files[path] = read_file(path).value_or("");
  }
  return files;
}

/// What a power loss may leave: of the sectors written since `before`, some arrived.
void lose_sectors(const Contents& before, const Contents& now, unsigned seed) {
  constexpr size_t kSector = 512;
  std::mt19937 random(seed);
  for (const auto& [path, bytes] : now) {
    const auto known = before.find(path);
    std::string old = known == before.end() ? "" : known->second;
    old.resize(std::max(old.size(), bytes.size()), '\0');
    std::string left = bytes;
    for (size_t at = 0; at < left.size(); at += kSector) {
      if (random() % 2 == 0) left.replace(at, kSector, old, at, kSector);
    }
    std::ofstream(path, std::ios::binary) << left;
  }
}

TEST(Crash, WithoutPowerBeforeTheSyncKeepsTheLastCommit) {
  for (const unsigned seed : {6u, 7u, 8u, 9u}) {
    IndexWorld world;
    RandomEdits edits(world, seed);
    // Several commits, so that there are free blocks to be written over.
    for (int i = 0; i < 20; ++i) {
      edits.edit();
      world.update();
    }
    const std::string before = world.dump();
    const Contents files = written_files(world);
    for (int i = 0; i < 4; ++i) edits.edit();
    kill_before(world, "sync");
    lose_sectors(files, written_files(world), seed);
    EXPECT_TRUE(world.dump() == before) << seed;
    EXPECT_EQ(world.update().rebuild_reason, "") << "the index is whole: " << seed;
    EXPECT_TRUE(world.dump() == world.dump_of_rebuild()) << seed;
  }
}

class CrashInAnUpdate : public ::testing::TestWithParam<unsigned> {};

TEST_P(CrashInAnUpdate, LeavesTheLastCommitAndTheNextRunConverges) {
  const unsigned seed = GetParam();
  IndexWorld world;
  RandomEdits edits(world, seed);
  for (int i = 0; i < 15; ++i) edits.edit();
  world.update();
  for (int i = 0; i < 8; ++i) edits.edit();
  // The last steps are the commits, where a crash can tear: half of the seeds die there.
  const unsigned steps = [&] {
    std::atomic<unsigned> count = 0;
    IndexWorld twin;
    RandomEdits same(twin, seed);
    for (int i = 0; i < 15; ++i) same.edit();
    twin.update();
    for (int i = 0; i < 8; ++i) same.edit();
    twin.update([&](std::string_view) { ++count; });
    return count.load();
  }();
  const unsigned step = seed % 2 == 0 ? steps - 1 - seed / 2 % 4 % steps : seed % steps;
  ASSERT_TRUE(killed_at(world, step));
  EXPECT_TRUE(dump_index(world.index()) ||
              dump_index(world.index()).error().code != Code::kCorrupt);
  edits.edit();
  EXPECT_FALSE(world.update().rebuilt) << "repaired in place";
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

INSTANTIATE_TEST_SUITE_P(Seeds, CrashInAnUpdate, ::testing::Range(100u, 140u));

TEST(DiskFull, KeepsTheLastCommitAndSaysSo) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  const std::string before = world.dump();
  std::string long_text;
  for (int i = 0; i < 60'000; ++i) long_text += "word" + std::to_string(i) + " ";
  world.write("long.md", long_text);
  for (const bool rebuild : {false, true}) {
    const Ending ending = in_child([&] {
      (void)::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{.rlim_cur = 200'000, .rlim_max = 200'000};
      if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 9;
      IndexRequest request = world.request();
      request.rebuild = rebuild;
      const Result<IndexReport> report = update_index(request);
      if (report) return 1;
      if (report.error().code != Code::kIo) return 2;
      return report.error().hint.empty() ? 3 : 0;
    });
    EXPECT_EQ(ending.status, 0) << "rebuild: " << rebuild;
    EXPECT_EQ(world.dump(), before);
  }
  EXPECT_EQ(world.update().notes, 2u);
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

}  // namespace
}  // namespace inkling
