// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

#include "indexer/update.h"

namespace inkling {

/// Called right before each change of the index folder with its name ("show items", ...), from
/// any thread: where the tests kill the process or make the disk full.
using Step = std::function<void(std::string_view)>;

/// update_index with a look inside.
Result<IndexReport> update_index(const IndexRequest& request, const Step& step);

}  // namespace inkling
