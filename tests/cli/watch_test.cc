// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <signal.h>

#include <string>

#include "tests/support/process.h"
#include "tests/support/temp_vault.h"
#include "tests/support/vault_process.h"

namespace inkling {
namespace {

/// Up to and with the next line end; less when the other side closed.
std::string next_line(int fd) {
  std::string line;
  for (char c = 0; (line.empty() || line.back() != '\n') && read(fd, &c, 1) == 1;) line += c;
  return line;
}

TEST(Watch, TakesInEachChangeAndTellsSearchesUntilCtrlC) {
  const TempVault folder;
  folder.write("vault/a.md", "a buoy\n");
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 1);
    close(ends[0]);
    close(ends[1]);
    become({INKLING_BINARY, "watch", "--vault", folder.at("vault"), "--index", folder.at("index")},
           world_of(folder));
  }
  close(ends[1]);
  EXPECT_EQ(next_line(ends[0]), "1 note, 0 items: 1 added (first index)\n");
  EXPECT_EQ(next_line(ends[0]), "watching " + folder.at("vault") + "; Ctrl-C ends it\n");
  const auto search = [&](const std::string& word) {
    return run_process({INKLING_BINARY, "search", "-q", "--format", "json", "--vault",
                        folder.at("vault"), "--index", folder.at("index"), word},
                       world_of(folder))
        .output;
  };
  // From some moment on it answers searches.
  while (search("buoy").find("\"checked\":0") == std::string::npos) continue;
  folder.write("vault/b.md", "another buoy\n");
  EXPECT_EQ(next_line(ends[0]), "2 notes, 0 items: 1 added\n");
  const std::string answer = search("buoy");
  EXPECT_NE(answer.find("b.md"), std::string::npos) << answer;
  kill(child, SIGINT);
  EXPECT_EQ(next_line(ends[0]), "");
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(code_of(status), 0);
}

}  // namespace
}  // namespace inkling
