// SPDX-License-Identifier: MIT
// An update where files cannot have two names, as on a memory card: a filter of system calls in a
// child process refuses to give them.
#include "indexer/staging.h"

#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <iterator>

#include "indexer/term_lists.h"
#include "tests/indexer/random_edits.h"

namespace inkling {
namespace {

constexpr uint32_t kOldLink =
#ifdef SYS_link
    SYS_link;
#else
    SYS_linkat;
#endif

/// From now on this process and its threads get EPERM for each hard link.
bool refuse_links() {
  sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kOldLink, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_linkat, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{.len = std::size(rules), .filter = rules};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

TEST(Staging, IsDoneWithoutWhereFilesCannotHaveTwoNames) {
  IndexWorld world;
  RandomEdits edits(world, 11);
  for (int i = 0; i < 15; ++i) edits.edit();
  world.update();
  for (int i = 0; i < 8; ++i) edits.edit();
  const pid_t child = ::fork();
  if (child == 0) {
    if (!refuse_links() || ::link("/dev/null", "/dev/null") == 0 || errno != EPERM) ::_exit(2);
    const Result<IndexReport> report = update_index(world.request());
    ::_exit(!report ? 3 : report->rebuilt ? 4 : 0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_TRUE(world.dump() == world.dump_of_rebuild());
  const Result<IndexPaths> paths = open_index_folder(world.index());
  for (const std::string& folder : {paths->notes(), paths->items()}) {
    EXPECT_FALSE(std::filesystem::exists(folder + "/termlist.glass")) << "lent, and given back";
  }
}

TEST(Staging, TakesBackTermListsThatACrashLeft) {
  IndexWorld world;
  RandomEdits edits(world, 12);
  for (int i = 0; i < 15; ++i) edits.edit();
  world.update();
  const Result<IndexPaths> paths = open_index_folder(world.index());
  lend_term_lists_of_notes(*paths, {1, 2, 3}, paths->notes());
  lend_term_lists_of_items(*paths, {1, 2, 3}, paths->items());
  for (int i = 0; i < 8; ++i) edits.edit();
  EXPECT_FALSE(world.update().rebuilt);
  EXPECT_TRUE(world.dump() == world.dump_of_rebuild());
  EXPECT_FALSE(std::filesystem::exists(paths->notes() + "/termlist.glass"));
}

}  // namespace
}  // namespace inkling
