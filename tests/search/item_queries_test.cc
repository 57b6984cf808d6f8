// SPDX-License-Identifier: MIT
// Which items a query finds, where what they have of their note and what is their own meet.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

/// Each item is known by its first word.
std::vector<NoteText> notes() {
  return {
      {"customers/Halden.md",
       "---\n"
       "type: customer\n"
       "tags: [customer/halden, priority]\n"
       "aliases: [HR]\n"
       "status: draft\n"
       "---\n"
       "# Halden Robotics\n"
       "## Key Decisions\n"
       "- Use the blue printer #hardware\n"
       "- Keep paper [status:: final]\n"
       "## Open Tasks\n"
       "- [ ] Call Tern about pricing #priority\n"
       "- [x] Order pallets\n"},
      {"meetings/Sync.md",
       "---\n"
       "type: meeting\n"
       "---\n"
       "# Pricing sync\n"
       "## Key Decisions\n"
       "- Raise the printer budget #customer/tern\n"
       "- Drop fax #customer\n"
       "## Open Tasks\n"
       "- [ ] Print labels\n"},
      {"archive/old/Notiz.md",
       "---\n"
       "lang: de\n"
       "---\n"
       "# Notiz\n"
       "## Key Decisions\n"
       "- Der Drucker bleibt. #priority/low\n"},
      {"Loose.md",
       "# Loose\n\nA paragraph #body-tag [mood:: good].\n\n## Key Decisions\n- Paint it.\n"},
  };
}

std::string first_word(const std::string& text) {
  return text.substr(0, text.find_first_of(" .\n"));
}

std::string items_found(TestVault& vault, const std::string& query) {
  std::set<std::string> found;
  for (const Hit& hit : vault.search({.query = query, .by = Unit::kItem, .limit = 100}).hits) {
    if (hit.tier < Tier::kSomeWords) found.insert(first_word(hit.passage.snippet.text));
  }
  std::string out;
  for (const std::string& word : found) out += (out.empty() ? "" : " ") + word;
  return out;
}

struct Row {
  const char* query;
  const char* found;
};

void expect_rows(TestVault& vault, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(items_found(vault, row.query), row.found) << "query: " << row.query;
  }
}

TEST(SearchItems, HaveTheTagsOfTheirNoteAndTheirOwn) {
  TestVault vault(notes());
  expect_rows(vault, {
                         {"*", "Call Der Drop Keep Order Paint Print Raise Use"},
                         {"tag:customer", "Call Drop Keep Order Raise Use"},
                         {"tag:customer/halden", "Call Keep Order Use"},
                         {"tag:=customer", "Drop"},
                         {"tag:customer/tern", "Raise"},
                         {"tag:hardware", "Use"},
                         {"tag:priority", "Call Der Keep Order Use"},
                         {"tag:=priority", "Call Keep Order Use"},
                         {"tag:prio*", "Call Der Keep Order Use"},
                         {"tag:/tern$/", "Raise"},
                         {"tag:priority tag:hardware", "Use"},
                         {"tag:body-tag", ""},
                         {"-tag:customer", "Der Paint Print"},
                         {"-tag:hardware type:customer", "Call Keep Order"},
                         {"no:tag", "Paint Print"},
                         {"has:tag", "Call Der Drop Keep Order Raise Use"},
                     });
}

TEST(SearchItems, HaveTheTypeFolderAndLanguageOfTheirNote) {
  TestVault vault(notes());
  expect_rows(vault, {
                         {"type:customer", "Call Keep Order Use"},
                         {"-type:customer", "Der Drop Paint Print Raise"},
                         {"type:meeting budget", "Raise"},
                         {"type:customer OR lang:de", "Call Der Keep Order Use"},
                         {"type:cust*", "Call Keep Order Use"},
                         {"folder:archive", "Der"},
                         {"-folder:archive -type:customer", "Drop Paint Print Raise"},
                         {"lang:de", "Der"},
                         {"path:meetings", "Drop Print Raise"},
                         {"type:nosuch", ""},
                         {"-type:nosuch fax", "Drop"},
                     });
}

TEST(SearchItems, HaveThePropertiesOfTheirNoteAndTheirOwn) {
  TestVault vault(notes());
  expect_rows(vault, {
                         {"[status:draft]", "Call Keep Order Use"},
                         {"[status:final]", "Keep"},
                         {"[status:draft] -[status:final]", "Call Order Use"},
                         {"[status]", "Call Keep Order Use"},
                         {"no:status", "Der Drop Paint Print Raise"},
                         {"[status:/^(draft|final)$/] kind:decision", "Keep Use"},
                         {"[mood:good]", ""},
                         {"has:mood", ""},
                         {"[aliases:HR]", ""},
                     });
}

