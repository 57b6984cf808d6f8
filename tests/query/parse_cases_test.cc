// SPDX-License-Identifier: MIT
// tests/query/parse_cases.txt: a query, its tree and the codes of its diagnostics, side by side.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "query/parse.h"
#include "query_maker.h"

namespace inkling {
namespace {

// The file as it should be: every query with its tree, and "! code" per diagnostic,
// "> sort ..." per control.
std::string answered(std::istream& cases, size_t& rows) {
  const ParseContext context = some_context();
  std::string out, line;
  while (std::getline(cases, line)) {
    if (line.substr(0, 5) == "    (" || line.substr(0, 5) == "    !" ||
        line.substr(0, 5) == "    >") {
      continue;
    }
    out += line + '\n';
    if (line.empty() || line.substr(0, 2) == "% ") continue;
    const ParsedQuery parsed = parse_query(line, context);
    out += "    " + to_tree(parsed.query);
    for (const Diagnostic& diagnostic : parsed.diagnostics) out += "\n    ! " + diagnostic.code;
    const Controls& controls = parsed.controls;
    if (!controls.sort.empty()) {
      out += "\n    > sort " + controls.sort + (controls.descending ? " descending" : "");
    }
    if (controls.limit) out += "\n    > limit " + std::to_string(*controls.limit);
    if (!controls.group.empty()) out += "\n    > group " + controls.group;
    out += '\n';
    ++rows;
  }
  return out;
}

TEST(ParseQuery, GivesTheTreesAndDiagnosticsOfTheTable) {
  const std::string path = INKLING_SOURCE_DIR "/tests/query/parse_cases.txt";
  std::stringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  std::istringstream cases(expected.str());
  size_t rows = 0;
  const std::string actual = answered(cases, rows);
  if (std::getenv("INKLING_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
  }
  EXPECT_GE(rows, 400u);
  std::istringstream want(expected.str()), have(actual);
  std::string wanted, found, query;
  while (std::getline(want, wanted) && std::getline(have, found)) {
    if (wanted.substr(0, 4) != "    ") query = wanted;
    ASSERT_EQ(found, wanted) << "query: " << query;
  }
  EXPECT_EQ(actual, expected.str());
}

}  // namespace
}  // namespace inkling
