// SPDX-License-Identifier: MIT
#pragma once

#include "indexer/generation.h"
#include "indexer/run.h"

namespace inkling {

/// Notes per scratch database. Xapian keeps the postings of one in maps of maps: from 500 to 100
/// notes, a build takes a quarter less processor time, since more of them stay in the cache; below,
/// opening and merging costs more than that saves.
inline constexpr size_t kSegmentNotes = 100;
inline constexpr uint64_t kSegmentBytes = 1ull << 20;  ///< Of their text: bounds memory.
inline constexpr size_t kMaxMerged = 100;  ///< Scratch databases open at once, of three files each.

/// Builds all notes of run.scan into the empty generation `paths`, with `epoch`. The vault is cut
/// into segments of consecutive notes; each thread writes one segment at a time into small scratch
/// databases, which Xapian fills much faster than one large one, and these are then merged. On an
/// error or cancellation the generation is worthless; it was never in force.
Outcome build_generation(Run& run, const IndexPaths& paths, uint64_t epoch);

}  // namespace inkling
