// SPDX-License-Identifier: MIT
// Bytes of an index are flipped: a search answers, or says that the index is damaged.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "indexer/update.h"
#include "query/searcher.h"
#include "schemas/layout.h"
#include "schemas/load.h"
#include "support/temp_vault.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kMostSeconds = 120;  ///< A child that takes longer hangs.

enum Ending { kAnswered, kRefused, kNotOpened, kFailed, kKilled };

/// A flipped byte may also change what version, or what commit, the index says it is.
Ending ending_of(const Error& error) {
  if (error.code == Code::kCorrupt) return kRefused;
  return error.code == Code::kMismatch || error.code == Code::kBusy ? kNotOpened : kFailed;
}

void flip_byte(const std::string& path, unsigned seed) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  ASSERT_FALSE(bytes.empty()) << path;
  std::minstd_rand random(seed);
  char& byte = bytes[random() % bytes.size()];
  byte = static_cast<char>(byte ^ static_cast<char>(1 + random() % 255));
  std::ofstream(path, std::ios::binary) << bytes;
}

Ending search(const std::string& index, const char* query) {
  auto searcher = Searcher::open(index);
  if (!searcher) return ending_of(searcher.error());
  Request request{.query = query};
  request.today = make_date(2026, 3, 15);
  const auto results = searcher->search(request);
  return results ? kAnswered : ending_of(results.error());
}

/// In a child, which may crash or hang.
Ending search_apart(const std::string& index, const char* query) {
  const pid_t child = ::fork();
  if (child == 0) {
    (void)::alarm(kMostSeconds);
    ::_exit(search(index, query));
  }
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? static_cast<Ending>(WEXITSTATUS(status)) : kKilled;
}

class DamagedIndex {
 public:
  DamagedIndex() {
    for (int i = 0; i < 60; ++i) {
      const std::string n = std::to_string(i);
      folder_.write("vault/" + n + ".md",
                    "# Plan " + n + "\n\n- [ ] call the plant about pump " + n + "\n");
    }
    const auto report = update_index({.vault = folder_.at("vault"),
                                      .index_folder = folder_.at("kept"),
                                      .schemas = shipped_schemas(),
                                      .threads = 1});
    EXPECT_TRUE(report);
  }
  [[nodiscard]] Ending search_after_flip(const std::string& file, unsigned seed,
                                         const char* query) const {
    const std::string index = folder_.at("index");
    fs::remove_all(index);
    fs::copy(folder_.at("kept"), index, fs::copy_options::recursive);
    flip_byte(open_index_folder(index)->generation + "/" + file, seed);
    return search_apart(index, query);
  }

 private:
  TempVault folder_;
};

TEST(SearchOfADamagedIndex, IsRefusedWhereThereAreChecksums) {
  const DamagedIndex damaged;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    EXPECT_LE(damaged.search_after_flip("order", seed, "plant"), kRefused) << seed;
    EXPECT_EQ(damaged.search_after_flip("words", seed, "\"call the plant\""), kRefused) << seed;
  }
}

TEST(SearchOfADamagedIndex, NeitherCrashesNorHangs) {
  const DamagedIndex damaged;
  for (const char* file : {"notes/iamglass", "notes/postlist.glass", "notes/docdata.glass",
                           "items/iamglass", "items/postlist.glass"}) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
      EXPECT_LE(damaged.search_after_flip(file, seed, "call pump kind:task"), kNotOpened)
          << file << " seed " << seed;
    }
  }
}

}  // namespace
}  // namespace inkling
