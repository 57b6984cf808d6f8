// SPDX-License-Identifier: MIT
#pragma once

#include "indexer/run.h"
#include "indexer/stamps.h"
#include "schemas/layout.h"

namespace Xapian {
class Database;
}

namespace inkling {

inline constexpr size_t kBatchNotes = 1000;           ///< Per commit.
inline constexpr uint64_t kBatchBytes = 16ull << 20;  ///< Of their text: bounds memory.
inline constexpr size_t kRebuildNotes = 2000;  ///< From here on, and from half of the vault on, a
                                               ///< rebuild is faster than an update.

inline constexpr uint64_t kLeastGarbage = 1 << 18;  ///< Bytes of `words`: from here on, and from
                                                    ///< half of the file on, worth a rebuild.

/// What was known of the vault at the last commit: the `stamps` file, or the documents' own data
/// when it does not fit.
struct KnownStamps {
  Stamps stamps{};
  bool derived = false;  ///< From the documents: the file is to be written again.
};
[[nodiscard]] KnownStamps load_stamps(const IndexPaths& paths, const Xapian::Database& notes);

/// Makes run.scan of what the index knows, and of a look at the notes that run.request.only names.
/// False when that does not tell all: then the vault is to be walked.
[[nodiscard]] bool look_at_some(Run& run, const IndexPaths& paths, uint64_t epoch);

enum class Updated { kDone, kRebuildIsFaster };

/// Brings a generation to what run.scan found, in place; repairs first what a crash between the
/// two databases' commits left. Throws what Xapian and the system throw.
Result<Updated> update_generation(Run& run, const IndexPaths& paths);

}  // namespace inkling
