// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "indexer/stamps.h"
#include "indexer/steps.h"
#include "indexer/update.h"
#include "notes/vault.h"

namespace inkling {

/// One call of update_index: what was asked, what is in the vault, what is to be reported.
struct Run {
  const IndexRequest& request;
  const Step& step;
  Scan scan{};
  std::optional<Stamps> stamps{};  ///< Those of the index, when they were read already.
  IndexReport report{};

  [[nodiscard]] bool cancelled() const {
    return request.cancel != nullptr && request.cancel->load(std::memory_order_relaxed);
  }
  void before(std::string_view change) const {
    if (step) step(change);
  }
};

[[nodiscard]] inline Error cancelled_error() {
  return {.code = Code::kCancelled, .message = "stopped; the index is as it was last committed"};
}

}  // namespace inkling
