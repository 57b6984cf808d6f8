// SPDX-License-Identifier: MIT
// Runs a program as a user would and sees what it did.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace inkling {

struct Ran {
  std::string output{};  ///< Standard output and error, in the order written.
  int code = 0;          ///< Exit code; 128 + the signal that ended it.
};

struct ProcessWorld {
  std::string folder{};                    ///< Working folder.
  std::vector<std::string> environment{};  ///< "NAME=value", nothing else is passed on.
};

/// What the child's wait status means as a shell says it.
inline int code_of(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Becomes the program; never returns.
[[noreturn]] inline void become(const std::vector<std::string>& arguments,
                                const ProcessWorld& world) {
  std::vector<char*> argv;
  for (const std::string& one : arguments) argv.push_back(const_cast<char*>(one.c_str()));
  argv.push_back(nullptr);
  std::vector<char*> envp;
  for (const std::string& one : world.environment) envp.push_back(const_cast<char*>(one.c_str()));
  envp.push_back(nullptr);
  if (chdir(world.folder.c_str()) == 0) execve(argv[0], argv.data(), envp.data());
  _exit(127);
}

/// `argv[0]` is a path.
inline Ran run_process(const std::vector<std::string>& argv, const ProcessWorld& world) {
  int ends[2];
  if (pipe(ends) != 0) return {.output = "no pipe", .code = -1};
  const pid_t child = fork();
  if (child == 0) {
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(ends[1], 1);
    dup2(ends[1], 2);
    close(ends[0]);
    close(ends[1]);
    become(argv, world);
  }
  close(ends[1]);
  Ran out;
  char buffer[1 << 14];
  for (ssize_t size = 0; (size = read(ends[0], buffer, sizeof buffer)) > 0;) {
    out.output.append(buffer, static_cast<size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  out.code = code_of(status);
  return out;
}

}  // namespace inkling
