// SPDX-License-Identifier: MIT
// Findings of a check for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/check.h"

namespace inkling {

[[nodiscard]] std::string_view to_string(Severity severity);  ///< "error" "warning" "note".

/// `inkling.check/1`, one line.
[[nodiscard]] std::string findings_json(const std::vector<Finding>& findings);

/// SARIF 2.1.0, one line.
[[nodiscard]] std::string findings_sarif(const std::vector<Finding>& findings);

}  // namespace inkling
