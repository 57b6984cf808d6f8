// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "cli/terminal.h"
#include "indexer/update.h"

namespace inkling {

/// One line that counts up, redrawn in place on a terminal; silent elsewhere. It first shows when
/// the work has taken long enough to be noticed, and is gone when it is done.
class ProgressBar {
 public:
  /// `terminal` must outlive it.
  ProgressBar(Terminal& terminal, bool shown);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void update(const IndexProgress& progress);
  void clear();

 private:
  Terminal& terminal_;
  bool shown_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
  std::chrono::steady_clock::time_point start_;
};

/// "Indexing  ███████▌        46 %   6,850 / 14,893  2 s left", without colour or line end.
[[nodiscard]] std::string progress_line(const IndexProgress& progress, double elapsed_seconds);

}  // namespace inkling
