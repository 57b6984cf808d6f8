// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "schemas/record.h"

namespace inkling {

/// The item that each property of a note is, or kNone: the values in the front matter that are
/// items. `records` as records_from gave them.
[[nodiscard]] std::vector<uint32_t> items_by_property(const Note& note, const Records& records);

}  // namespace inkling
