// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/configuration.h"
#include "cli/plain.h"
#include "cli/report.h"

namespace inkling {
namespace {

int run(Session& session) {
  const Result<Configuration> configuration =
      load_configuration(session.options.config, session.environment);
  if (!configuration) return report(session, configuration.error());
  std::string out = fmt::format(
      "# {}\n", printable(configuration_path(session.options.config, session.environment)));
  if (!configuration->vault.empty()) out += fmt::format("vault: {}\n", configuration->vault);
  if (!configuration->language.empty()) {
    out += fmt::format("language: {}\n", configuration->language);
  }
  if (configuration->recent_days != kRecentHalfLife) {
    out += fmt::format("recent-half-life: {}\n", configuration->recent_days);
  }
  if (!configuration->ignore.empty()) out += "ignore:\n";
  for (const std::string& line : configuration->ignore) out += fmt::format("  - '{}'\n", line);
  session.out.write(out);
  return kExitFound;
}

}  // namespace

Command config_command() {
  const auto action = std::make_shared<std::string>("show");
  return {
      .name = "config",
      .summary = "Show the configuration in force",
      .arguments = "[show]",
      .details =
          "The file is ~/.config/inkling/config.yaml, or the one named by --config; its keys\n"
          "are vault, ignore (lines as in .gitignore), language and recent-half-life (days, 90).",
      .examples = "inkling config show",
      .options = {{"action", "", "", action.get(), {"show"}}},
      .run = [action](Session& session) { return run(session); },
  };
}

}  // namespace inkling
