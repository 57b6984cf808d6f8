// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/command.h"
#include "cli/complete_values.h"
#include "cli/completion.h"
#include "cli/help.h"
#include "cli/locate.h"
#include "cli/plain.h"
#include "cli/report.h"

namespace inkling {
namespace {

struct CompletionOptions {
  std::string shell{};
  std::string word{};
};

// A shell that asks wants words or nothing: no message, no indexing.
int print_values(Session& session, const std::string& word) {
  const Result<Located> located = locate(session);
  if (!located) return kExitNothing;
  Result<Searcher> searcher = open_searcher(located->workspace);
  if (!searcher) return kExitNothing;
  const std::vector<std::string> values = complete_values(word, *searcher);
  for (const std::string& value : values) session.out.write(printable(value) + "\n");
  return values.empty() ? kExitNothing : kExitFound;
}

int run(Session& session, const CompletionOptions& options) {
  const std::string& shell = options.shell;
  const std::vector<Command> commands = all_commands();
  if (shell == "bash") {
    session.out.write(bash_completion(commands));
  } else if (shell == "zsh") {
    session.out.write(zsh_completion(commands));
  } else if (shell == "fish") {
    session.out.write(fish_completion(commands));
  } else if (shell == "values") {
    return print_values(session, options.word);
  } else if (shell == "man") {
    session.out.write(man_page(commands));
  } else {
    return report_usage(session, "completion", "which shell: bash, zsh or fish?");
  }
  return kExitFound;
}

}  // namespace

Command completion_command() {
  const auto into = std::make_shared<CompletionOptions>();
  return {
      .name = "completion",
      .summary = "Print the completion script of a shell, or the man page",
      .arguments = "bash|zsh|fish|man | values WORD",
      .details = "values prints what a word of a query may become; the scripts ask for it.",
      .examples =
          "inkling completion bash > ~/.local/share/bash-completion/completions/inkling\n"
          "inkling completion zsh > \"${fpath[1]}/_inkling\"\n"
          "inkling completion fish > ~/.config/fish/completions/inkling.fish\n"
          "inkling completion man | man -l -\n"
          "inkling completion values tag:cu",
      .options = {{"shell", "", "", &into->shell, {"bash", "zsh", "fish", "man", "values"}},
                  {"word", "", "", &into->word}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
