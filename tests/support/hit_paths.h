// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "query/results.h"

namespace inkling {

/// Of the hits shown, in their order.
inline std::vector<std::string> paths(const Results& results) {
  std::vector<std::string> out;
  for (const Hit& hit : results.hits) out.push_back(hit.path);
  return out;
}

}  // namespace inkling
