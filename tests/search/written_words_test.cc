// SPDX-License-Identifier: MIT
#include "query/written_words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "indexer/update.h"
#include "notes/markdown.h"
#include "notes/vault.h"
#include "query/compile.h"
#include "query/recorded_words.h"
#include "query/session.h"
#include "schemas/load.h"
#include "schemas/recogniser.h"
#include "support/temp_vault.h"

namespace inkling {
namespace {

constexpr const char* kQueries[] = {
    "the",          "sluice",       "\"the sluice\"",  "s*",          "task:call",
    "decision:(a)", "decison~",     "line:(the and)",  "Häuser",      "水",
    "title:polder", "name:meeting", "comment:(draft)", "ana OR 2026", "by:ana -tag:x",
};

/// Block by block of the note: its shape, and where in it the places of the query are.
std::map<uint32_t, std::vector<uint32_t>> told(const WrittenWords& written) {
  std::map<uint32_t, std::vector<uint32_t>> out;
  const WordsView& view = written.view;
  for (uint32_t i = 0; i < view.blocks.size(); ++i) {
    const BlockShape& block = view.blocks[i];
    if (written.note_block[i] == kNone || block.words.size() == 1) continue;
    std::vector<uint32_t>& of_block = out[written.note_block[i]];
    of_block = {block.words.size(), static_cast<uint32_t>(block.field), block.section, block.item,
                block.kind};
    for (const LineShape& line : view.lines) {
      if (line.block == i) of_block.push_back(line.words.begin - block.words.begin);
    }
    for (uint32_t place = 0; place < view.at.size(); ++place) {
      for (const uint32_t number : view.at[place]) {
        if (!block.words.contains(number)) continue;
        of_block.push_back(place);
        of_block.push_back(number - block.words.begin);
      }
    }
  }
  return out;
}

/// Every note of the index, read both ways for one query.
void compare(const OpenIndex& index, const std::string& text) {
  const Request request{.query = text, .today = make_date(2026, 3, 15)};
  const Question question = ask(request, index);
  const SearchPlan plan = compile(question.parsed.query, index, {.today = request.today});
  ASSERT_FALSE(any_needs_text(plan.sought)) << text;
  const Recogniser recogniser(index.schemas());
  RecordedWords recorded(plan.places, true);
  for (auto at = index.notes.postlist_begin(""); at != index.notes.postlist_end(""); ++at) {
    const auto data = index.note_data(*at);
    auto file = read_note(index.vault, data->stamp.path);
    const Note note = parse_note(data->stamp.path, std::move(file->content));
    const WrittenWords written =
        written_words(note, records_from(note, recogniser), plan.places, plan.patterns);
    const auto kept = recorded_as_written(note, recorded.read(index.record_of(*at)));
    ASSERT_TRUE(kept) << data->stamp.path;
    EXPECT_EQ(told(*kept), told(written)) << text << " in " << data->stamp.path;
  }
}

// What is shown of a note is found in its record: then its words need not be read again.
TEST(RecordedAsWritten, IsWhatTheTextSays) {
  const TempVault folder;
  const std::string vault =
      std::filesystem::canonical(std::string(INKLING_SOURCE_DIR) + "/tests/vaults/sample").string();
  ASSERT_TRUE(update_index(
      {.vault = vault, .index_folder = folder.at("index"), .schemas = shipped_schemas()}));
  const Result<OpenIndex> index = open_index(folder.at("index"));
  ASSERT_TRUE(index);
  for (const char* query : kQueries) compare(*index, query);
}

TEST(RecordedAsWritten, RefusesARecordOfOtherBlocks) {
  WordsView record;
  record.blocks = {{.field = WordsField::kTitle}, {.field = WordsField::kBody}};
  EXPECT_TRUE(recorded_as_written(parse_note("a.md", "one block"), record));
  EXPECT_FALSE(recorded_as_written(parse_note("a.md", "one block\n\nand another"), record));
  EXPECT_FALSE(recorded_as_written(parse_note("a.md", "# one heading"), record));
  EXPECT_FALSE(recorded_as_written(parse_note("a.md", ""), record));
  EXPECT_TRUE(recorded_as_written(parse_note("a.md", "---\n\n!!!\n\none block"), record));
}

TEST(SourceOfWords, GivesTheBytesOfEachWord) {
  const Note note = parse_note("a.md", "- see [[Ana Diaz|Ana]] *soon*\n");
  std::string words;
  for (const Span span : source_of_words(note, 0)) {
    words += std::string(span.of(note.source)) + "|";
  }
  EXPECT_EQ(words, "|see|Ana|soon|");
}

}  // namespace
}  // namespace inkling
