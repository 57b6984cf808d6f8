// SPDX-License-Identifier: MIT
// Has the vault changed since it was indexed? While no folder and no ignore file changed, one look
// at each known note tells; else the vault is walked. In a large vault the folders tell what came
// and went, and the notes that changed last, whether they changed again.
#pragma once

#include <atomic>
#include <cstdint>
#include <latch>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/update.h"
#include "notes/stamps.h"

namespace inkling {

/// Compares a vault with its index while its maker does something else. One thread makes, finishes
/// and destroys it.
class Comparison {
 public:
  /// Begins at once, on a thread of its own.
  Comparison(IndexRequest request, const LookBudget& budget);
  /// Gives up what is not finished.
  ~Comparison();
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;

  /// What differs from the index as it was at `epoch`. The calling thread takes part. At most once.
  Result<Drift> finish(uint64_t epoch);

 private:
  void run();
  void prepare();
  void start_others();
  void join();

  IndexRequest request_;
  LookBudget budget_;
  uint64_t epoch_ = 0;  ///< Of the stamps; 0 when there are none to compare with.
  size_t notes_ = 0;    ///< In the index.
  size_t checked_ = 0;  ///< Of these.
  std::optional<StampCheck> check_{};
  std::atomic<bool> stopped_ = false;
  std::latch prepared_{1};
  std::vector<std::jthread> others_{};  ///< Made by the first.
  std::jthread first_{};
};

}  // namespace inkling
