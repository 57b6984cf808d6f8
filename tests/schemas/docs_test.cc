// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "schemas/load.h"
#include "schemas/members.h"

namespace inkling {
namespace {

std::string read_docs() {
  std::ifstream in(std::string(INKLING_SOURCE_DIR) + "/docs/schemas.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(SchemaDocs, ShowYamlThatLoads) {
  const std::string docs = read_docs();
  SchemaSet schemas = shipped_schemas();
  size_t examples = 0;
  const std::string_view fence = "```yaml\n";
  for (size_t at = docs.find(fence); at != std::string::npos; at = docs.find(fence, at)) {
    at += fence.size();
    const std::string yaml = docs.substr(at, docs.find("```", at) - at);
    Result<SchemaSet> more = add_schema(schemas, "docs/schemas.md", yaml);
    ASSERT_TRUE(more) << yaml << more.error().where << ": " << more.error().message;
    if (examples == 0) {
      ASSERT_NE(more->kind("risk"), nullptr);
      EXPECT_EQ(more->kind("risk")->headings.size(), 5u);
    }
    ++examples;
  }
  EXPECT_EQ(examples, 5u);
}

TEST(SchemaDocs, NameEveryMemberOfAKindAndEveryMeaning) {
  const std::string docs = read_docs();
  KindSpec kind;
  visit_members(kind, [&](std::string_view name, auto&&...) {
    EXPECT_NE(docs.find("`" + std::string(name)), std::string::npos) << name;
  });
  const std::string known = docs.substr(docs.find("Known meanings:"), 400);
  for (const MeaningSpec& meaning : shipped_schemas().meanings) {
    EXPECT_NE(known.find(meaning.name), std::string::npos) << meaning.name;
  }
}

}  // namespace
}  // namespace inkling
