// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/search_options.h"
#include "server/workspace.h"

namespace inkling {

struct NamedQuery {
  std::string_view id{};
  std::string_view text{};
};

/// The lines `id<TAB>query` of a text; empty lines and a BOM are passed over. kInvalid names the
/// first line without a tab, as where:line.
Result<std::vector<NamedQuery>> parse_queries(std::string_view text, std::string_view where);

/// Whether every note's file name without extension names it alone and holds no blank: then it
/// serves as document id.
[[nodiscard]] bool stems_name_notes(const std::vector<FileStamp>& notes);

/// Runs the queries of options.queries one after another in one process; prints a run for scorers.
int run_queries(Session& session, const WorkspaceOptions& workspace, const SearchOptions& options,
                const Request& request);

}  // namespace inkling
