// SPDX-License-Identifier: MIT
#pragma once

#include <xapian.h>

#include "indexer/draft.h"

namespace inkling {

/// REQUIRES: sort_terms was called.
[[nodiscard]] Xapian::Document to_document(const Draft& draft);

/// Flags for databases that a reader can see, and for those that are thrown away when a build ends.
inline constexpr int kOpenFlags = Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS;
inline constexpr int kStagedFlags = kOpenFlags | Xapian::DB_NO_SYNC;  ///< Synced by Staging.
inline constexpr int kMetadataFlags =
    kOpenFlags | Xapian::DB_NO_TERMLIST;  ///< Changes no document.
inline constexpr int kScratchFlags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                     Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS |
                                     Xapian::DB_NO_TERMLIST;

}  // namespace inkling
