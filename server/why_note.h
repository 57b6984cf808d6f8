// SPDX-License-Identifier: MIT
// Why a file is, or is not, found by a query: what keeps it out of the vault or the index, which
// clause it does not meet, where it ranks.
#pragma once

#include <string>
#include <vector>

#include "query/why.h"
#include "server/workspace.h"

namespace inkling {

struct WhyNote {
  std::string path{};  ///< Relative to the vault.
  std::string
      obstacle{};      ///< Why it cannot be found by any query: "ignored by .gitignore:3: *.tmp".
  std::string hint{};  ///< What to do about that; may be empty.
  Why why{};           ///< When there is no obstacle.
  std::vector<std::string> problems{};  ///< Of the note itself: "4:7: broken front matter".
};

/// The path below the vault of an existing file. `file` as why_note takes it, and its errors.
Result<std::string> find_note(const WorkspaceOptions& options, const std::string& file);

/// `file`: a path, absolute or below the vault, with or without ".md", or the name of a note. What
/// changed in the vault is indexed first, as a search does. kNotFound: no such file; kInvalid:
/// several notes have that name.
Result<WhyNote> why_note(const WorkspaceOptions& options, const std::string& file,
                         const Request& request);

}  // namespace inkling
