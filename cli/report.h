// SPDX-License-Identifier: MIT
// Messages on standard error, and the exit code that goes with a failure.
#pragma once

#include <string_view>

#include "cli/command.h"
#include "notes/result.h"

namespace inkling {

/// Prints "inkling: where: message" and "hint: ..."; returns the exit code for it.
int report(Session& session, const Error& error);
/// The same for an index that could not be opened: that there is none is kExitUnusable.
int report_index(Session& session, const Error& error);
/// A wrong call of a command, with the advice to look at its help.
int report_usage(Session& session, std::string_view command, std::string_view message);
[[nodiscard]] int exit_code_of(Code code);

}  // namespace inkling
