// SPDX-License-Identifier: MIT
// Help in three shapes, all made from the same declarations.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace inkling {

/// What `inkling --help` prints.
[[nodiscard]] std::string overview(const std::vector<Command>& commands, const Terminal& terminal);
/// What `inkling COMMAND --help` prints.
[[nodiscard]] std::string help_text(const Command& command, const Terminal& terminal);
/// inkling(1), for man.
[[nodiscard]] std::string man_page(const std::vector<Command>& commands);

}  // namespace inkling
