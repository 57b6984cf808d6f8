// SPDX-License-Identifier: MIT
#include <unistd.h>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/report.h"
#include "cli/version.h"
#include "server/lsp_server.h"

namespace inkling {
namespace {

int run(Session& session) {
  // The stream belongs to the protocol: whatever else would print goes to standard error.
  const int out = dup(STDOUT_FILENO);
  if (out < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
    return report(session, {.code = Code::kIo, .message = "cannot take over standard output"});
  }
  const LspOptions options{
      .version = std::string(version()),
      .locate = [&](const std::string& folder) -> Result<WorkspaceOptions> {
        Environment environment = session.environment;
        if (!folder.empty()) environment.folder = folder;
        const Session there{.environment = environment,
                            .options = session.options,
                            .out = session.out,
                            .err = session.err};
        Result<Located> located = locate(there);
        if (!located) return located.error();
        return located->workspace;
      },
      .today = [&] { return today(session.environment) ? *today(session.environment) : Date{}; },
  };
  return serve_lsp(STDIN_FILENO, out, options);
}

}  // namespace

Command lsp_command() {
  return {
      .name = "lsp",
      .summary = "Serve editors by the Language Server Protocol",
      .arguments = "",
      .details =
          "Speaks over standard input and output; an editor starts it. The vault is the one that\n"
          "holds the folder which the editor has open, unless --vault or INKLING_VAULT names one.\n"
          "Builds the index when there is none, and keeps it true to the folder as long as it\n"
          "runs. Text that is not saved yet is searched, too.\n\n"
          "docs/editors.md says how to set up each editor.",
      .examples =
          "inkling lsp\n"
          "inkling lsp --vault ~/notes",
      .options = {},
      .run = run,
  };
}

}  // namespace inkling
