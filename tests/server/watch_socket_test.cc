// SPDX-License-Identifier: MIT
#include "server/watch_socket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <filesystem>
#include <fstream>
#include <semaphore>
#include <thread>

#include "server/index_keeper.h"
#include "server/workspace.h"
#include "tests/support/hit_paths.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// However busy the machine is: who gives up looks for himself, and may find a writer at work.
constexpr std::chrono::minutes kForever{10};

/// A vault, and a process's worth of watching it, from start() on.
class WatchedVault {
 public:
  WatchedVault() { std::filesystem::create_directories(options.vault); }

  void write(const std::string& path, const std::string& text) const {
    folder_.write("vault/" + path, text);
  }
  void remove(const std::string& path) const {
    std::filesystem::remove_all(options.vault + "/" + path);
  }
  void start() {
    keeper_.emplace(options, KeeperReports{.updated = [this] { updates_.release(); }});
    // Of the names of the index, and of the first look: then it listens.
    while (!ask_watcher(options.index_folder, options.vault, kForever)) updates_.acquire();
  }
  void stop() { keeper_.reset(); }
  [[nodiscard]] Results search(const std::string& query) const {
    const Result<Results> results = search_fresh(options, {.query = query}, {.patience = kForever});
    EXPECT_TRUE(results) << results.error().message;
    return results ? *results : Results{};
  }

 private:
  TempVault folder_{};

 public:
  WorkspaceOptions options{.vault = std::filesystem::canonical(folder_.root()).string() + "/vault",
                           .index_folder = folder_.at("index")};

 private:
  std::counting_semaphore<> updates_{0};
  std::optional<IndexKeeper> keeper_{};
};

TEST(WatchSocket, TellsThatNothingChangedWithoutALookAtTheNotes) {
  WatchedVault vault;
  vault.write("a.md", "kelp");
  vault.start();
  const Results results = vault.search("kelp");
  EXPECT_THAT(paths(results), ElementsAre("a.md"));
  EXPECT_EQ(results.freshness, Freshness::kFresh);
  EXPECT_EQ(results.checked, 0U);
}

TEST(WatchSocket, AnswersWhenEachChangeIsInTheIndex) {
  WatchedVault vault;
  vault.write("a.md", "kelp");
  vault.write("sub/b.md", "buoy");
  vault.start();
  vault.write("a.md", "dulse");
  EXPECT_THAT(paths(vault.search("dulse")), ElementsAre("a.md"));
  EXPECT_THAT(paths(vault.search("kelp")), IsEmpty());
  vault.write("new folder/c.md", "wrack");
  EXPECT_THAT(paths(vault.search("wrack")), ElementsAre("new folder/c.md"));
  vault.write("new folder/d.md", "laver");
  EXPECT_THAT(paths(vault.search("laver")), ElementsAre("new folder/d.md"));
  vault.remove("sub");
  EXPECT_THAT(paths(vault.search("buoy")), IsEmpty());
  vault.write(".gitignore", "a.md\n");
  EXPECT_THAT(paths(vault.search("dulse")), IsEmpty());
  std::ofstream open_file(vault.options.vault + "/sub.md");
  open_file << "sea lettuce" << std::flush;
  EXPECT_THAT(paths(vault.search("lettuce")), ElementsAre("sub.md")) << "though it is not closed";
}

TEST(WatchSocket, IsMissedByNobodyWhenItsProcessIsGone) {
  WatchedVault vault;
  vault.write("a.md", "kelp");
  vault.start();
  vault.stop();
  EXPECT_TRUE(std::filesystem::exists(watch_socket_path(vault.options.index_folder)));
  vault.write("b.md", "kelp");
  const Results results = vault.search("kelp");
  EXPECT_EQ(results.hits.size(), 2U);
  EXPECT_EQ(results.checked, 1U) << "looked at the vault itself";
  vault.start();
  EXPECT_EQ(vault.search("kelp").checked, 0U) << "another one has taken its place";
}

TEST(WatchSocket, KnowsItsOwnVaultOnly) {
  WatchedVault vault;
  vault.write("a.md", "kelp");
  vault.start();
  EXPECT_FALSE(ask_watcher(vault.options.index_folder, "/another/vault"));
  EXPECT_FALSE(ask_watcher(vault.options.index_folder, std::string(1 << 20, 'x')));
  EXPECT_TRUE(ask_watcher(vault.options.index_folder, vault.options.vault, kForever))
      << "and goes on";
}

TEST(WatchSocket, ListensOnce) {
  const TempVault folder;
  auto first = WatchSocket::listen(folder.root());
  ASSERT_TRUE(first);
  EXPECT_FALSE(WatchSocket::listen(folder.root()));
  std::filesystem::create_directories(folder.at(std::string(100, 'd')));
  EXPECT_FALSE(WatchSocket::listen(folder.at(std::string(100, 'd')))) << "no address is so long";
}

TEST(WatchSocket, TakesNoAnswerForNone) {
  const TempVault folder;
  auto socket = WatchSocket::listen(folder.root());
  ASSERT_TRUE(socket);
  std::thread listener([&] {
    while (!socket->next()) {
    }  // The question goes, and with it the connection.
  });
  EXPECT_FALSE(ask_watcher(folder.root(), "/vault"));
  listener.join();
}

}  // namespace
}  // namespace inkling
