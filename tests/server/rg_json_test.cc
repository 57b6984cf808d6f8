// SPDX-License-Identifier: MIT
#include "server/rg_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

/// A hit whose snippet is the bytes [begin, end) of the note, with what was found of them.
Hit hit_at(const std::string& path, const std::string& source, Span snippet,
           const std::vector<Span>& found) {
  Hit hit{.path = path};
  Passage passage{.source = snippet};
  passage.snippet.text = std::string(snippet.of(source));
  for (const Span& one : found) {
    passage.snippet.highlights.push_back({one.begin - snippet.begin, one.end - snippet.begin});
  }
  hit.passages.push_back(passage);
  return hit;
}

std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find('\n', at);
    lines.push_back(nlohmann::json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

TEST(RgJson, GivesWholeLinesWithTheBytesFound) {
  const std::string source = "# 冷链\r\n\r\nÄ cold 🚀 store.\r\nLast cold line";
  const TempVault folder;
  folder.write("a b.md", source);
  const auto cold = static_cast<uint32_t>(source.find("cold"));
  const auto again = static_cast<uint32_t>(source.rfind("cold"));
  Results results;
  results.hits = {hit_at("a b.md", source, {cold, cold + 9}, {{cold, cold + 4}}),
                  hit_at("a b.md", source, {again, again + 9}, {{again, again + 4}}),
                  hit_at("gone.md", source, {cold, cold + 9}, {{cold, cold + 4}})};
  const auto lines = lines_of(rg_json(results, folder.root()));
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0]["type"], "begin");
  EXPECT_EQ(lines[1]["data"]["path"]["text"], "a b.md");
  EXPECT_EQ(lines[1]["data"]["line_number"], 3);
  EXPECT_EQ(lines[1]["data"]["lines"]["text"], "Ä cold 🚀 store.\r\n");
  EXPECT_EQ(lines[1]["data"]["submatches"][0]["match"]["text"], "cold");
  EXPECT_EQ(lines[1]["data"]["submatches"][0]["start"], 3);
  EXPECT_EQ(lines[2]["data"]["line_number"], 4);
  EXPECT_EQ(lines[2]["data"]["lines"]["text"], "Last cold line");
  EXPECT_EQ(lines[3]["type"], "end");
  EXPECT_EQ(lines[4]["data"]["stats"]["matches"], 2);
}

TEST(RgJson, SummarisesNothing) {
  const auto lines = lines_of(rg_json({}, "/nowhere"));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["type"], "summary");
}

}  // namespace
}  // namespace inkling