TEST(SearchItems, HaveTheWordsOfTheirNotesNamesAndOfTheirHeadings) {
  TestVault vault(notes());
  expect_rows(vault, {
                         {"kind:task halden pricing", "Call"},
                         {"kind:decision pricing", "Drop Raise"},
                         {"decision:pricing", ""},
                         {"task:pricing", "Call"},
                         {"kind:task robotics -pricing", "Order"},
                         {"kind:decision hr", "Keep Use"},
                         {"kind:decision decisions", "Der Drop Keep Paint Raise Use"},
                         {"decision:decisions", ""},
                         {"kind:decision -halden", "Der Drop Paint Raise"},
                         {"pric*", "Call Drop Print Raise"},
                         {"title:pricing", "Drop Print Raise"},
                         {"-title:pricing printer", "Use"},
                         {"title:(pricing OR notiz)", "Der Drop Print Raise"},
                         {"alias:hr pallets", "Order"},
                         {"heading:decisions printer", "Raise Use"},
                         {"heading:tasks", "Call Order Print"},
                         {"\"pricing sync\" fax", "Drop"},
                         {"\"halden robotics\" OR fax", "Call Drop Keep Order Use"},
                         {"halden OR fax", "Call Drop Keep Order Use"},
                     });
}

TEST(SearchItems, OfANoteWithThatNameComeFirst) {
  TestVault vault{{"Plan.md", "# Plan\n## Key Decisions\n- Order paper\n"},
                  {"Printer.md", "# Printer\n## Key Decisions\n- Order paper\n"}};
  const Results results = vault.search({.query = "kind:decision (printer OR order)"});
  ASSERT_EQ(results.hits.size(), 2U);
  EXPECT_EQ(results.hits[0].path, "Printer.md");
}

std::string counted(const std::vector<FacetValue>& values) {
  std::string out;
  for (const FacetValue& value : values) {
    out += (out.empty() ? "" : " ") + value.value + '=' + std::to_string(value.count);
    if (!value.children.empty()) out += '[' + counted(value.children) + ']';
  }
  return out;
}

std::string facet(TestVault& vault, const std::string& query, const std::string& name) {
  const Results results = vault.search({.query = query, .by = Unit::kItem, .facets = {name}});
  return results.facets.empty() ? "none" : counted(results.facets[0].values);
}

TEST(SearchItems, AreCountedByWhatTheyHaveOfTheirNote) {
  TestVault vault(notes());
  EXPECT_EQ(facet(vault, "*", "tag"),
            "customer=6[customer/halden=4 customer/tern=1] priority=5[priority/low=1] hardware=1");
  EXPECT_EQ(facet(vault, "printer", "tag"),
            "customer=2[customer/halden=1 customer/tern=1] hardware=1 priority=1");
  EXPECT_EQ(facet(vault, "type:meeting", "type"), "meeting=3");
  EXPECT_EQ(facet(vault, "*", "folder"), "customers=4 meetings=3 archive=1[archive/old=1]");
  EXPECT_EQ(facet(vault, "*", "[status]"), "draft=4 final=1");
  EXPECT_EQ(facet(vault, "*", "[mood]"), "");
  EXPECT_EQ(facet(vault, "kind:decision", "lang").find("de=1") == std::string::npos, false);
}

TEST(SearchItems, AreFoundAndCountedInManyNotesAlike) {
  std::vector<NoteText> many;
  for (int i = 0; i < 120; ++i) {
    const std::string tag = i % 2 == 0 ? "even" : "odd";
    std::string text = "---\ntags: [" + tag + "]\n---\n# Note\n## Key Decisions\n";
    for (int j = 0; j < 10; ++j) {
      text += "- Row " + std::to_string(100 * i + j) + (j == 0 ? " #first\n" : "\n");
    }
    many.push_back({"n" + std::to_string(i) + ".md", text});
  }
  TestVault vault(many);
  const auto total = [&](const std::string& query, Unit unit) {
    return vault.search({.query = query, .by = unit}).total;
  };
  EXPECT_EQ(total("tag:even", Unit::kItem), 600U);
  EXPECT_EQ(total("-tag:even", Unit::kItem), 600U);
  EXPECT_EQ(total("tag:even tag:first", Unit::kItem), 60U);
  EXPECT_EQ(total("kind:decision note", Unit::kItem), 1200U);
  EXPECT_EQ(total("has:decision", Unit::kNote), 120U);
  EXPECT_EQ(facet(vault, "*", "tag"), "even=600 odd=600 first=120");
  EXPECT_EQ(facet(vault, "tag:odd", "tag"), "odd=600 first=60");
}

TEST(SearchItems, FollowTheirNoteWhenItChanges) {
  TestVault vault(notes());
  vault.write("customers/Halden.md",
              "---\ntags: [new]\n---\n# Renamed\n## Key Decisions\n- Wait\n- Stay\n");
  vault.remove("meetings/Sync.md");
  vault.write("Later.md", "---\ntags: [new/er]\n---\n# Later\n## Key Decisions\n- Begin\n");
  vault.index();
  expect_rows(vault, {
                         {"*", "Begin Der Paint Stay Wait"},
                         {"tag:new", "Begin Stay Wait"},
                         {"tag:customer", ""},
                         {"kind:decision renamed", "Stay Wait"},
                         {"-tag:new", "Der Paint"},
                         {"path:Loose", "Paint"},
                     });
}

}  // namespace
}  // namespace inkling
