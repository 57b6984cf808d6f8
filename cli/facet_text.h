// SPDX-License-Identifier: MIT
// Counts for people: aligned, with a bar for each.
//
//   tag
//     customer     12  ██████████████
//       halden      7  ████████▏
//   * project       5  █████▊
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.h"
#include "query/results.h"

namespace inkling {

/// One facet without its name. A value that is selected has a star before it.
[[nodiscard]] std::string facet_text(const Facet& facet, const Terminal& terminal);

/// A row per value, however deep: facet, value, count, selected; quoted as RFC 4180 has it.
[[nodiscard]] std::string facets_csv(const std::vector<Facet>& facets);

/// Each value on a line.
[[nodiscard]] std::string facet_values(const Facet& facet);

}  // namespace inkling
