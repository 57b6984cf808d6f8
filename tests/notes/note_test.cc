// SPDX-License-Identifier: MIT
#include "notes/note.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "notes/markdown.h"

namespace inkling {
namespace {

// The source that a piece of visible text came from.
std::string source_behind(const Note& note, std::string_view visible) {
  const auto at = static_cast<uint32_t>(note.visible.find(visible));
  const Span span{.begin = at, .end = at + static_cast<uint32_t>(visible.size())};
  return std::string(source_of(note, span).of(note.source));
}

TEST(SourceOf, LeadsBackThroughMarks) {
  const Note note = parse_note("n.md", "- [ ] Call **[[Ana Diaz|Ana]]** \\*now\\* &ouml;x\n");
  ASSERT_EQ(note.visible, "Call Ana *now* \xC3\xB6x");
  EXPECT_EQ(source_behind(note, "Call"), "Call");
  EXPECT_EQ(source_behind(note, "na"), "na");
  EXPECT_EQ(source_behind(note, "Call Ana"), "Call **[[Ana Diaz|Ana");
  EXPECT_EQ(source_behind(note, "*now*"), "*now\\*");
  EXPECT_EQ(source_behind(note, "\xC3\xB6"), "&ouml;");
  EXPECT_EQ(source_behind(note, "\xC3\xB6x"), "&ouml;x");
}

TEST(SourceOf, CrossesLinesAndBlocks) {
  const Note note = parse_note("n.md", "> one\n> two\n\n- three\n");
  EXPECT_EQ(source_behind(note, "one\ntwo"), "one\n> two");
  EXPECT_EQ(source_behind(note, "two\nthree"), "two\n\n- three");
  EXPECT_EQ(source_of(note, {.begin = 0, .end = 0}), (Span{.begin = 2, .end = 2}));
}

TEST(SourceOf, OfANoteWithoutTextIsEmpty) {
  EXPECT_EQ(source_of(parse_note("n.md", ""), {.begin = 0, .end = 0}), Span{});
}

TEST(Breadcrumb, NamesTheSectionsAbove) {
  const Note note = parse_note("n.md", "top\n# A\n## B **b**\n#### D\nx\n## C\ny\n");
  using testing::ElementsAre;
  EXPECT_THAT(breadcrumb(note, note.blocks[0]), ElementsAre());
  EXPECT_THAT(breadcrumb(note, note.blocks[4]), ElementsAre("A", "B b", "D"));
  EXPECT_THAT(breadcrumb(note, note.blocks[5]), ElementsAre("A", "C"));
  EXPECT_THAT(breadcrumb(note, note.blocks[6]), ElementsAre("A", "C"));
}

TEST(ParseNote, CutsTheBodyIntoSections) {
  const Note note = parse_note("n.md", "---\na: b\n---\ntop\n# A\nx\n## B\n");
  ASSERT_EQ(note.sections.size(), 3U);
  EXPECT_EQ(note.sections[0].source.of(note.source), "top\n");
  EXPECT_EQ(note.sections[1].source.of(note.source), "# A\nx\n");
  EXPECT_EQ(note.sections[2].source.of(note.source), "## B\n");
  EXPECT_EQ(note.sections[2].parent, 1U);
}

TEST(ParseNote, IsCalledByTitleThenHeadingThenFile) {
  EXPECT_EQ(parse_note("a/b c.md", "---\ntitle: T\n---\n# H\n").title, "T");
  EXPECT_EQ(parse_note("a/b c.md", "# H *h*\n## x\n").title, "H h");
  EXPECT_EQ(parse_note("a/b c.md", "text\n").title, "b c");
  EXPECT_EQ(parse_note("v1.2.md", "").title, "v1.2");
}

}  // namespace
}  // namespace inkling
