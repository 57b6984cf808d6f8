// SPDX-License-Identifier: MIT
// What the program does when it is stopped, or nobody reads on.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/file.h>

#include <filesystem>
#include <string>

#include "tests/support/process.h"
#include "tests/support/temp_vault.h"
#include "tests/support/vault_process.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

TEST(CtrlC, StopsAnIndexRunAtTheLastCommitAndSaysSo) {
  const TempVault folder;
  const std::string index = folder.at("index");
  const std::vector<std::string> argv = {INKLING_BINARY, "index", folder.at("vault"), "--index",
                                         index};
  folder.write("vault/first.md", "a buoy\n");
  ASSERT_EQ(run_process(argv, world_of(folder)).code, 0);
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "buoy" + std::to_string(i) + " ";
  for (int i = 0; i < 400; ++i) folder.write("vault/" + std::to_string(i) + ".md", text);

  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 1);
    dup2(ends[1], 2);
    close(ends[0]);
    close(ends[1]);
    std::vector<std::string> again = argv;
    again.push_back("--rebuild");
    become(again, world_of(folder));
  }
  close(ends[1]);
  // A second generation means that the build has begun; it takes far longer than a signal.
  const auto generations = [&index] {
    int count = 0;
    for (const auto& entry : fs::directory_iterator(index)) count += entry.is_directory();
    return count;
  };
  while (generations() < 2 && waitpid(child, nullptr, WNOHANG) == 0) continue;
  kill(child, SIGINT);
  std::string output;
  char buffer[4096];
  for (ssize_t size = 0; (size = read(ends[0], buffer, sizeof buffer)) > 0;) {
    output.append(buffer, static_cast<size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(code_of(status), 130);
  EXPECT_EQ(output,
            "inkling: interrupted: the index as last committed is kept, 1 note and 0 items\n"
            "hint: 'inkling index' goes on from there\n");
  const Ran search =
      run_process({INKLING_BINARY, "search", "--vault", folder.at("vault"), "--index", index,
                   "--no-refresh", "-q", "--format", "paths", "buoy"},
                  world_of(folder));
  EXPECT_EQ(search.output, "vault/first.md\n");
  EXPECT_EQ(run_process(argv, world_of(folder)).output, "401 notes, 0 items: 400 added\n");
}

TEST(ClosedPipe, EndsQuietlyEvenWhenTheSignalIsIgnored) {
  const TempVault folder;
  folder.write("vault/a.md", "a buoy\n");
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 1);
    become({INKLING_BINARY, "search", "--vault", folder.at("vault"), "-q", "buoy"},
           world_of(folder));
  }
  close(ends[1]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(code_of(status), 0);
}

TEST(LockedIndex, IsReadAsItWasAndNotWritten) {
  const TempVault folder;
  const std::string index = folder.at("index");
  folder.write("vault/a.md", "a buoy\n");
  const auto inkling = [&](std::vector<std::string> argv) {
    argv.insert(argv.begin(), INKLING_BINARY);
    argv.insert(argv.end(), {"--vault", folder.at("vault"), "--index", index});
    return run_process(argv, world_of(folder));
  };
  ASSERT_EQ(inkling({"index"}).code, 0);
  folder.write("vault/b.md", "another buoy\n");
  const int lock = open((index + "/lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);

  const Ran search = inkling({"search", "--format", "paths", "buoy"});
  EXPECT_EQ(search.output,
            "vault/a.md\n1 note changed since the index was made; 'inkling index' takes them in\n1 "
            "hit\n");
  EXPECT_EQ(search.code, 0);
  EXPECT_EQ(inkling({"index"}).code, 5);
  close(lock);
  EXPECT_EQ(inkling({"search", "--count", "-q", "buoy"}).output, "2\n");
}

}  // namespace
}  // namespace inkling
