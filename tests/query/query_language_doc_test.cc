// SPDX-License-Identifier: MIT
// docs/query-language.md says what the parser does: its examples are parsed, its table is compared.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "query/operators.h"
#include "query/parse.h"
#include "query_maker.h"
#include "schemas/load.h"

namespace inkling {
namespace {

std::string manual() {
  std::stringstream text;
  text << std::ifstream(INKLING_SOURCE_DIR "/docs/query-language.md", std::ios::binary).rdbuf();
  return text.str();
}

void expect_no_problem(const ParsedQuery& parsed) {
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    EXPECT_EQ(diagnostic.severity, Severity::kHint)
        << parsed.text << ": " << diagnostic.code << ": " << diagnostic.message;
  }
}

TEST(QueryManual, ExamplesAreReadAsItSays) {
  std::istringstream lines(manual());
  bool inside = false;
  size_t examples = 0;
  ParsedQuery parsed;
  for (std::string line; std::getline(lines, line);) {
    if (line.substr(0, 3) == "```") {
      inside = line == "```query";
    } else if (inside && line.substr(0, 4) == "    ") {
      EXPECT_EQ(to_tree(parsed.query), line.substr(4)) << parsed.text;
    } else if (inside && !line.empty()) {
      parsed = parse_query(line, some_context());
      expect_no_problem(parsed);
      ++examples;
    }
  }
  EXPECT_GE(examples, 50u);
}

TEST(QueryManual, ListsEveryOperator) {
  const std::string text = manual();
  const SchemaSet schemas = shipped_schemas();
  for (const Operator& op : operators()) {
    std::string aliases;
    const auto add = [&](std::string_view alias) { aliases += fmt::format(" `{}:`", alias); };
    for (const std::string_view alias : op.aliases) add(alias);
    if (const FieldSpec* field = op.shape == Shape::kField ? schemas.field(op.name) : nullptr) {
      for (const std::string& alias : field->aliases) add(alias);
    }
    const std::string row =
        fmt::format("| `{}:` |{} | {} | `{}` |", op.name, aliases, op.help, op.example);
    EXPECT_NE(text.find(row), std::string::npos) << row;
    expect_no_problem(parse_query(op.example, some_context()));
  }
}

TEST(QueryManual, NamesEveryStateAndThing) {
  const std::string text = manual();
  for (const auto& names : {states(), things()}) {
    for (const std::string_view name : names) {
      EXPECT_NE(text.find(fmt::format("`{}`", name)), std::string::npos) << name;
    }
  }
}

TEST(QueryOperators, HaveSpellingsOfTheirOwn) {
  for (const Operator& op : operators()) {
    EXPECT_EQ(find_operator(op.name), &op) << op.name;
    for (const std::string_view alias : op.aliases) EXPECT_EQ(find_operator(alias), &op) << alias;
  }
}

}  // namespace
}  // namespace inkling
