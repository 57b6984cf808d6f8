// SPDX-License-Identifier: MIT
// What keys do to the model of `inkling browse`, and what the screen then shows. No terminal.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/browse_model.h"
#include "cli/browse_plain.h"
#include "cli/browse_view.h"
#include "cli/plain.h"

namespace inkling {
namespace {

BrowseEffect press(BrowseModel& model, BrowseKey key) {
  return browse_update(model, {.key = key});
}

BrowseEffect type(BrowseModel& model, const std::string& text) {
  return browse_update(model, {.key = BrowseKey::kText, .text = text});
}

Hit note_hit(const std::string& path, uint32_t line) {
  const Passage passage{.kind = "text",
                        .place = {line, 3},
                        .source = {10, 30},
                        .snippet = {.text = "the sluice closes", .highlights = {{4, 10}}}};
  return {.passage = {.kind = "note"},
          .path = path,
          .title = "Title of " + path,
          .type = "customer",
          .passages = {passage}};
}

Results some_results() {
  return {
      .total = 3,
      .hits = {note_hit("a.md", 2), note_hit("b.md", 4), note_hit("c.md", 6)},
      .facets = {{.name = "type",
                  .values = {{.value = "customer", .count = 2}, {.value = "meeting", .count = 1}}},
                 {.name = "tag",
                  .values = {{.value = "water",
                              .count = 3,
                              .children = {{.value = "water/salt", .count = 1}}}}}}};
}

std::string shown(const BrowseScreen& screen) {
  std::string text;
  for (const ScreenLine& line : screen.lines) {
    std::string row;
    for (const TextRun& run : line.runs) row += run.text;
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text;
}

TEST(BrowseModel, EditsTheQueryCharacterByCharacter) {
  BrowseModel model;
  EXPECT_EQ(type(model, "m"), BrowseEffect::kSearch);
  type(model, "ü");
  type(model, "水");
  EXPECT_EQ(model.query, "mü水");
  press(model, BrowseKey::kLeft);
  press(model, BrowseKey::kBackspace);
  EXPECT_EQ(model.query, "m水");
  press(model, BrowseKey::kDelete);
  EXPECT_EQ(model.query, "m");
  EXPECT_EQ(press(model, BrowseKey::kDelete), BrowseEffect::kNothing);
  type(model, " two words");
  press(model, BrowseKey::kDeleteWord);
  EXPECT_EQ(model.query, "m two ");
  EXPECT_EQ(press(model, BrowseKey::kDeleteQuery), BrowseEffect::kSearch);
  EXPECT_EQ(model.query, "");
}

TEST(BrowseModel, MovesAmongHitsAndStopsAtTheEnds) {
  BrowseModel model;
  set_results(model, some_results());
  press(model, BrowseKey::kUp);
  EXPECT_EQ(model.hit, 0U);
  press(model, BrowseKey::kDown);
  press(model, BrowseKey::kPageDown);
  press(model, BrowseKey::kDown);
  EXPECT_EQ(model.hit, 2U);
  EXPECT_EQ(press(model, BrowseKey::kEnter), BrowseEffect::kOpen);
  EXPECT_EQ(place_of(*model.shown_hit()), "c.md:6");
  set_results(model, {});
  EXPECT_EQ(press(model, BrowseKey::kEnter), BrowseEffect::kNothing);
  EXPECT_EQ(press(model, BrowseKey::kCopy), BrowseEffect::kNothing);
}

TEST(BrowseModel, ArrowsChooseAndDropValuesInTheFacets) {
  BrowseModel model;
  set_results(model, some_results());
  press(model, BrowseKey::kTab);
  EXPECT_EQ(model.facets[model.facet].value, "customer");
  press(model, BrowseKey::kDown);
  press(model, BrowseKey::kDown);  // Past the name of the next facet.
  EXPECT_EQ(model.facets[model.facet].value, "water");
  EXPECT_EQ(press(model, BrowseKey::kRight), BrowseEffect::kSearch);
  EXPECT_EQ(press(model, BrowseKey::kRight), BrowseEffect::kNothing);
  ASSERT_EQ(model.filters.size(), 1U);
  EXPECT_EQ(model.filters[0], std::pair(std::string("tag"), std::string("water")));
  EXPECT_EQ(press(model, BrowseKey::kLeft), BrowseEffect::kSearch);
  EXPECT_TRUE(model.filters.empty());
  type(model, " ");
  EXPECT_EQ(model.filters.size(), 1U);
  EXPECT_EQ(model.query, "");
  EXPECT_EQ(press(model, BrowseKey::kDropFilters), BrowseEffect::kSearch);
  EXPECT_TRUE(model.filters.empty());
}

TEST(BrowseModel, StaysOnTheValueWhenResultsChange) {
  BrowseModel model;
  set_results(model, some_results());
  press(model, BrowseKey::kTab);
  press(model, BrowseKey::kDown);
  Results fewer = some_results();
  fewer.facets[0].values.erase(fewer.facets[0].values.begin());
  set_results(model, fewer);
  EXPECT_EQ(model.facets[model.facet].value, "meeting");
  set_results(model, {});
  EXPECT_FALSE(model.in_facets);
  EXPECT_EQ(press(model, BrowseKey::kTab), BrowseEffect::kNothing);
  EXPECT_FALSE(model.in_facets);
}

TEST(BrowseModel, LeavesStepByStep) {
  BrowseModel model;
  set_results(model, some_results());
  press(model, BrowseKey::kTab);
  press(model, BrowseKey::kHelp);
  press(model, BrowseKey::kEscape);
  EXPECT_FALSE(model.help);
  EXPECT_EQ(press(model, BrowseKey::kEscape), BrowseEffect::kNothing);
  EXPECT_FALSE(model.in_facets);
  EXPECT_EQ(press(model, BrowseKey::kEscape), BrowseEffect::kQuit);
  model.help = true;
  EXPECT_EQ(press(model, BrowseKey::kQuit), BrowseEffect::kQuit);
}

TEST(BrowseModel, PreviewsTheLinesAroundAHitAndMarksIt) {
  const std::string content = "# A\n\nabcdethe sluice closes\nlast\n";
  const BrowsePreview preview = make_preview(note_hit("a.md", 3), content);
  ASSERT_EQ(preview.lines.size(), 4U);
  EXPECT_EQ(preview.line, 3U);
  ASSERT_EQ(preview.lines[2].marks.size(), 1U);
  EXPECT_EQ(preview.lines[2].marks[0].of(preview.lines[2].text), "sluice");
  EXPECT_TRUE(make_preview(note_hit("a.md", 3), "").lines.empty());
  const std::string many(1000, '\n');
  EXPECT_EQ(make_preview(note_hit("a.md", 500), many).lines.size(), 2 * kPreviewLines + 1);
}

TEST(BrowseView, ShowsFacetsBesideHitsAndPreview) {
  BrowseModel model{.query = "sluice", .cursor = 6, .filters = {{"type", "customer"}}};
  Results results = some_results();
  results.facets[0].values[0].selected = true;
  set_results(model, results);
  model.preview = make_preview(note_hit("a.md", 3), "# A\n\nabcdethe sluice closes\nlast\n");
  const std::string text = shown(browse_view(model, {.rows = 12, .columns = 80}));
  EXPECT_EQ(text,
            "> sluice                                                                 3 notes\n"
            "─ type customer ────────────────────────────────────────────────────────────────\n"
            "type                       │ ▌Title of a.md                             customer\n"
            "● customer               2 │ ▌   2:3  the sluice closes\n"
            "  meeting                1 │  Title of b.md                             customer\n"
            "tag                        │     4:3  the sluice closes\n"
            "  water                  3 │ ── a.md ───────────────────────────────────────────\n"
            "    salt                 1 │    2\n"
            "                           │    3  abcdethe sluice closes\n"
            "                           │    4  last\n"
            "                           │\n"
            "Enter open  ^O copy place  Tab facets  ^T notes/items  ? help  Esc leave\n");
}

TEST(BrowseView, FitsAnyScreen) {
  BrowseModel model{.query = std::string(300, 'x') + "水", .cursor = 303};
  set_results(model, some_results());
  model.preview = make_preview(note_hit("水水水水水水水水水水.md", 1), std::string(500, 'y'));
  for (const bool in_facets : {false, true}) {
    for (const bool help : {false, true}) {
      model.in_facets = in_facets;
      model.help = help;
      for (size_t rows = 0; rows < 30; ++rows) {
        for (const size_t columns : {0, 3, 10, 24, 40, 59, 60, 61, 80, 200}) {
          const BrowseScreen screen = browse_view(model, {rows, columns});
          ASSERT_LE(screen.lines.size(), rows);
          ASSERT_LT(screen.cursor_column, std::max<size_t>(columns, 1));
          for (const ScreenLine& line : screen.lines) {
            size_t wide = 0;
            for (const TextRun& run : line.runs) wide += columns_of(run.text);
            ASSERT_LE(wide, columns) << rows << "x" << columns;
          }
        }
      }
    }
  }
}

TEST(BrowseView, NeverPassesOnWhatSteersATerminal) {
  BrowseModel model{.query = "a\x1b[31mb", .cursor = 0};
  Results results = some_results();
  results.hits[0].title = "evil\x1b]52;c;aa\x07";
  results.facets[0].values[0].value = "tag\x1b[2J";
  set_results(model, results);
  model.preview = make_preview(note_hit("a\x1b.md", 1), "x\x1b[1m\n");
  const std::string text = shown(browse_view(model, {}));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
}

TEST(BrowsePlain, AnswersLineByLine) {
  BrowseModel model;
  std::vector<std::string> lines = {"sluice", ":facets", ":choose type=customer",
                                    ":2",     ":9",      ":x",
                                    ":drop",  ":quit",   "never read"};
  std::string out;
  size_t next = 0;
  size_t searches = 0;
  const PlainWorld world{
      .read_line =
          [&](std::string& line) {
            line = lines[next++];
            return true;
          },
      .write = [&](const std::string& text) { out += text; },
      .search =
          [&](BrowseModel& one) {
            ++searches;
            set_results(one, some_results());
          },
      .open = [&](BrowseModel& one) { out += "[" + place_of(*one.shown_hit()) + "]\n"; }};
  browse_plain(model, world);
  EXPECT_EQ(next, 8U);
  EXPECT_EQ(searches, 3U);
  EXPECT_EQ(model.query, "sluice");
  EXPECT_TRUE(model.filters.empty());
  EXPECT_NE(
      out.find("3 matches.\n1. Title of a.md, customer. the sluice closes\n   a.md, line 2\n"),
      std::string::npos)
      << out;
  EXPECT_NE(out.find("type:\n  type=customer, 2\n"), std::string::npos) << out;
  EXPECT_NE(out.find("[b.md:4]\nThere is no such hit.\n"), std::string::npos) << out;
}

}  // namespace
}  // namespace inkling
