// SPDX-License-Identifier: MIT
// What in a vault will make searching it worse: names that mean two people, decisions without a
// date, links to nowhere. Protocol-free: `inkling check` prints findings, an editor underlines
// them. docs/check.md explains every rule.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "notes/note.h"
#include "schemas/record.h"
#include "server/workspace.h"

namespace inkling {

struct Finding {
  std::string rule{};  ///< Stable id: a rule of check_rules(), or the code of a note's diagnostic.
  Severity severity = Severity::kWarning;
  std::string path{};
  Position place{};
  std::string message{};
  std::string hint{};  ///< What to do about it; may be empty.
};

struct CheckRule {
  std::string_view id{};
  Severity severity = Severity::kWarning;
  std::string_view summary{};
};
/// All rules but those of parsing, by id.
[[nodiscard]] const std::vector<CheckRule>& check_rules();

struct CheckOptions {
  Date today{};
  std::vector<std::string> off{};  ///< Ids of rules that stay silent.
};

/// What one note alone shows: its diagnostics, decisions without a date, dates to come, overdue
/// tasks of nobody.
[[nodiscard]] std::vector<Finding> check_note(const Note& note, const Records& records,
                                              const SchemaSet& schemas, Date today);

/// What only all notes together show. Add every note, then ask once.
class NamesCheck {
 public:
  void add(const Note& note, const Records& records);
  [[nodiscard]] std::vector<Finding> findings() const;

 private:
  struct Use {
    std::string name{};  ///< As written.
    std::string path{};
    Position place{};
  };
  void add_people(const Note& note, const Records& records);
  void check_aliases(std::vector<Finding>& found) const;
  void check_people(std::vector<Finding>& found) const;
  void check_tags(std::vector<Finding>& found) const;
  void check_links(std::vector<Finding>& found) const;

  std::set<std::string> targets_;                           ///< All that a link may name, folded.
  std::map<std::string, std::vector<Use>> aliases_;         ///< By folded alias.
  std::map<std::string, std::vector<std::string>> people_;  ///< Names of persons' notes, by path.
  std::map<std::string, Use> named_;                        ///< First use of each written name.
  std::map<std::string, std::map<std::string, Use>> tags_;  ///< By folded tag, then as written.
  std::vector<Use> links_;
};

/// Reads every note of the vault. Ordered by path, then place.
Result<std::vector<Finding>> check_vault(const WorkspaceOptions& workspace,
                                         const SchemaSet& schemas, const CheckOptions& options);

}  // namespace inkling
