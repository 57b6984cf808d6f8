// SPDX-License-Identifier: MIT
// What a vault says of something, day by day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/workspace.h"

namespace inkling {

struct Timeline {
  std::string query{};
  std::vector<Hit> entries{};  ///< Items, and notes none of whose items of that day is here.
  uint64_t total = 0;          ///< Items and notes that match and have a date.
  std::vector<Diagnostic> diagnostics{};
};

struct TimelineOptions {
  Date today{};
  uint32_t most = 50;
  bool oldest_first = false;
};

/// Items and notes that match and have a date besides their file's; all of them for an empty query.
/// A query that asks for a kind gives its items alone. Indexes what changed first.
Result<Timeline> make_timeline(const WorkspaceOptions& workspace, const std::string& query,
                               const TimelineOptions& options);

/// `inkling.timeline/1`, one line.
[[nodiscard]] std::string timeline_json(const Timeline& timeline, std::string_view vault);

}  // namespace inkling
