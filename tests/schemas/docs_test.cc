// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "notes/markdown.h"
#include "schemas/load.h"
#include "schemas/members.h"
#include "schemas/record.h"

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

/// The first fenced block of a language.
std::string first_block(std::string_view docs, std::string_view language) {
  const std::string fence = "```" + std::string(language) + "\n";
  const size_t begin = docs.find(fence) + fence.size();
  return std::string(docs.substr(begin, docs.find("```", begin) - begin));
}

TEST(SchemaDocs, PromiseTheItemsThatTheExampleGives) {
  const std::string docs = read_docs();
  const Result<SchemaSet> schemas =
      add_schema(shipped_schemas(), "risk.yaml", first_block(docs, "yaml"));
  ASSERT_TRUE(schemas);
  const Note note = parse_note("projects/winter.md", first_block(docs, "markdown"));
  const Records records = records_from(note, *schemas);
  std::vector<std::string> items;
  for (const Item& item : records.items) {
    items.push_back(schemas->kinds[item.kind].name + ": " + item.text.substr(0, 15));
  }
  EXPECT_THAT(items, testing::ElementsAre("risk: 2026-03-02: The", "risk: the winter rout",
                                          "risk: Two of three ga", "risk: Permit too late"));
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
