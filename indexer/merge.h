// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace inkling {

enum class Docids { kKeep, kRenumber };

/// Merges scratch databases, in order, into a new compact one at `target`, and deletes them.
/// `target` is an empty database when there are none.
void merge_databases(std::vector<std::string> sources, const std::string& target, Docids docids);

}  // namespace inkling
