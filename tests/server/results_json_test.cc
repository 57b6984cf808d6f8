// SPDX-License-Identifier: MIT
#include "server/results_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "server/uri.h"
#include "tests/support/json_schema.h"

namespace inkling {
namespace {

using nlohmann::json;
using testing::IsEmpty;

std::vector<std::string> problems_of(const std::string& text) {
  std::ifstream file(INKLING_SOURCE_DIR "/docs/search.schema.json");
  return JsonSchema(json::parse(file)).problems(json::parse(text));
}

Property property(std::string key, std::string text) {
  Property out;
  out.key = std::move(key);
  out.text = std::move(text);
  return out;
}

Results an_answer() {
  Passage passage{.kind = "decision",
                  .place = {.line = 12, .column = 3},
                  .source = {200, 230},
                  .end = {.line = 12, .column = 33},
                  .utf16_start = 2,
                  .utf16_end = 30,
                  .breadcrumb = {"Halden", "Key Decisions"},
                  .snippet = {.text = "Sign the three-year tier", .highlights = {{9, 19}}},
                  .date = DateFound{.date = make_date(2026, 3, 14), .source = DateSource::kText},
                  .people = {{.name = "Ana Duarte", .path = "people/Ana Duarte.md", .role = "by"}},
                  .tags = {"customer/halden"},
                  .status = "current",
                  .owner = "Ana Duarte",
                  .due = make_date(2026, 4, 1),
                  .priority = "high",
                  .duplicates = 2,
                  .score = 1.5};
  Hit hit{.rank = 1,
          .score = 7.25,
          .tier = Tier::kStem,
          .passage = passage,
          .path = "customers/Halden Robotics.md",
          .title = "Halden Robotics",
          .type = "customer",
          .mtime_ns = 1'767'225'600'000'000'000,
          .properties = {property("status", "active"), property("price", "5"),
                         property("tags", "a"), property("tags", "b"), property("none", "")},
          .passages = {passage}};
  hit.properties[1].type = PropertyType::kNumber;
  hit.properties[1].number = 5;
  hit.properties[2].in_list = hit.properties[3].in_list = true;
  hit.properties[4].type = PropertyType::kNull;
  return {.query = "tier",
          .parsed = "tier",
          .diagnostics = {{.code = "unknown-field", .message = "no such field", .span = {0, 4}}},
          .index_path = "/cache/inkling/notes-1",
          .revision = 3,
          .notes = 66,
          .items = 213,
          .freshness = Freshness::kFresh,
          .checked = 66,
          .total = 1,
          .took_ms = 0.5,
          .limit = 10,
          .hits = {hit},
          .facets = {{.name = "tag",
                      .other = 4,
                      .values = {{.value = "customer",
                                  .count = 9,
                                  .selected = true,
                                  .children = {{.value = "halden", .count = 2}}}}}},
          .suggestions = {{.text = "tiers", .why = "3 notes"}}};
}

TEST(ResultsJson, ConformsToTheSchemaWithAllMembersSet) {
  EXPECT_THAT(problems_of(results_json(an_answer(), "/home/ana/notes", true)), IsEmpty());
}

TEST(ResultsJson, ConformsToTheSchemaWithNothingSet) {
  EXPECT_THAT(problems_of(results_json({}, "/v", false)), IsEmpty());
}

TEST(ResultsJson, SchemaRefusesWhatItShould) {
  json answer = json::parse(results_json(an_answer(), "/v", false));
  answer["hits"][0]["line"] = 0;
  answer["hits"][0]["tier"] = "magic";
  answer["index"]["freshness"].erase("state");
  answer["facets"]["tag"]["values"][0]["children"][0]["count"] = "two";
  EXPECT_THAT(problems_of(answer.dump()),
              testing::UnorderedElementsAre(
                  "/hits/0/line: below 1", testing::HasSubstr("/hits/0/tier: \"magic\" is none of"),
                  "/index/freshness: lacks \"state\"",
                  "/facets/tag/values/0/children/0/count: not of type integer"));
}

TEST(ResultsJson, KeepsValuesInTheirTypes) {
  const json hit = json::parse(results_json(an_answer(), "/v", false))["hits"][0];
  EXPECT_EQ(hit["properties"],
            json::parse(R"({"status":"active","price":5.0,"tags":["a","b"],"none":null})"));
  EXPECT_EQ(hit["modified"], "2026-01-01T00:00:00Z");
  EXPECT_EQ(hit["date"], "2026-03-14");
  EXPECT_EQ(hit["date_source"], "text");
  EXPECT_EQ(hit["range"]["start"], json::parse(R"({"line":11,"character":2})"));
}

TEST(ResultsJson, IsValidUtf8WhateverAPathIs) {
  Results results = an_answer();
  results.hits[0].path = "caf\xE9/a\nb.md";
  results.hits[0].title = std::string("nul\0esc\x1b", 8);
  const std::string text = results_json(results, "/v", false);
  EXPECT_THAT(problems_of(text), IsEmpty());
  const json hit = json::parse(text)["hits"][0];
  EXPECT_EQ(hit["path"], "caf\xEF\xBF\xBD/a\nb.md");
  EXPECT_EQ(hit["uri"], "file:///v/caf%E9/a%0Ab.md") << "the URI keeps the bytes";
}

TEST(ResultsJson, WritesNoNumberThatJsonLacks) {
  Results results = an_answer();
  results.took_ms = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(json::parse(results_json(results, "/v", false))["took_ms"].is_null());
}

TEST(HitsJsonl, HasOneObjectPerLine) {
  Results results = an_answer();
  results.hits.push_back(results.hits[0]);
  results.hits[1].passage.snippet.text = "two\nlines";
  const std::string text = hits_jsonl(results, "/v");
  ASSERT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  EXPECT_EQ(json::parse(text.substr(text.find('\n') + 1))["snippet"]["text"], "two\nlines");
  EXPECT_EQ(hits_jsonl({}, "/v"), "");
}

TEST(FileUri, EncodesEverythingThatIsNotPlain) {
  EXPECT_EQ(file_uri("/home/ana", "a b#c?.md"), "file:///home/ana/a%20b%23c%3F.md");
  EXPECT_EQ(file_uri("/", "x.md"), "file:///x.md");
  EXPECT_EQ(file_uri("/v", "ü%.md"), "file:///v/%C3%BC%25.md");
}

}  // namespace
}  // namespace inkling
