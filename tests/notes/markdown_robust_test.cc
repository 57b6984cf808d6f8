// SPDX-License-Identifier: MIT
// Whatever the bytes are, a note comes out whose places hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "notes/front_matter.h"
#include "notes/markdown.h"
#include "notes/mask.h"

namespace inkling {
namespace {

std::string repeated(std::string_view text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

bool has_diagnostic(const Note& note, std::string_view code) {
  return std::any_of(note.diagnostics.begin(), note.diagnostics.end(),
                     [&](const Diagnostic& problem) { return problem.code == code; });
}

bool inside(Span inner, Span outer) {
  return outer.begin <= inner.begin && inner.begin <= inner.end && inner.end <= outer.end;
}

// The first broken promise of note.h, or "".
std::string broken_promise(const Note& note, size_t bytes) {
  const Span source{.begin = 0, .end = static_cast<uint32_t>(note.source.size())};
  const Span visible{.begin = 0, .end = static_cast<uint32_t>(note.visible.size())};
  if (note.source.size() != bytes) return "source length";
  uint32_t end = 0;
  for (const Piece& piece : note.pieces) {
    if (piece.visible < end) return "pieces overlap";
    end = piece.visible + piece.length;
    if (end > visible.end || piece.source + piece.source_length > source.end) return "piece bounds";
  }
  end = 0;
  for (const Block& block : note.blocks) {
    const auto index = static_cast<uint32_t>(&block - note.blocks.data());
    if (!inside(block.source, source) || !inside(block.visible, visible)) return "block bounds";
    if (block.visible.begin < end) return "blocks overlap";
    end = block.visible.end;
    if (block.section >= note.sections.size()) return "section";
    if (block.parent != kNone && block.parent >= index) return "parent";
    if (block.head != kNone && block.head >= index) return "head";
    if (!block.visible.empty() && !inside(source_of(note, block.visible), block.source)) {
      return "source of block " + std::to_string(index);
    }
    for (const Cell& cell : block.cells) {
      if (!inside(cell.source, block.source)) return "cell source";
      if (!inside(cell.visible, block.visible)) return "cell visible";
    }
  }
  for (const Link& link : note.links) {
    if (!inside(link.source, source) || !inside(link.visible, visible)) return "link bounds";
    if (link.block != kNone && link.block >= note.blocks.size()) return "link block";
  }
  for (const Tag& tag : note.tags) {
    if (!inside(tag.source, source)) return "tag bounds";
    if (tag.block != kNone && tag.block >= note.blocks.size()) return "tag block";
  }
  for (const Property& property : note.properties) {
    if (!inside(property.source, source)) return "property bounds";
    if (!inside(property.key_source, source)) return "property key bounds";
  }
  for (const Diagnostic& problem : note.diagnostics) {
    if (!inside(problem.span, source)) return "diagnostic bounds";
  }
  return "";
}

TEST(ParseNote, KeepsItsPromisesForAnyBytes) {
  std::mt19937 random(20260131);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = byte(random) * 2; i > 0; --i) text.push_back(static_cast<char>(byte(random)));
    ASSERT_EQ(broken_promise(parse_note("n.md", text), text.size()), "")
        << testing::PrintToString(text);
  }
}

TEST(ParseNote, KeepsItsPromisesForAnyMarks) {
  constexpr std::string_view kMarks[] = {"[[",         "]]",
                                         "|",          "\n",
                                         "\n\n",       "- ",
                                         "> ",         "# ",
                                         "`",          "```\n",
                                         "%%",         "==",
                                         "$",          "$$",
                                         "*",          "**",
                                         "_",          "~~",
                                         "[",          "](b)",
                                         "!",          "<",
                                         ">",          "<!--",
                                         "-->",        "a",
                                         "b c",        "#tag",
                                         "^id",        "::",
                                         " ",          "    ",
                                         "\t",         "---\n",
                                         "|-|-|",      "[ ] ",
                                         "[^1]",       ":",
                                         "\r\n",       "\\",
                                         "&amp;",      "ü",
                                         "日",         "<b>",
                                         "<div>",      "1. ",
                                         "[!note]",    "x: y\n",
                                         "\xFF",       "\xEF\xBB\xBF",
                                         "http://a.b", "<a href=\"c\">"};
  std::mt19937 random(4711);
  std::uniform_int_distribution<size_t> mark(0, std::size(kMarks) - 1);
  std::uniform_int_distribution<int> length(1, 60);
  for (int round = 0; round < 4000; ++round) {
    std::string text = round % 4 == 0 ? "---\n" : "";
    for (int i = length(random); i > 0; --i) text += kMarks[mark(random)];
    ASSERT_EQ(broken_promise(parse_note("n.md", text), text.size()), "")
        << testing::PrintToString(text);
  }
}

TEST(ParseNote, BlanksInvalidBytesInPlace) {
  const std::string text = std::string("a\xFF\xC3 b\0c \xED\xA0\x80.", 12) + "\n";
  const Note note = parse_note("n.md", text);
  EXPECT_EQ(note.source, "a   b c    .\n");
  ASSERT_EQ(note.diagnostics.size(), 2U);
  EXPECT_EQ(note.diagnostics[0].code, "invalid-utf8");
  EXPECT_EQ(note.diagnostics[0].message, "5 invalid UTF-8 bytes read as blank");
  EXPECT_EQ(note.diagnostics[0].span, (Span{.begin = 1, .end = 2}));
  EXPECT_EQ(note.diagnostics[1].code, "nul-byte");
}

TEST(ParseNote, ReadsDeepNestingAsText) {
  for (const char* marker : {"> ", "- ", "1. "}) {
    const std::string text = repeated(marker, 10000) + "deep";
    const Note note = parse_note("n.md", text);
    EXPECT_TRUE(has_diagnostic(note, "nesting-too-deep"));
    EXPECT_LE(note.blocks.size(), kMaxNesting + 1);
    EXPECT_TRUE(note.visible.ends_with("deep"));
  }
  const Note within = parse_note("n.md", repeated("> ", kMaxNesting) + "deep");
  EXPECT_FALSE(has_diagnostic(within, "nesting-too-deep"));
}

TEST(ParseNote, ReadsItemsIndentedTooFarAsText) {
  std::string text;
  for (size_t i = 0; i < 400; ++i) text += std::string(2 * i, ' ') + "- a\n";
  EXPECT_TRUE(has_diagnostic(parse_note("n.md", text), "nesting-too-deep"));
}

TEST(ParseNote, TakesManyUnclosedMarks) {
  for (const char* mark :
       {"[", "![[", "[a](", "*a _b ", "`a ``b ", "<!--a ", "<a x=\"", "$a ", "%% a\n", "==a ",
        "[a:: ", "|a", "| a |\n|-|\n", "&a", "a@b.c ", "[^1]: a\n"}) {
    const Note note = parse_note("n.md", repeated(mark, 20000));
    EXPECT_FALSE(note.blocks.empty()) << mark;
  }
}

TEST(ParseNote, ReadsTooWideTablesAsText) {
  for (const uint32_t columns : {kMaxColumns, kMaxColumns + 1}) {
    const Note note =
        parse_note("n.md", repeated("|a", columns) + "|\n" + repeated("|-", columns) + "|\n|b|\n");
    const bool table = note.blocks[0].kind == BlockKind::kTableHead;
    EXPECT_EQ(table, columns == kMaxColumns);
    EXPECT_NE(note.visible.find('b'), std::string::npos);
  }
}

TEST(ParseNote, BoundsYamlInSizeAndDepth) {
  const std::string large = "---\n" + repeated("key: value\n", 100000) + "---\nbody\n";
  ASSERT_GT(large.size(), kMaxFrontMatterBytes);
  const Note first = parse_note("n.md", large);
  EXPECT_TRUE(has_diagnostic(first, "yaml-too-large"));
  EXPECT_EQ(first.visible, "body");

  const Note deep = parse_note(
      "n.md", "---\na: " + repeated("[", 40) + "x" + repeated("]", 40) + "\nb: c\n---\nbody\n");
  EXPECT_TRUE(has_diagnostic(deep, "yaml-too-deep"));
  ASSERT_EQ(deep.properties.size(), 1U);
  EXPECT_EQ(deep.properties[0].key, "b");

  const Note abyss = parse_note("n.md", "---\nb: c\na: " + repeated("[", 100000) + "\n---\nbody\n");
  EXPECT_TRUE(has_diagnostic(abyss, "yaml-syntax"));
  EXPECT_EQ(abyss.visible, "body");
}

TEST(ParseNote, FollowsNoYamlAliasOfAList) {
  std::string yaml = "---\na: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'm'; ++c) {
    const std::string before = "*" + std::string(1, static_cast<char>(c - 1));
    yaml += std::string(1, c) + ": &" + c + " [" + repeated(before + " , ", 9) + "]\n";
  }
  const Note note = parse_note("n.md", yaml + "---\nbody\n");
  EXPECT_EQ(note.properties.size(), 9U);
  EXPECT_EQ(note.visible, "body");
}

}  // namespace
}  // namespace inkling
