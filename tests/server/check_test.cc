// SPDX-License-Identifier: MIT
#include "server/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "schemas/load.h"
#include "server/check_report.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

struct Row {
  const char* rule;
  std::vector<std::pair<std::string, std::string>> notes;
  std::string path;   ///< Of the one finding of the rule; "" when there is none.
  uint32_t line = 0;  ///< 0: any.
};

std::vector<Finding> check(const Row& row, const std::vector<std::string>& off = {}) {
  const TempVault folder;
  for (const auto& [path, text] : row.notes) folder.write(path, text);
  const auto found = check_vault({.vault = folder.root()}, shipped_schemas(),
                                 {.today = make_date(2026, 3, 15), .off = off});
  if (!found) ADD_FAILURE() << found.error().message;
  return found ? *found : std::vector<Finding>{};
}

const std::string kAna = "---\ntype: person\naliases: [Boss]\n---\n# Ana Petrov\n";
const std::string kOther = "---\ntype: person\n---\n# Ana Duarte\n";

const std::vector<Row>& rows() {
  static const std::vector<Row> list{
      {"duplicate-alias", {{"a.md", kAna}, {"b.md", "---\naliases: [boss]\n---\n"}}, "b.md", 1},
      {"duplicate-alias", {{"a.md", kAna}, {"b.md", kOther}}, ""},
      {"ambiguous-person",
       {{"a.md", kAna}, {"b.md", kOther}, {"c.md", "\n- [ ] @ana calls\n"}},
       "c.md",
       2},
      {"ambiguous-person",
       {{"a.md", kAna}, {"b.md", kOther}, {"c.md", "- [ ] @ana.petrov calls\n"}},
       ""},
      {"tag-case", {{"a.md", "#Sea\n"}, {"b.md", "#sea\n"}}, "a.md", 1},
      {"tag-case", {{"a.md", "#sea\n"}, {"b.md", "#sea\n"}}, ""},
      {"broken-link",
       {{"a.md", "See [[b]] and\n[[Nowhere]].\n"}, {"x/b.md", "hello\n"}},
       "a.md",
       2},
      {"broken-link",
       {{"a.md", "[[Boss]] [[plan.pdf]] [[#Top]] [x](https://example.org)\n"}, {"b.md", kAna}},
       ""},
      {"broken-link",
       {{"a.md", "[[from p = pages() where p == 1]] [[{title}]]\n"},
        {"templates/day.md", "[[yesterday]]\n"}},
       ""},
      {"yaml-syntax", {{"a.md", "---\nday: {{date}}\n---\n"}}, "a.md", 2},
      {"yaml-syntax", {{"templates/day.md", "---\nday: {{date}}\n---\n"}}, ""},
      {"future-date", {{"a.md", "## Decisions\n\n- 2027-01-02: Go by sea\n"}}, "a.md", 3},
      {"future-date", {{"a.md", "## Decisions\n\n- 2026-03-15: Go by sea\n"}}, ""},
      {"decision-without-date", {{"a.md", "## Decisions\n\n- Go by sea\n"}}, "a.md", 3},
      {"decision-without-date", {{"2026-01-02 a.md", "## Decisions\n\n- Go by sea\n"}}, ""},
      {"overdue-without-owner", {{"a.md", "- [ ] Call, due 2026-03-14\n"}}, "a.md", 1},
      {"overdue-without-owner", {{"a.md", "- [ ] Call, due 2026-03-15\n"}}, ""},
      {"overdue-without-owner", {{"a.md", "- [ ] @ana call, due 2026-03-14\n"}}, ""},
      {"overdue-without-owner", {{"a.md", "- [x] Call, due 2026-03-14\n"}}, ""},
      {"conflict-copy",
       {{"a.sync-conflict-20260101-ABC.md", "x\n"}},
       "a.sync-conflict-20260101-ABC.md"},
      {"conflict-copy", {{"Conflicts of interest.md", "x\n"}}, ""},
      {"yaml-syntax", {{"a.md", "---\nkey: [1\n---\n"}}, "a.md"}};
  return list;
}

TEST(CheckVault, FindsWhatEachRuleIsAbout) {
  for (const Row& row : rows()) {
    std::set<std::string> paths;
    for (const Finding& finding : check(row)) {
      if (finding.rule != row.rule) continue;
      paths.insert(finding.path);
      if (row.line != 0) {
        EXPECT_EQ(finding.place.line, row.line) << row.rule;
      }
    }
    const std::set<std::string> expected =
        row.path.empty() ? std::set<std::string>{} : std::set<std::string>{row.path};
    EXPECT_EQ(paths, expected) << row.rule << " in " << row.notes.back().second;
  }
}

TEST(CheckVault, LeavesOutRulesThatAreOff) {
  for (const Row& row : rows()) {
    for (const Finding& finding : check(row, {row.rule})) EXPECT_NE(finding.rule, row.rule);
  }
}

TEST(CheckRules, AreSortedAndEachHasARow) {
  const auto& rules = check_rules();
  EXPECT_TRUE(std::is_sorted(rules.begin(), rules.end(),
                             [](const auto& a, const auto& b) { return a.id < b.id; }));
  for (const CheckRule& rule : rules) {
    EXPECT_TRUE(std::any_of(rows().begin(), rows().end(), [&](const Row& row) {
      return row.rule == rule.id && !row.path.empty();
    })) << rule.id;
  }
}

TEST(FindingsReport, IsJsonWhateverBytesAPathHas) {
  const std::vector<Finding> findings{
      {.rule = "broken-link", .path = "a\xFF.md", .message = "\"x\""}};
  for (const std::string& text : {findings_json(findings), findings_sarif(findings)}) {
    EXPECT_FALSE(nlohmann::json::parse(text, nullptr, false).is_discarded()) << text;
  }
}

}  // namespace
}  // namespace inkling
