// SPDX-License-Identifier: MIT
// What must be written when notes change their place, so that every link goes on meaning what it
// meant.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/lsp_session.h"

namespace inkling {

/// Old path -> new path, of notes of the vault.
using Moves = std::map<std::string, std::string>;

/// The notes that move when this path does: itself, or all below it when it is a folder.
[[nodiscard]] Moves moves_of(const LspSession& session, const std::string& from,
                             const std::string& to);

/// The edits, in the notes' texts before the move: of links to what moves, from wherever, and of
/// relative links in what moves.
[[nodiscard]] std::vector<Edit> move_edits(LspSession& session, const Moves& moves);

}  // namespace inkling
