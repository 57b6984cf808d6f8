// SPDX-License-Identifier: MIT
#pragma once

#include "indexer/generation.h"
#include "indexer/run.h"

namespace inkling {

/// Bounds on what a thread holds in memory before it writes. More make the index smaller, since a
/// merge keeps each scratch database's postings of a term as a piece of their own.
inline constexpr size_t kSegmentNotes = 4000;
inline constexpr uint64_t kSegmentBytes = 16ull << 20;  ///< Of text.
/// Smaller ones let all threads work on a small vault.
inline constexpr uint64_t kLeastSegmentBytes = 1ull << 20;
inline constexpr uint64_t kSegmentsPerThread = 2;
inline constexpr size_t kMaxMerged = 64;  ///< Scratch databases open at once, of three files each.

/// Builds all notes of run.scan into the empty generation `paths`, with `epoch`. The vault is cut
/// into segments of consecutive notes; each thread writes one at a time into scratch databases,
/// which Xapian then merges. On an error or cancellation the generation is worthless; it was never
/// in force.
Outcome build_generation(Run& run, const IndexPaths& paths, uint64_t epoch);

}  // namespace inkling
