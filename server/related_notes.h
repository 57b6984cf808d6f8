// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "server/workspace.h"

namespace inkling {

/// The notes like one (query/related.h). `file` as why_note takes it. What changed in the vault is
/// indexed first, as a search does. kNotFound: no such file, or it is not indexed; kInvalid:
/// several notes have that name.
Result<Results> related_notes(const WorkspaceOptions& options, const std::string& file,
                              const Request& request);

}  // namespace inkling
