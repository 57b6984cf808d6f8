// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/help.h"
#include "cli/report.h"

namespace inkling {
namespace {

int run(Session& session, const std::string& shell) {
  const std::vector<Command> commands = all_commands();
  if (shell == "bash") {
    session.out.write(bash_completion(commands));
  } else if (shell == "zsh") {
    session.out.write(zsh_completion(commands));
  } else if (shell == "fish") {
    session.out.write(fish_completion(commands));
  } else if (shell == "man") {
    session.out.write(man_page(commands));
  } else {
    return report_usage(session, "completion", "which shell: bash, zsh or fish?");
  }
  return kExitFound;
}

}  // namespace

Command completion_command() {
  const auto shell = std::make_shared<std::string>();
  return {
      .name = "completion",
      .summary = "Print the completion script of a shell, or the man page",
      .arguments = "bash|zsh|fish|man",
      .details = {},
      .examples =
          "inkling completion bash > ~/.local/share/bash-completion/completions/inkling\n"
          "inkling completion zsh > \"${fpath[1]}/_inkling\"\n"
          "inkling completion fish > ~/.config/fish/completions/inkling.fish\n"
          "inkling completion man | man -l -",
      .options = {{"shell", "", "", shell.get(), {"bash", "zsh", "fish", "man"}}},
      .run = [shell](Session& session) { return run(session, *shell); },
  };
}

}  // namespace inkling
