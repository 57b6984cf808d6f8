// SPDX-License-Identifier: MIT
// Completion scripts, made from the declarations of the commands.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace inkling {

[[nodiscard]] std::string bash_completion(const std::vector<Command>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<Command>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<Command>& commands);

}  // namespace inkling
