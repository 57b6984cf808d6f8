// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdlib>

#include "query_maker.h"
#include "tree_maker.h"

namespace inkling {
namespace {

// INKLING_ROUNDS=1000000 for the long run by hand.
int rounds(int usual) {
  const char* asked = std::getenv("INKLING_ROUNDS");
  return asked == nullptr ? usual : std::atoi(asked);
}

size_t depth_of(const Query& query) {
  size_t deepest = 0;
  for (const Query& child : query.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

size_t nodes_of(const Query& query) {
  size_t nodes = 1;
  for (const Query& child : query.children) nodes += nodes_of(child);
  return nodes;
}

TEST(ParseAnyText, PrintsWhatParsesToTheSameTree) {
  const ParseContext context = some_context();
  QueryMaker maker(20260314);
  for (int i = rounds(6'000); i > 0; --i) {
    const std::string text = maker.text();
    const ParsedQuery first = parse_query(text, context);
    const std::string printed = to_string(first.query);
    const ParsedQuery second = parse_query(printed, context);
    ASSERT_TRUE(first.query == second.query)
        << "text:    " << text << "\nprinted: " << printed << "\ntree:    " << to_tree(first.query)
        << "\nagain:   " << to_tree(second.query);
    ASSERT_EQ(printed, to_string(second.query));
  }
}

TEST(ParseAnyText, MeansTheSameInEveryVaultWhenItNamesNothing) {
  const ParseContext context = some_context();
  const SchemaSet none;
  const ParseContext bare{.schemas = &none, .today = context.today};
  QueryMaker maker(77);
  int plain = 0;
  for (int i = rounds(20'000); i > 0; --i) {
    std::string text = maker.text();
    // A parse of text without the characters that may name something, else few are left.
    std::erase_if(text, [](char c) { return may_name({&c, 1}); });
    ASSERT_FALSE(may_name(text));
    const ParsedQuery a = parse_query(text, context), b = parse_query(text, bare);
    ASSERT_TRUE(a.query == b.query) << text << "\n" << to_tree(a.query) << "\n" << to_tree(b.query);
    ASSERT_EQ(a.diagnostics.size(), b.diagnostics.size()) << text;
    plain += text.empty() ? 0 : 1;
  }
  EXPECT_GT(plain, rounds(20'000) / 2);
  for (const char* names : {"status:done", "[price]", "type：plan", "@saved"}) {
    EXPECT_TRUE(may_name(names)) << names;
  }
}

TEST(ParseAnyTree, PrintsWhatParsesToTheSameTree) {
  const ParseContext context = some_context();
  TreeMaker maker(1871);
  for (int i = rounds(6'000); i > 0; --i) {
    const Query tree = maker.tree();
    const std::string printed = to_string(tree);
    const ParsedQuery parsed = parse_query(printed, context);
    ASSERT_TRUE(parsed.query == tree) << "printed: " << printed << "\ntree:    " << to_tree(tree)
                                      << "\nagain:   " << to_tree(parsed.query);
  }
}

TEST(ParseAnyText, StaysWithinItsBoundsAndPlacesDiagnosticsInTheText) {
  const ParseContext context = some_context();
  QueryMaker maker(41252);
  for (int i = rounds(2'000); i > 0; --i) {
    const std::string text = maker.text();
    const ParsedQuery parsed = parse_query(text, context);
    ASSERT_LE(depth_of(parsed.query), 4 * kMaxQueryDepth) << text;
    ASSERT_LE(nodes_of(parsed.query), 4 * kMaxQueryNodes) << text;
    ASSERT_LE(parsed.diagnostics.size(), kMaxQueryDiagnostics) << text;
    for (const Diagnostic& diagnostic : parsed.diagnostics) {
      ASSERT_FALSE(diagnostic.code.empty()) << text;
      ASSERT_LE(diagnostic.span.begin, diagnostic.span.end) << text << diagnostic.code;
      ASSERT_LE(diagnostic.span.end, parsed.text.size()) << text << diagnostic.code;
    }
    ASSERT_EQ(render_diagnostics(parsed).empty(), parsed.diagnostics.empty()) << text;
  }
}

TEST(ParseAnyText, HasAPieceOfItsTreeInEveryText) {
  // Canonical text is ordinary text too: what is printed has no problems of grammar.
  const ParseContext context = some_context();
  QueryMaker maker(7);
  for (int i = rounds(2'000); i > 0; --i) {
    const std::string printed = to_string(parse_query(maker.text(), context).query);
    for (const Diagnostic& diagnostic : parse_query(printed, context).diagnostics) {
      const bool of_the_vault = diagnostic.code.substr(0, 8) == "unknown-";
      ASSERT_TRUE(of_the_vault || diagnostic.code == "lower-case-operator" ||
                  diagnostic.code == "leading-wildcard")
          << printed << "\n"
          << diagnostic.code;
    }
  }
}

}  // namespace
}  // namespace inkling
