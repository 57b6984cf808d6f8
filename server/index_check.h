// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "notes/result.h"

namespace inkling {

/// What reading the whole index finds wrong with it, a line each; none when it is sound. Reads
/// every posting and document of both databases and every record of the words file: seconds for a
/// large vault. Xapian keeps no checksums: a flipped byte that still makes sense is not seen. Fails
/// as Searcher::open, and with kBusy when a writer commits meanwhile.
Result<std::vector<std::string>> check_index(const std::string& index_folder);

}  // namespace inkling
