// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace inkling {

/// What the command line asked for. Values of options are already where the commands want them.
struct Call {
  enum class What { kRun, kOverview, kHelp, kVersion, kWrong };
  What what = What::kWrong;
  const Command* command = nullptr;  ///< kRun, kHelp; of kWrong when it is known.
  std::string problem{};             ///< kWrong: "unknown option '--fomrat'".
  std::string hint{};                ///< kWrong: "did you mean '--format'?".
};

/// Reads the arguments (without the program's name). Fills `globals` and the commands' options.
/// `commands` must outlive the result.
Call parse_options(std::vector<std::string> arguments, const std::vector<Command>& commands,
                   GlobalOptions& globals);

}  // namespace inkling
