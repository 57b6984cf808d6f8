// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "notes/diagnostic.h"
#include "notes/result.h"
#include "notes/text.h"
#include "notes/vault.h"
#include "schemas/schema.h"
#include "schemas/words.h"

namespace inkling {

struct IndexProgress {
  size_t done = 0;  ///< Notes.
  size_t total = 0;
};

struct IndexRequest {
  std::string vault{};         ///< Absolute path.
  std::string index_folder{};  ///< Made when missing, mode 0700.
  SchemaSet schemas{};
  ScanOptions scan{};
  Language default_language{};
  /// Notes that may have changed; nothing else is looked at. Paths as in the index: one that is not
  /// there, or is gone from the disk, has the whole vault looked at. Empty: the whole vault.
  std::vector<std::string> only{};
  bool rebuild = false;  ///< Into a new generation, swapped in when complete.
  unsigned threads = 0;  ///< 0: as many as cores.
  std::function<void(const IndexProgress&)> on_progress{};  ///< Called from one thread, in order.
  const std::atomic<bool>* cancel = nullptr;  ///< When true: stop at the last commit, kCancelled.
};

/// A problem with one note, ready to print as "path:line:column: message". Line 0: of the whole
/// file.
struct NoteProblem {
  std::string path{};
  Position place{.line = 0, .column = 0};
  Severity severity = Severity::kWarning;
  std::string message{};
};

struct IndexReport {
  uint32_t added = 0;
  uint32_t modified = 0;
  uint32_t removed = 0;
  uint32_t renamed = 0;  ///< Same size and mtime under a new path; not counted as added or removed.
  uint32_t notes = 0;    ///< In the index now.
  uint32_t items = 0;
  bool rebuilt = false;
  std::string
      rebuild_reason{};  ///< "", "first index", "asked for", "schema changed", "damaged", ...
  uint64_t revision = 0;
  std::vector<NoteProblem> problems{};  ///< Of the notes read in this run, and of the walk.
};

/// Brings the index to what the vault is now: one walk, one merge, only what changed is read. With
/// `only`, to what these notes are now, without a walk.
/// Builds anew when there is no index, when it is of another version or schema, or is damaged. At
/// any moment a reader sees the last commit. kBusy: another process is writing.
Result<IndexReport> update_index(const IndexRequest& request);

/// Compares the vault with the index without writing; files whose stamp differs, are new or are
/// gone.
Result<std::vector<std::string>> changed_notes(const IndexRequest& request);

/// How a vault differs from its index.
struct Drift {
  std::vector<std::string> changed{};  ///< Paths that are new, gone, or have another stamp; sorted.
  size_t checked = 0;                  ///< Notes compared with the disk.
  bool complete = true;                ///< Else others may have changed as well.
  bool reshaped = false;  ///< The next look will be a walk as well, until the index is updated.
};

/// How far a look goes.
struct LookBudget {
  size_t most_checked = 20'000;  ///< Of more notes, those that changed last (kNewestNotes) are.
  size_t most_walked = 200'000;  ///< Of more notes, what came or went is left to `index`.
};

/// changed_notes, as fast as it can be told: while no folder and no ignore file changed, one look
/// at each known note is enough.
Result<Drift> find_drift(const IndexRequest& request, const LookBudget& budget);

}  // namespace inkling
