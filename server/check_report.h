// SPDX-License-Identifier: MIT
// Findings of a check for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/check.h"

namespace inkling {

/// "error", "warning" or "note": the words of SARIF and of compilers, which editors know.
[[nodiscard]] std::string_view level_of(Severity severity);

/// `inkling.check/1`, one line.
[[nodiscard]] std::string findings_json(const std::vector<Finding>& findings);

/// SARIF 2.1.0, one line.
[[nodiscard]] std::string findings_sarif(const std::vector<Finding>& findings);

}  // namespace inkling
