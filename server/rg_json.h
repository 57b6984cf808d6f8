// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "query/results.h"

namespace inkling {

/// The answer as ripgrep's --json prints one: begin, match, end for each note, a summary last. The
/// lines are those of the files in `vault`, whole, with the byte ranges of what was found in them.
/// `shown` says how a note's path is written; without it, as it is in the vault.
[[nodiscard]] std::string rg_json(
    const Results& results, const std::string& vault,
    const std::function<std::string(const std::string& path)>& shown = {});

}  // namespace inkling
