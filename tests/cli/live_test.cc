// SPDX-License-Identifier: MIT
// `inkling live`, a line in and a line out, while the vault changes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/process.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The program with its input and output in our hands.
class Live {
 public:
  explicit Live(const TempVault& folder) {
    EXPECT_EQ(pipe2(to_, O_CLOEXEC), 0);
    EXPECT_EQ(pipe2(from_, O_CLOEXEC), 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(to_[0], 0);
      dup2(from_[1], 1);
      become({INKLING_BINARY, "live", "--vault", folder.at("vault"), "--index", folder.at("index")},
             {.folder = folder.root(),
              .environment = {"HOME=" + folder.root(), "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"}});
    }
    close(to_[0]);
    close(from_[1]);
  }
  ~Live() {
    close(to_[1]);
    int status = 0;
    waitpid(child_, &status, 0);
    EXPECT_EQ(code_of(status), 0);
    close(from_[0]);
  }
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  std::string ask(const std::string& query) {
    const std::string line = query + "\n";
    EXPECT_EQ(write(to_[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
    std::string answer;
    for (char c = 0; read(from_[0], &c, 1) == 1 && c != '\n';) answer += c;
    return answer;
  }

 private:
  int to_[2] = {-1, -1};
  int from_[2] = {-1, -1};
  pid_t child_ = 0;
};

// Asked in one breath: a look at the vault every so often would miss most of it.
TEST(Live, AnswersWithWhatChangedJustBefore) {
  const TempVault folder;
  folder.write("vault/old.md", "kelp and buoy\n");
  Live live(folder);
  EXPECT_THAT(live.ask("kelp"), HasSubstr("old.md"));
  folder.write("vault/new.md", "kelp on the rope\n");
  EXPECT_THAT(live.ask("rope"), HasSubstr("new.md")) << "a new note";
  folder.write("vault/new.md", "kelp on the slipway\n");
  EXPECT_THAT(live.ask("slipway"), HasSubstr("new.md")) << "a changed note";
  EXPECT_THAT(live.ask("rope"), Not(HasSubstr("new.md")));
  folder.write("vault/sub/deep/third.md", "a tarred rope\n");
  EXPECT_THAT(live.ask("tarred"), HasSubstr("third.md")) << "a note in new folders";
  folder.write("vault/sub/deep/fourth.md", "a frayed rope\n");
  EXPECT_THAT(live.ask("frayed"), HasSubstr("fourth.md")) << "which are watched now";
  folder.remove("vault/old.md");
  EXPECT_THAT(live.ask("buoy"), Not(HasSubstr("old.md"))) << "a note that is gone";
}

}  // namespace
}  // namespace inkling
