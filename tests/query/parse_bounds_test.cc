// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "query_maker.h"

namespace inkling {
namespace {

std::string repeated(std::string_view piece, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

bool reports(const ParsedQuery& parsed, std::string_view code) {
  return std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                     [code](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

TEST(ParseBounds, CutsALongQueryAtACharacter) {
  const ParsedQuery parsed = parse_query(repeated("ä", 1 << 20), some_context());
  EXPECT_EQ(parsed.text.size(), kMaxQueryBytes);
  EXPECT_TRUE(reports(parsed, "too-long"));
  EXPECT_FALSE(reports(parsed, "invalid-utf8"));
}

TEST(ParseBounds, ReadsTenThousandParenthesesAsIfTheDeepOnesWereNotThere) {
  const std::string text = std::string(10'000, '(') + "halden" + std::string(10'000, ')');
  const ParsedQuery parsed = parse_query(text, some_context());
  EXPECT_EQ(to_tree(parsed.query), "(text halden)");
  EXPECT_TRUE(reports(parsed, "too-deep"));
  EXPECT_FALSE(reports(parsed, "unmatched-paren"));
}

TEST(ParseBounds, BoundsEveryKindOfNesting) {
  for (const std::string_view piece :
       {"(", "-(", "title:", "line:(", "NOT ", "-+", "tag:(", "[a:("}) {
    const ParsedQuery parsed = parse_query(repeated(piece, 60'000) + "x", some_context());
    EXPECT_LE(parsed.diagnostics.size(), kMaxQueryDiagnostics) << piece;
    EXPECT_TRUE(parse_query(to_string(parsed.query), some_context()).query == parsed.query)
        << piece;
  }
}

TEST(ParseBounds, DropsClausesBeyondTheMostAllowed) {
  const ParsedQuery parsed = parse_query(repeated("a ", 8'000), some_context());
  EXPECT_EQ(parsed.query.children.size(), kMaxQueryNodes);
  EXPECT_TRUE(reports(parsed, "too-many-clauses"));
}

TEST(ParseBounds, KeepsTheFirstDiagnosticsOnly) {
  const ParsedQuery parsed = parse_query(repeated("foo:bar ", 4'000), some_context());
  EXPECT_EQ(parsed.diagnostics.size(), kMaxQueryDiagnostics);
}

TEST(ParseBounds, ClampsDistances) {
  EXPECT_EQ(parse_query("a NEAR/123456 b", some_context()).query.slop, kMaxSlop);
  EXPECT_EQ(parse_query("\"a b\"~99999", some_context()).query.slop, kMaxSlop);
}

TEST(ParseBounds, TakesWorkThatGrowsWithTheTextAlone) {
  for (const std::string_view piece : {"a",
                                       "a ",
                                       "(",
                                       ")",
                                       "a(",
                                       "\"",
                                       "a\"",
                                       "/",
                                       "/a ",
                                       " /a",
                                       "[",
                                       "[a",
                                       "[\"",
                                       "[/",
                                       "[[",
                                       "\\",
                                       "\\(",
                                       "a\\",
                                       "-",
                                       "|",
                                       ":",
                                       "a:",
                                       "title:",
                                       "#",
                                       "@",
                                       "OR ",
                                       "AND(",
                                       "NEAR/1 ",
                                       "a|",
                                       "tag:a|",
                                       "foo:bar ",
                                       "[a:b OR ",
                                       "[x OR y OR z:",
                                       "*",
                                       "~",
                                       "\xFF",
                                       "\xE3\x80\x80",
                                       "\xEF\xBC\x88"}) {
    const auto steps = [piece](size_t bytes) {
      return parse_query(repeated(piece, bytes), some_context()).steps;
    };
    EXPECT_LE(steps(32'000), 32'000u * 40) << piece;
    EXPECT_LE(steps(32'000), 5 * steps(8'000) + 4'000) << piece;
  }
}

TEST(ParseBounds, ReplacesInvalidBytesAndNul) {
  const ParsedQuery parsed = parse_query(std::string_view("caf\xE9 a\0b", 8), some_context());
  EXPECT_EQ(parsed.text, "caf\xEF\xBF\xBD a b");
  EXPECT_TRUE(reports(parsed, "invalid-utf8"));
  EXPECT_EQ(parsed.query.children.size(), 3u);
}

TEST(ParseBounds, ReadsControlCharactersAsBlanks) {
  const ParsedQuery parsed = parse_query(
      "\xEF\xBB\xBF"
      "a\r\n\tb\x7F",
      some_context());
  EXPECT_EQ(to_tree(parsed.query), "(and (text a) (text b))");
  EXPECT_TRUE(parsed.diagnostics.empty());
}

TEST(ParseVault, AKindOfTheVaultsOwnNeedsNoCode) {
  SchemaSet schemas = shipped_schemas();
  schemas.kinds.push_back({.name = "chore", .plural = "chores", .task = true});
  const ParseContext context{
      .schemas = &schemas, .properties = {}, .today = make_date(2026, 11, 22)};
  EXPECT_EQ(to_tree(parse_query("chore:x", context).query), "(scope chore (text x))");
  EXPECT_EQ(to_tree(parse_query("chore-todo:x", context).query), "(scope chore-todo (text x))");
  EXPECT_EQ(to_tree(parse_query("is:chore", context).query), "(value kind chore)");
}

TEST(ParseVault, StatusIsAStateWhereNoNoteHasThatProperty) {
  ParseContext context = some_context();
  context.properties.clear();
  EXPECT_EQ(to_tree(parse_query("status:open", context).query), "(value is open)");
  EXPECT_EQ(to_tree(parse_query("status:draft", context).query), "(property status draft)");
  EXPECT_EQ(to_tree(parse_query("[status:open]", context).query), "(property status open)");
}

TEST(ParseVault, ADateThatMayBeTwoDaysIsRefusedWhereNotesHaveThatProperty) {
  ParseContext context = some_context();
  context.properties = {"date"};
  const ParsedQuery refused = parse_query("date:01/02/2026", context);
  EXPECT_EQ(to_tree(refused.query), "(nothing)");
  ASSERT_EQ(refused.diagnostics.size(), 1u);
  EXPECT_EQ(refused.diagnostics[0].code, "ambiguous-date");
  EXPECT_EQ(to_tree(parse_query("date:someday", context).query), "(property date someday)");
}

TEST(RenderDiagnostics, DrawsACaretUnderEachPlace) {
  EXPECT_EQ(
      render_diagnostics(parse_query("title:plan) OR tilte:x", some_context())),
      "title:plan) OR tilte:x\n"
      "          ^ warning: unmatched ')': ignored; remove it, or write \\) to look for it "
      "[unmatched-paren]\n"
      "               ^~~~~ warning: there is no field 'tilte': searched as text; did you mean "
      "'title:'? [unknown-field]\n");
}

TEST(RenderDiagnostics, CountsColumnsAsATerminalDoes) {
  EXPECT_EQ(render_diagnostics(parse_query("日本 é )", some_context())),
            "日本 é )\n"
            "       ^ warning: unmatched ')': ignored; remove it, or write \\) to look for it "
            "[unmatched-paren]\n");
}

TEST(RenderDiagnostics, ShowsAWindowOfALongQueryAndNoControlCharacters) {
  const std::string text =
      repeated("word\n", 5'000) + "date:01/02/2026" + repeated("\x1B[2J ", 500);
  const std::string shown = render_diagnostics(parse_query(text, some_context()));
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) EXPECT_LT(line.size(), 400u) << line;
  EXPECT_EQ(shown.find('\x1B'), std::string::npos);
}

}  // namespace
}  // namespace inkling
