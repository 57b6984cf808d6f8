// SPDX-License-Identifier: MIT
#include "schemas/schema.h"

#include <gtest/gtest.h>

#include "schemas/load.h"

namespace inkling {
namespace {

TEST(Schema, ParsesBackWhatItPrints) {
  EXPECT_EQ(parse_schema(to_string(shipped_schemas())), shipped_schemas());
  EXPECT_EQ(parse_schema(to_string(SchemaSet{})), SchemaSet{});
}

TEST(Schema, PrintsOneLinePerDeclaration) {
  SchemaSet schemas;
  schemas.fields.push_back({.name = "title", .aliases = {"intitle"}, .weight = 5, .filter = true});
  schemas.kinds.push_back({.name = "risk", .plural = "risks", .headings = {"risks", "key risks"}});
  schemas.values.push_back({.of = "status", .name = "done", .marks = {"x"}});
  schemas.facets.push_back({.name = "tag", .source = "tag", .hierarchical = true});
  EXPECT_EQ(to_string(schemas),
            "fields\ttitle\taliases=intitle\tweight=5\tfilter=1\n"
            "kinds\trisk\tplural=risks\theadings=risks|key risks\n"
            "values\tdone\tof=status\tmarks=x\n"
            "facets\ttag\tsource=tag\thierarchical=1\n");
}

TEST(Schema, KeepsSeparatorsInsideTexts) {
  SchemaSet schemas;
  schemas.kinds.push_back(
      {.name = "a\tb", .plural = "c\\n=\n", .headings = {"=x", "\\", "a|b", "p"}});
  EXPECT_EQ(parse_schema(to_string(schemas)), schemas);
}

TEST(Schema, PassesOverWhatItDoesNotKnow) {
  const SchemaSet schemas = parse_schema(
      "kinds\tfact\tcolour=red\tweight=many\theadings=facts\n\nplanets\tmars\nkinds\n\\");
  ASSERT_EQ(schemas.kinds.size(), 2u);
  EXPECT_EQ(schemas.kinds[0].headings, std::vector<std::string>{"facts"});
  EXPECT_EQ(schemas.kinds[0].weight, 1u);
}

TEST(Schema, FingerprintFollowsTheDeclarations) {
  SchemaSet schemas = shipped_schemas();
  EXPECT_EQ(fingerprint(schemas), fingerprint(shipped_schemas()));
  schemas.kinds[0].headings.pop_back();
  EXPECT_NE(fingerprint(schemas), fingerprint(shipped_schemas()));
}

TEST(Schema, FindsByNameAndAlias) {
  const SchemaSet& shipped = shipped_schemas();
  ASSERT_NE(shipped.field("intitle"), nullptr);
  EXPECT_EQ(shipped.field("intitle")->name, "title");
  EXPECT_EQ(shipped.field("colour"), nullptr);
  ASSERT_NE(shipped.type("client"), nullptr);
  EXPECT_EQ(shipped.type("client")->name, "customer");
  EXPECT_EQ(shipped.kind("nothing"), nullptr);
  EXPECT_EQ(shipped.meaning("nothing"), nullptr);
}

}  // namespace
}  // namespace inkling
