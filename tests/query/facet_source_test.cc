// SPDX-License-Identifier: MIT
#include "query/facet_source.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

TEST(ParseFacet, ReadsNameNumbersAndOrder) {
  struct Row {
    const char* text;
    const char* name;
    uint32_t first, second;
    FacetOrder order;
  };
  const Row rows[] = {
      {"tag", "tag", 0, 0, FacetOrder::kUsual},
      {"people:10", "people", 10, 0, FacetOrder::kUsual},
      {"tag:2:5", "tag", 2, 5, FacetOrder::kUsual},
      {"tag:count", "tag", 0, 0, FacetOrder::kCount},
      {"tag:2:5:value", "tag", 2, 5, FacetOrder::kValue},
      {"month:1:hierarchy", "month", 1, 0, FacetOrder::kHierarchy},
      {"[a:b]:3", "[a:b]", 3, 0, FacetOrder::kUsual},
      {"[status]", "[status]", 0, 0, FacetOrder::kUsual},
      {"[x:1]", "[x:1]", 0, 0, FacetOrder::kUsual},
      {"tag:", "tag:", 0, 0, FacetOrder::kUsual},
      {"tag:-1", "tag:-1", 0, 0, FacetOrder::kUsual},
      {"tag:99999999999", "tag:99999999999", 0, 0, FacetOrder::kUsual},
      {"count", "count", 0, 0, FacetOrder::kUsual},
      {":3", ":3", 0, 0, FacetOrder::kUsual},
      {"", "", 0, 0, FacetOrder::kUsual},
  };
  for (const Row& row : rows) {
    const FacetAsk ask = parse_facet(row.text);
    EXPECT_EQ(ask.name, row.name) << row.text;
    EXPECT_EQ(ask.first, row.first) << row.text;
    EXPECT_EQ(ask.second, row.second) << row.text;
    EXPECT_EQ(ask.order, row.order) << row.text;
  }
}

TEST(QueryOfValue, IsWhatAPersonWouldType) {
  struct Row {
    FacetSource source;
    const char* value;
    const char* query;
  };
  const Row rows[] = {
      {{.base = "tag", .prefix = "G"}, "customer/halden", "tag:customer/halden"},
      {{.base = "type", .prefix = "T"}, "odd type", "type:\"odd type\""},
      {{.base = "status", .prefix = "S"}, "open", "is:open"},
      {{.base = "month"}, "2026-03", "date:2026-03"},
      {{.base = "property", .key = "status", .prefix = "Vstatus:"}, "draft", "[status:=draft]"},
      {{.of = FacetSource::Of::kKeyNames, .base = "property"}, "status", "[status]"},
      {{.base = "folder", .prefix = "D"}, "a b/\"c\"", "folder:\"a b/\\\"c\\\"\""},
  };
  for (const Row& row : rows) EXPECT_EQ(query_of_value(row.source, row.value), row.query);
  const FacetSource people{.of = FacetSource::Of::kPeople, .base = "people", .prefix = "N"};
  EXPECT_EQ(query_of_value(people, "Ana", {"ana", "ana petrov"}),
            "(people:=ana OR people:=\"ana petrov\")");
}

TEST(QueryOfAny, SaysACommonNameOnce) {
  EXPECT_EQ(query_of_any({"tag:a"}), "tag:a");
  EXPECT_EQ(query_of_any({"tag:a", "tag:\"b c\""}), "tag:(a OR \"b c\")");
  EXPECT_EQ(query_of_any({"tag:a", "tag:=b"}), "(tag:a OR tag:=b)");
  EXPECT_EQ(query_of_any({"is:open", "is:done"}), "(is:open OR is:done)");
}

}  // namespace
}  // namespace inkling
