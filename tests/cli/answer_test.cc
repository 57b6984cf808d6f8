// SPDX-License-Identifier: MIT
#include "cli/answer.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

Terminal plain(size_t columns = 0) {
  return {.columns = columns};
}

Hit item_hit() {
  return {
      .passage = {.kind = "decision",
                  .place = {.line = 31, .column = 3},
                  .end = {.line = 31, .column = 41},
                  .breadcrumb = {"Polder Waterworks", "Key Decisions"},
                  .snippet = {.text = "Close the sluice on a **forecast** now",
                              .highlights = {{10, 16}}},
                  .date = DateFound{.date = make_date(2026, 2, 17), .source = DateSource::kText},
                  .people = {{.name = "Sofia Rossi"}},
                  .status = "superseded"},
      .path = "customers/Polder Waterworks.md",
      .title = "Polder Waterworks"};
}

Hit note_hit() {
  Hit hit = item_hit();
  hit.type = "customer";
  hit.passages = {hit.passage};
  hit.passages.push_back({.kind = "text",
                          .place = {.line = 112, .column = 45},
                          .breadcrumb = {"Polder Waterworks"},
                          .snippet = {.text = "the sluice", .highlights = {}}});
  hit.passage = {.kind = "note", .place = {.line = 31, .column = 13}};
  return hit;
}

TEST(AnswerText, ShowsANoteWithItsPassages) {
  EXPECT_EQ(answer_text({.hits = {note_hit()}}, "/v", plain()),
            "Polder Waterworks  customer\n"
            "customers/Polder Waterworks.md:31:13\n"
            "    31:3  Close the sluice on a **forecast** now\n"
            "          decision · Key Decisions · 2026-02-17 · superseded · Sofia Rossi\n"
            "  112:45  the sluice\n");
}

TEST(AnswerText, ShowsAnItemByItsKindAndText) {
  EXPECT_EQ(answer_text({.hits = {item_hit()}}, "/v", plain()),
            "decision  Close the sluice on a **forecast** now\n"
            "          2026-02-17 · superseded · Sofia Rossi\n"
            "          customers/Polder Waterworks.md:31:3  Polder Waterworks › Key Decisions\n");
}

TEST(AnswerText, WrapsAtTheTerminalsWidth) {
  EXPECT_EQ(answer_text({.hits = {note_hit()}}, "/v", plain(40)),
            "Polder Waterworks  customer\n"
            "customers/Polder Waterworks.md:31:13\n"
            "    31:3  Close the sluice on a\n"
            "          **forecast** now\n"
            "          decision · Key Decisions ·\n"
            "          2026-02-17 · superseded ·\n"
            "          Sofia Rossi\n"
            "  112:45  the sluice\n");
}

TEST(AnswerText, MarksMatchesAndLinksPlacesOnATerminal) {
  const Terminal terminal{.interactive = true, .color = true, .links = true};
  const std::string text = answer_text({.hits = {item_hit()}}, "/v", terminal);
  EXPECT_NE(text.find("Close the \x1b[1;33msluice\x1b[0m on a"), std::string::npos) << text;
  EXPECT_NE(text.find("\x1b]8;;file:///v/customers/Polder%20Waterworks.md\x1b\\"),
            std::string::npos)
      << text;
}

TEST(AnswerText, NeverLetsANoteSteerTheTerminal) {
  Hit hit = item_hit();
  hit.title = "bell\x07";
  hit.path = "a\nb\x1b]0;owned\x07.md";
  hit.passage.snippet = {.text =
                             "x\x1b[31mred\x1b[0m \xC2\x9B"
                             "31m \xE2\x80\xAEtxet \xFF",
                         .highlights = {}};
  const std::string text = answer_text({.hits = {hit}}, "/v", plain());
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
  EXPECT_EQ(text.find('\x07'), std::string::npos) << text;
  EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos) << text;
  EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos) << text;
  EXPECT_NE(text.find("x␛[31mred␛[0m"), std::string::npos) << text;
}

TEST(AnswerText, SaysWhereWeakerMatchesBegin) {
  Hit weak = item_hit();
  weak.tier = Tier::kTypo;
  const std::string text = answer_text({.hits = {item_hit(), weak}}, "/v", plain());
  EXPECT_NE(text.find("Key Decisions\n\n-- with a similar spelling --\n\ndecision  Close"),
            std::string::npos)
      << text;
}

