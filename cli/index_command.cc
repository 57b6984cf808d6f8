// SPDX-License-Identifier: MIT
#include <chrono>
#include <memory>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/indexing.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/report.h"

namespace inkling {
namespace {

struct IndexOptions {
  std::string vault{};
  bool rebuild = false;
  bool strict = false;
  uint32_t threads = 0;
};

int run(Session& session, const IndexOptions& options) {
  const Result<Located> located = locate(session, options.vault);
  if (!located) return report(session, located.error());
  const auto start = std::chrono::steady_clock::now();
  const Result<IndexReport> done =
      run_index(session, located->workspace,
                {.rebuild = options.rebuild, .threads = options.threads, .list_problems = true});
  if (!done) return report(session, done.error());
  std::string summary = summary_of(*done);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  if (session.out.interactive) summary += " in " + seconds_text(elapsed.count());
  if (!done->problems.empty()) summary += "; " + counted(done->problems.size(), "problem");
  if (!session.options.quiet) session.out.write(summary + "\n");
  if (session.options.verbose) session.err.write(located->workspace.index_folder + "\n");
  return options.strict && !done->problems.empty() ? kExitUsage : kExitFound;
}

}  // namespace

Command index_command() {
  const auto into = std::make_shared<IndexOptions>();
  return {
      .name = "index",
      .summary = "Bring the index to what the vault is now",
      .arguments = "[VAULT]",
      .details =
          "Reads only the notes that were added, changed, renamed or removed since the last time;\n"
          "builds the whole index when there is none, or when it was made by another version or\n"
          "with other declarations. Searches go on meanwhile, on the last commit; Ctrl-C stops\n"
          "there, too. The index is a cache: deleting it loses nothing.\n\n"
          "What is wrong in a note is printed as path:line:column: message and does not stop the\n"
          "others; the exit code is 0 then, unless --strict.",
      .examples =
          "inkling index\n"
          "inkling index ~/notes\n"
          "inkling index --rebuild --threads 1\n"
          "inkling index --strict -q    # for a hook: fails when a note has a problem",
      .options = {{"vault", "", "", &into->vault},
                  {"--rebuild", "", "build it anew, and swap it in when it is complete",
                   &into->rebuild},
                  {"--strict", "", "exit 2 when a note has a problem", &into->strict},
                  {"--threads", "N", "at most so many threads (else as many as cores)",
                   &into->threads}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
