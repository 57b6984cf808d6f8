// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/open_index.h"

namespace inkling {

/// The words records of many notes, one for each of `notes`, empty where there is none. The places
/// are read in one pass in order of docid, which reads a few blocks where asking document by
/// document reads several for each.
[[nodiscard]] std::vector<std::string_view> records_of(const std::vector<uint32_t>& notes,
                                                       const OpenIndex& index);

}  // namespace inkling