TEST(AnswerText, PrintsFacetsBelowTheHits) {
  const Results results = {
      .facets = {{.name = "tag",
                  .other = 3,
                  .cut = 2,
                  .values = {{.value = "customer",
                              .count = 1200,
                              .selected = true,
                              .children = {{.value = "customer/halden", .count = 2}}}}}}};
  EXPECT_EQ(answer_text(results, "/v", plain()),
            "\ntag\n"
            "* customer           1,200  ████████████████████████\n"
            "    halden               2  ▏\n"
            "  in 2 other values      3\n");
}

TEST(AnswerVimgrep, PrintsTheFirstMatchOfEachPassage) {
  EXPECT_EQ(answer_vimgrep({.hits = {item_hit()}}),
            "customers/Polder Waterworks.md:31:13:Close the sluice on a **forecast** now\n");
}

TEST(FirstMatch, CountsFromTheEndsItKnows) {
  struct Row {
    const char* text;
    Span mark;
    Position place, end, expected;
    const char* line;
  };
  // The snippet starts at or before `place`; `end` is one past its last byte.
  const Row rows[] = {
      {"one two", {4, 7}, {5, 3}, {5, 10}, {5, 7}, "one two"},
      {"one\ntwo three", {8, 13}, {5, 3}, {6, 10}, {6, 5}, "two three"},
      {"one\ntwo\nx", {4, 7}, {5, 3}, {7, 2}, {6, 1}, "two"},
      {"one two\nx", {4, 7}, {5, 9}, {6, 2}, {5, 9}, "one two"},
      {"ünd so", {4, 6}, {1, 1}, {1, 8}, {1, 5}, "ünd so"},
  };
  for (const Row& row : rows) {
    const Passage passage{.place = row.place,
                          .end = row.end,
                          .snippet = {.text = row.text, .highlights = {row.mark}}};
    const FirstMatch match = first_match(passage);
    EXPECT_EQ(match.place.line, row.expected.line) << row.text;
    EXPECT_EQ(match.place.column, row.expected.column) << row.text;
    EXPECT_EQ(match.line, row.line);
  }
}

TEST(FirstMatch, WithoutAMarkIsTheItemsPlace) {
  const Passage passage{.place = {7, 3}, .end = {8, 4}, .snippet = {.text = "a\nbcd"}};
  EXPECT_EQ(first_match(passage).place, (Position{7, 3}));
  EXPECT_EQ(first_match(passage).line, "a");
}

TEST(AnswerPaths, PrintsEachPathOnceAndKeepsItsBytes) {
  Hit odd = item_hit();
  odd.path = "a\nb \xFF.md";
  const Results results = {.hits = {item_hit(), odd, item_hit()}};
  EXPECT_EQ(answer_paths(results, '\n'), "customers/Polder Waterworks.md\na\nb \xFF.md\n");
  EXPECT_EQ(answer_paths(results, '\0'),
            std::string("customers/Polder Waterworks.md\0a\nb \xFF.md\0", 40));
}

TEST(AnswerCsv, QuotesAsSpreadsheetsRead) {
  Hit hit = item_hit();
  hit.title = "a \"b\", c";
  hit.passage.snippet.text = "two\nlines";
  EXPECT_EQ(answer_csv({.hits = {hit}}),
            "rank,score,tier,kind,path,line,column,title,type,breadcrumb,date,people,tags,status,"
            "owner,due,priority,text\n"
            "1,0.0000,exact,decision,customers/Polder Waterworks.md,31,3,\"a \"\"b\"\", c\",,"
            "Polder Waterworks > Key Decisions,2026-02-17,Sofia Rossi,,superseded,,,,"
            "\"two\nlines\"\n");
}

TEST(AnswerTrec, NamesDocumentsByPathOrStem) {
  const Results results = {.hits = {{.rank = 1, .score = 2.5, .path = "docs/en/en-001.md"}}};
  EXPECT_EQ(answer_trec(results, "q1", true), "q1\tQ0\ten-001\t1\t2.500000\tinkling\n");
  EXPECT_EQ(answer_trec(results, "q1", false), "q1\tQ0\tdocs/en/en-001.md\t1\t2.500000\tinkling\n");
}

}  // namespace
}  // namespace inkling
