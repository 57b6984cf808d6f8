// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "notes/result.h"

namespace inkling {

/// All that an index answers from, as text: every note by path with its terms, values, data and
/// words, every item below its note, then what the metadata count. Document ids, places in `words`
/// and word ids are replaced by what they stand for, so that two indexes of the same notes give
/// the same text however they were made.
Result<std::string> dump_index(const std::string& index_folder);

}  // namespace inkling
