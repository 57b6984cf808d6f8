// SPDX-License-Identifier: MIT
// Bytes of an index are flipped: the next run goes through, and what it leaves is right wherever
// there are checksums.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <random>

#include "indexer/files.h"
#include "schemas/layout.h"
#include "tests/indexer/random_edits.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kMostSeconds = 120;  ///< A child that takes longer hangs.

enum Ending { kRight, kRefused, kWrong, kFailed, kKilled };

/// What `work` says, in a child that may crash or hang.
Ending in_child(const std::function<Ending()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    (void)::alarm(kMostSeconds);
    ::_exit(work());
  }
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? static_cast<Ending>(WEXITSTATUS(status)) : kKilled;
}

void flip_bytes(const std::string& path, unsigned seed) {
  std::string bytes = *read_file(path);
  ASSERT_FALSE(bytes.empty()) << path;
  std::minstd_rand random(seed);
  for (unsigned left = 1 + seed % 4; left > 0; --left) {
    char& byte = bytes[random() % bytes.size()];
    byte = static_cast<char>(byte ^ static_cast<char>(1 + random() % 255));
  }
  std::ofstream(path, std::ios::binary) << bytes;
}

/// A vault, changed in two notes since its index was made.
class DamagedWorld {
 public:
  DamagedWorld() {
    RandomEdits edits(world_, 7);
    for (int i = 0; i < 40; ++i) edits.edit();
    world_.write("long.md", "- [ ] a task with words\n\nand more words\n");
    world_.update();
    fs::copy(world_.index(), kept(), fs::copy_options::recursive);
    world_.write("long.md", "- [x] a task with other words\n");
    world_.write("new.md", "# Something new\n");
    expected_ = world_.dump_of_rebuild();
  }

  /// Flips bytes of `file` in the index as it was made, updates, and compares.
  [[nodiscard]] Ending update_after_flip(const std::string& file, unsigned seed) const {
    fs::remove_all(world_.index());
    fs::copy(kept(), world_.index(), fs::copy_options::recursive);
    flip_bytes(file == "CURRENT" ? world_.index() + "/CURRENT"
                                 : open_index_folder(world_.index())->generation + "/" + file,
               seed);
    return in_child([&] {
      if (!update_index(world_.request())) return kFailed;
      const Result<std::string> dump = dump_index(world_.index());
      if (!dump) return dump.error().code == Code::kCorrupt ? kRefused : kFailed;
      return *dump == expected_ ? kRight : kWrong;
    });
  }

 private:
  [[nodiscard]] std::string kept() const { return world_.scratch("kept"); }

  IndexWorld world_;
  std::string expected_;
};

TEST(Damage, OfChecksummedFilesIsRepairedOrRefused) {
  const DamagedWorld world;
  for (const char* file : {"terms", "order", "stamps", "CURRENT"}) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
      EXPECT_EQ(world.update_after_flip(file, seed), kRight) << file << " seed " << seed;
    }
  }
  for (unsigned seed = 1; seed <= 12; ++seed) {
    EXPECT_LE(world.update_after_flip("words", seed), kRefused) << "seed " << seed;
  }
}

TEST(Damage, OfDatabasesNeitherCrashesNorStopsTheNextRun) {
  const DamagedWorld world;
  for (const char* file : {"notes/iamglass", "notes/postlist.glass", "notes/docdata.glass",
                           "items/iamglass", "items/postlist.glass"}) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
      EXPECT_LE(world.update_after_flip(file, seed), kWrong) << file << " seed " << seed;
    }
  }
}

}  // namespace
}  // namespace inkling
