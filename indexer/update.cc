// SPDX-License-Identifier: MIT
#include "indexer/update.h"

namespace inkling {

Result<IndexReport> update_index(const IndexRequest&) {
  return Error{.code = Code::kInternal, .message = "not written yet"};
}

}  // namespace inkling
