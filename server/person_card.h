// SPDX-License-Identifier: MIT
// What a vault says of one person, gathered from searches for items; and who is named most where a
// vault speaks of something.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/workspace.h"

namespace inkling {

struct PersonCard {
  std::string name{};                  ///< The title of their note, else as asked for.
  std::string path{};                  ///< Of the person's note, when there is one.
  std::vector<Diagnostic> problems{};  ///< "ambiguous-person": nothing else is filled in then.
  uint64_t items = 0;                  ///< That name the person.
  Results tasks{};                     ///< Open ones they own, the next due first.
  Results decisions{};                 ///< They took, latest first.
  Results facts{};                     ///< That name them, latest first.
  Results latest{};                    ///< Items that name them, latest first.
  std::vector<FacetValue> others{};    ///< Named in the same items, most often first.
  std::string near{};               ///< Somebody called nearly so, when nothing names the person.
  std::vector<Diagnostic> notes{};  ///< What else is worth telling: "person-by-initial".
};

struct CardOptions {
  Date today{};
  uint32_t most = 5;  ///< Items of each sort.
};

/// Indexes what changed first, as a search does.
Result<PersonCard> person_card(const WorkspaceOptions& workspace, std::string_view name,
                               const CardOptions& options);

/// The people named in the items that match a query, most often first.
Result<std::vector<FacetValue>> people_about(const WorkspaceOptions& workspace,
                                             const std::string& query, const CardOptions& options);

/// `inkling.person/1`, one line.
[[nodiscard]] std::string person_json(const PersonCard& card, std::string_view vault);
[[nodiscard]] std::string people_json(const std::string& query,
                                      const std::vector<FacetValue>& people);

}  // namespace inkling
