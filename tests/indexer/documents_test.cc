// SPDX-License-Identifier: MIT
#include "indexer/documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notes/markdown.h"
#include "schemas/layout.h"
#include "tests/indexer/golden.h"
#include "tests/indexer/world.h"

namespace inkling {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

SchemaSet small_schema() {
  SchemaSet schemas;
  schemas.fields.push_back({.name = "title", .weight = 5, .filter = true});
  schemas.fields.push_back({.name = "alias", .weight = 5});
  schemas.fields.push_back({.name = "file", .weight = 3});
  schemas.fields.push_back({.name = "heading", .weight = 2, .filter = true});
  schemas.fields.push_back({.name = "comment", .weight = 7, .filter = true});
  KindSpec decision, task;
  decision.name = "decision";
  decision.weight = 2;
  task.name = "task";
  task.task = true;
  schemas.kinds = {decision, task};
  MeaningSpec created;
  created.name = "created";
  created.keys = {"created"};
  schemas.meanings = {created};
  return schemas;
}

/// The block whose visible text contains `text`.
uint32_t block_with(const Note& note, std::string_view text) {
  for (uint32_t i = 0; i < note.blocks.size(); ++i) {
    if (note.blocks[i].visible.of(note.visible).find(text) != std::string_view::npos) return i;
  }
  ADD_FAILURE() << "no block with " << text;
  return 0;
}

struct Described : NoteDrafts {
  std::vector<Draft> items{};
};

Described describe(const Note& note, const Records& records) {
  const TempFolder folder;
  WordsWriter ids({.root = folder.path(), .generation = folder.path()}, {});
  const SchemaSet schemas = small_schema();
  const FileStamp stamp{.path = note.path, .mtime_ns = 1'700'000'000'000'000'000, .size = 9};
  Describer describer(schemas, ids);
  const NoteInput input{.note = note, .records = records, .stamp = stamp, .docid = 12};
  Described out{describer.describe(input)};
  describer.describe_items(input, out.language,
                           [&](const Draft& item) { out.items.push_back(item); });
  return out;
}

std::vector<std::string> terms_of(const Draft& draft, std::string_view prefix) {
  std::vector<std::string> terms;
  for (const DraftTerm& term : draft.terms) {
    if (term.term.starts_with(prefix)) terms.push_back(term.term);
  }
  return terms;
}

uint32_t wdf_of(const Draft& draft, std::string_view word) {
  for (const DraftTerm& term : draft.terms) {
    if (term.term == word) return term.wdf;
  }
  return 0;
}

std::string print(const Described& drafts) {
  std::string out = "note\n" + to_string(drafts.note);
  for (const Draft& item : drafts.items) out += "item\n" + to_string(item);
  for (const WordsBlock& block : drafts.words) {
    out += std::string(field_name(block.field)) + " " + std::to_string(block.section);
    if (block.item != kNone) out += " item " + std::to_string(block.item);
    for (const uint32_t id : block.ids) out += " " + std::to_string(id);
    out += "\n";
  }
  return out;
}

TEST(Describe, StoresAllOfANoteAndItsItems) {
  const Note note = parse_note("Customers/Halden Robotics.md",
                               "---\n"
                               "title: Halden Robotics\n"
                               "aliases: [Halden]\n"
                               "created: 2026-01-03\n"
                               "tags: [Customer/Robots]\n"
                               "status: active\n"
                               "---\n"
                               "# Key Decisions\n"
                               "- 2026-02-01: Keep the cold store. [[people/Ana Diaz|Ana]]\n"
                               "# Open\n"
                               "- [ ] Call the plant ![[plan.pdf]]\n"
                               "%% hidden %%\n");
  Records records;
  records.title = note.title;
  records.type = "customer";
  records.language = "en";
  records.date = {{.date = make_date(2026, 1, 3), .source = DateSource::kFrontmatter}};
  records.tags = {"Customer/Robots"};
  const PersonName ana{.name = "Ana",
                       .target = "people/Ana Diaz",
                       .role = Role::kDecider,
                       .source = NameSource::kLink};
  records.people = {ana};
  Item decision;
  decision.kind = 0;
  decision.text = "2026-02-01: Keep the cold store. Ana";
  decision.blocks = {block_with(note, "cold store")};
  decision.breadcrumb = {"Key Decisions"};
  decision.date = {{.date = make_date(2026, 2, 1), .source = DateSource::kText}};
  decision.people = {ana};
  decision.tags = records.tags;
  decision.status = Status::kCurrent;
  Item task;
  task.kind = 1;
  task.text = "Call the plant";
  task.blocks = {block_with(note, "Call")};
  task.breadcrumb = {"Open"};
  task.status = Status::kOpen;
  task.due = make_date(2026, 3, 1);
  task.priority = "high";
  records.items = {decision, task};

  expect_golden("indexer/documents.txt", print(describe(note, records)));
}

TEST(Describe, CountsAWordByWhereItStands) {
  const Note note = parse_note("x.md", "# Plan\nplan\n\nmore\n");
  Records records;
  records.title = "Plan";
  records.language = "en";
  const Described drafts = describe(note, records);
  EXPECT_EQ(wdf_of(drafts.note, "plan"), 5u + 2u + 1u) << "title, heading, body";
  EXPECT_EQ(wdf_of(drafts.note, "Ftitle:plan"), 1u);
  EXPECT_EQ(wdf_of(drafts.note, "x"), 3u) << "the file's name";
}

TEST(Describe, KeepsCommentsOutOfPlainWords) {
  const Note note = parse_note("x.md", "seen %%secret%%\n");
  const Described drafts = describe(note, {.title = "x"});
  EXPECT_THAT(terms_of(drafts.note, "secret"), IsEmpty());
  EXPECT_THAT(terms_of(drafts.note, "Fcomment:"), ElementsAre("Fcomment:secret"));
}

TEST(Describe, StemsANoteInItsOwnLanguage) {
  const Note note = parse_note("x.md", "Häuser\n");
  Records records{.title = "x"};
  records.language = "de";
  EXPECT_THAT(terms_of(describe(note, records).note, "haus"), ElementsAre("haus"));
  records.language = "";
  EXPECT_EQ(describe(note, records).language, "en") << "when in doubt";
}

TEST(Describe, MarksTheEndsOfLinesInsideABlock) {
  const Note note = parse_note("x.md", "one two\nthree\n");
  const Described drafts = describe(note, {.title = "x"});
  ASSERT_FALSE(drafts.words.empty());
  const std::vector<uint32_t>& ids = drafts.words.back().ids;
  ASSERT_THAT(ids, SizeIs(4));
  EXPECT_EQ(ids[2], kLineEnd);
}

TEST(Describe, GivesTheSameForTheSameNoteWhateverCameBefore) {
  const TempFolder folder;
  WordsWriter ids({.root = folder.path(), .generation = folder.path()}, {});
  const SchemaSet schemas = small_schema();
  const FileStamp stamp{.path = "x.md"};
  Describer describer(schemas, ids);
  const auto text_of = [&](const Note& note) {
    const Records records{.title = note.title};
    return to_string(describer.describe({.note = note, .records = records, .stamp = stamp}).note);
  };
  const Note note = parse_note("x.md", "# A title\nsome words here\n");
  const std::string first = text_of(note);
  (void)text_of(parse_note("y.md", "# Another\nwords some title\n"));
  EXPECT_EQ(text_of(note), first);
}

TEST(Describe, TakesAnEmptyNote) {
  const Described drafts = describe(parse_note("empty.md", ""), {.title = "empty"});
  EXPECT_THAT(terms_of(drafts.note, "Q"), ElementsAre("Qempty.md"));
  EXPECT_THAT(drafts.items, IsEmpty());
}

TEST(Describe, TakesALineOfManyPieces) {
  std::string line;
  for (int i = 0; i < 40'000; ++i) line += "word" + std::to_string(i % 1000) + " ";
  const Described drafts = describe(parse_note("long.md", line), {.title = "long"});
  EXPECT_EQ(wdf_of(drafts.note, "word7"), 40u);
  EXPECT_THAT(drafts.words.back().ids, SizeIs(40'000));
}

TEST(Describe, TakesHostileBytesEverywhere) {
  const std::string hostile("a\xFF\0b \xE2\x82 \x01", 9);
  Records records{.title = hostile};
  records.type = hostile;
  records.tags = {hostile, "", "///", std::string(9000, 'x')};
  records.people = {{.name = hostile}, {.name = ""}};
  const Described drafts = describe(parse_note("new\nline " + hostile + ".md", hostile), records);
  for (const DraftTerm& term : drafts.note.terms) {
    EXPECT_LE(term.term.size(), kMaxTermBytes);
  }
}

}  // namespace
}  // namespace inkling
