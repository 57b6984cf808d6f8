// SPDX-License-Identifier: MIT
// What a search reads: the kernel tells which files it opens.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>

#include "notes/file.h"
#include "schemas/load.h"
#include "server/workspace.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// Counts how often each file of a folder is opened.
class OpenedFiles {
 public:
  explicit OpenedFiles(const std::string& folder) : events_(inotify_init1(IN_NONBLOCK)) {
    EXPECT_GE(inotify_add_watch(events_.get(), folder.c_str(), IN_OPEN), 0) << folder;
  }

  /// Since the last call.
  [[nodiscard]] std::map<std::string, int> take() const {
    std::map<std::string, int> count;
    alignas(inotify_event) std::array<char, 16384> buffer{};
    for (ssize_t got; (got = read(events_.get(), buffer.data(), buffer.size())) > 0;) {
      for (ssize_t at = 0; at < got;) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        if ((event.mask & IN_ISDIR) == 0) ++count[buffer.data() + at + sizeof event];
        at += static_cast<ssize_t>(sizeof event + event.len);
      }
    }
    return count;
  }

 private:
  Fd events_;
};

struct World {
  TempVault folder{};
  WorkspaceOptions options{.vault = std::filesystem::canonical(folder.root()).string() + "/vault",
                           .index_folder = folder.at("index")};

  World() {
    for (int i = 10; i < 50; ++i) {
      folder.write("vault/kelp " + std::to_string(i) + ".md", i == 31 ? "kelp and buoy" : "kelp");
    }
    folder.write("vault/tasks.md", "- [ ] moor the barge @nora\n");
    EXPECT_TRUE(update_index(index_request(options, *load_schemas(options.vault))));
  }
  Results search(const Request& request) const {
    const Result<Results> results = search_fresh(options, request);
    EXPECT_TRUE(results) << results.error().message;
    return results ? *results : Results{};
  }
};

TEST(ASearch, ReadsTheNotesItShowsAndNoOther) {
  const World world;
  const OpenedFiles opened(world.options.vault);
  EXPECT_EQ(world.search({.query = "kelp", .limit = 2}).total, 40u);
  EXPECT_THAT(opened.take(), ElementsAre(Pair("kelp 10.md", 1), Pair("kelp 11.md", 1)));
  EXPECT_EQ(world.search({.query = "\"kelp and buoy\""}).total, 1u);
  EXPECT_THAT(opened.take(), ElementsAre(Pair("kelp 31.md", 1)));
  EXPECT_EQ(world.search({.query = "task-todo:barge"}).total, 1u);
  EXPECT_THAT(opened.take(), ElementsAre(Pair("tasks.md", 1)));
}

TEST(ASearch, ReadsANoteOnceForAllKeysUntilItChanges) {
  const World world;
  Result<Searcher> searcher = open_searcher(world.options);
  ASSERT_TRUE(searcher);
  const OpenedFiles opened(world.options.vault);
  const auto snippet = [&](const std::string& query) {
    const Result<Results> results = searcher->search({.query = query, .as_you_type = true});
    EXPECT_TRUE(results);
    return results && !results->hits.empty() ? results->hits.front().passage.snippet.text : "";
  };
  EXPECT_EQ(snippet("buo"), "kelp and buoy");
  EXPECT_THAT(opened.take(), ElementsAre(Pair("kelp 31.md", 1)));
  EXPECT_EQ(snippet("buoy"), "kelp and buoy");
  EXPECT_THAT(opened.take(), IsEmpty());
  world.folder.write("vault/kelp 31.md", "a red buoy");
  (void)opened.take();
  EXPECT_EQ(snippet("buoy"), "") << "what was read is not shown when the file is another";
  EXPECT_TRUE(update_index(index_request(world.options, *load_schemas(world.options.vault))));
  (void)opened.take();
  EXPECT_EQ(snippet("buoy"), "a red buoy");
  EXPECT_THAT(opened.take(), ElementsAre(Pair("kelp 31.md", 1)));
}

TEST(ASearch, ReadsNoNoteForPathsAlone) {
  const World world;
  const OpenedFiles opened(world.options.vault);
  EXPECT_EQ(world.search({.query = "kelp", .details = false}).hits.size(), 10u);
  EXPECT_THAT(opened.take(), IsEmpty());
}

TEST(ASearch, ReadsNoDeclarations) {
  const World world;
  world.folder.write("vault/.inkling/schemas/own.yaml", "kinds:\n  risk:\n    headings: [Risks]\n");
  const OpenedFiles opened(world.options.vault + "/.inkling/schemas");
  EXPECT_EQ(world.search({.query = "barge"}).total, 1u);
  EXPECT_THAT(opened.take(), IsEmpty()) << "the index carries those it was made with";
}

}  // namespace
}  // namespace inkling
