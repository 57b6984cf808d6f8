// SPDX-License-Identifier: MIT
#include "query/saved_queries.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "query_maker.h"

namespace inkling {
namespace {

ParsedQuery expanded(std::string_view text, std::string_view file) {
  const ParseContext context = some_context();
  ParsedQuery parsed = parse_query(text, context);
  expand_saved_queries(parsed, context, parse_saved_queries(file));
  return parsed;
}

std::string codes_of(const ParsedQuery& parsed) {
  std::string codes;
  for (const Diagnostic& one : parsed.diagnostics) codes += (codes.empty() ? "" : " ") + one.code;
  return codes;
}

TEST(SavedQueries, AreLinesOfNamesAndQueries) {
  const SavedQueries saved = parse_saved_queries(
      "\xEF\xBB\xBF# mine\r\n"
      "open-risks: task-todo: tag:risk\r\n"
      "\n"
      "tide: (polder OR sluice)\n"
      "  -type:meeting\n"
      "\t# no comment\n"
      "no colon\n"
      "9th: x\n"
      "Gezeiten.äö_1:x\n"
      "TIDE: again\n"
      "empty:\n");
  ASSERT_EQ(saved.list.size(), 5u);
  EXPECT_EQ(saved.list[0].name, "open-risks");
  EXPECT_EQ(saved.list[0].text, "task-todo: tag:risk");
  EXPECT_EQ(saved.list[1].text, "(polder OR sluice) -type:meeting");
  EXPECT_EQ(saved.find("gezeiten.ÄÖ_1")->text, "x");
  EXPECT_EQ(saved.find("Tide")->line, 4u);
  EXPECT_EQ(saved.find("empty")->text, "");
  EXPECT_EQ(saved.find("nothing"), nullptr);
  EXPECT_EQ(saved.problems,
            (std::vector<std::string>{"7: expected 'name: query'", "8: expected 'name: query'",
                                      "10: 'TIDE' stands above already"}));
}

TEST(SavedQueries, KeepEveryOtherLineOfTheirFile) {
  const std::string file = "# mine\na: one\n  two\n\nodd line\nb: x\n";
  EXPECT_EQ(with_saved_query(file, "b", "y\nz "), "# mine\na: one\n  two\n\nodd line\nb: y z\n");
  EXPECT_EQ(with_saved_query(file, "A", "new"), "# mine\nA: new\n\nodd line\nb: x\n");
  EXPECT_EQ(with_saved_query(file, "a", ""), "# mine\n\nodd line\nb: x\n");
  EXPECT_EQ(with_saved_query("a: x", "c", "y"), "a: x\nc: y\n");
  EXPECT_EQ(with_saved_query("", "c", "y"), "c: y\n");
}

TEST(SavedQueries, TakeThePlaceOfTheirNames) {
  const std::string file =
      "tide: polder OR sluice\nboth: @tide type:meeting\nout: -@tide\nall: *\n"
      "latest: sort:date-desc limit:5 halden\n";
  const std::pair<const char*, const char*> rows[] = {
      {"@tide", "(or (text polder) (text sluice))"},
      {"@TIDE", "(or (text polder) (text sluice))"},
      {"saved:tide query:tide",
       "(and (or (text polder) (text sluice)) (or (text polder) (text sluice)))"},
      {"x @both", "(and (text x) (or (text polder) (text sluice)) (value type meeting))"},
      {"x OR @tide", "(or (text x) (text polder) (text sluice))"},
      {"-@out", "(or (text polder) (text sluice))"},
      {"title:@tide", "(field title (or (text polder) (text sluice)))"},
      {"line:(@tide x)", "(scope line (and (or (text polder) (text sluice)) (text x)))"},
      {"@all x", "(text x)"},
      {"title:@all", "(value has title)"},
      {"+@all", "(all)"},
      {"match-case:@all", "(all)"},
      {"-@all", "(nothing)"}};
  for (const auto& [text, tree] : rows) {
    const ParsedQuery parsed = expanded(text, file);
    EXPECT_EQ(to_tree(parsed.query), tree) << text;
    EXPECT_EQ(codes_of(parsed), "") << text;
    EXPECT_TRUE(parse_query(to_string(parsed.query), some_context()).query == parsed.query) << text;
  }
  const Controls controls = expanded("@latest limit:7", file).controls;
  EXPECT_EQ(controls.sort, "date");
  EXPECT_EQ(controls.limit, 7u);
}

TEST(SavedQueries, ThatAreUnknownAreTextAndSaySo) {
  const ParsedQuery parsed = expanded("@tdie x", "tide: y\n");
  EXPECT_EQ(to_tree(parsed.query), "(and (text @tdie) (text x))");
  EXPECT_EQ(render_diagnostics(parsed),
            "@tdie x\n"
            "^~~~~ warning: there is no saved query 'tdie': searched as text; did you mean "
            "'@tide'? [unknown-saved]\n");
}

TEST(SavedQueries, ThatLeadBackToThemselvesAreLeftOut) {
  EXPECT_EQ(to_tree(expanded("@a", "a: @a\n").query), "(nothing)");
  EXPECT_EQ(codes_of(expanded("@a", "a: @a\n")), "saved-cycle");
  const ParsedQuery parsed = expanded("x @a", "a: b @c\nc: d -@a\n");
  EXPECT_EQ(to_tree(parsed.query), "(and (text x) (text b) (text d))");
  EXPECT_EQ(render_diagnostics(parsed),
            "x @a\n"
            "  ^~ error: '@a' leads back to itself: this clause is ignored [saved-cycle]\n");
}

TEST(SavedQueries, SayWhatIsWrongInThem) {
  EXPECT_EQ(render_diagnostics(expanded("@a", "a: titel:x\n")),
            "@a\n"
            "^~ warning: in '@a': there is no field 'titel': searched as text; did you mean "
            "'title:'? [unknown-field]\n");
}

TEST(SavedQueries, AreBoundInDepthAndSize) {
  std::string deep, wide;
  for (int i = 0; i < 20; ++i) {
    const auto number = std::to_string(i), next = std::to_string(i + 1);
    deep += "a" + number + ": x" + number + " @a" + next + "\n";
    wide += "b" + number + ": @b" + next + " @b" + next + " y\n";
  }
  EXPECT_EQ(codes_of(expanded("@a0", deep)), "too-deep");
  EXPECT_EQ(expanded("@a0", deep).query.children.size(), kMaxSavedDepth);
  EXPECT_NE(codes_of(expanded("@b0", wide)).find("too-many-clauses"), std::string::npos);
  std::string long_query = "c:";
  for (size_t i = 0; i < kMaxQueryNodes; ++i) long_query += " w";
  EXPECT_EQ(codes_of(expanded("@c @c", long_query)), "too-many-clauses");
}

}  // namespace
}  // namespace inkling
