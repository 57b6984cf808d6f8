// SPDX-License-Identifier: MIT
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/indexing.h"
#include "cli/interrupt.h"
#include "cli/locate.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "server/index_keeper.h"

namespace inkling {
namespace {

bool changed_anything(const IndexReport& report) {
  return report.rebuilt || report.added + report.modified + report.removed + report.renamed > 0;
}

/// Until Ctrl-C.
void wait_for_interrupt() {
  const std::atomic<bool>& interrupted = catch_interrupts();
  constexpr int kLookEvery = 200;  // Milliseconds: the signal may have come to another thread.
  while (!interrupted) (void)::poll(nullptr, 0, kLookEvery);
}

int run(Session& session) {
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const Result<IndexReport> done = run_index(session, located->workspace, {.list_problems = false});
  if (!done) return report(session, done.error());
  const bool tells = !session.options.quiet;
  if (tells) {
    session.out.write(summary_of(*done) + "\n");
    session.out.write("watching " + printable(located->workspace.vault) + "; Ctrl-C ends it\n");
    (void)session.out.finish();
  }
  const IndexKeeper keeper(located->workspace, {.updated = [] {},
                                                .progress = {},
                                                .indexed =
                                                    [&](const IndexReport& report) {
                                                      if (!tells || !changed_anything(report))
                                                        return;
                                                      session.out.write(summary_of(report) + "\n");
                                                      (void)session.out.finish();
                                                    }});
  wait_for_interrupt();
  return kExitFound;
}

}  // namespace

Command watch_command() {
  return {
      .name = "watch",
      .summary = "Keep the index true to the vault as long as it runs",
      .arguments = "",
      .details =
          "Takes in each change as it happens, and prints a line of it. Searches ask it whether\n"
          "the index holds all there is, instead of looking at each note: they are faster, and\n"
          "exact in vaults of any size. The server of an editor does the same while it runs, so\n"
          "this is for those who search from a terminal or a picker.",
      .examples =
          "inkling watch\n"
          "inkling watch -q --vault ~/notes &",
      .options = {},
      .run = run,
  };
}

}  // namespace inkling
