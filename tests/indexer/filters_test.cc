// SPDX-License-Identifier: MIT
#include "indexer/filters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "notes/markdown.h"
#include "schemas/load.h"
#include "schemas/recogniser.h"

namespace inkling {
namespace {

using testing::Contains;
using testing::IsSubsetOf;
using testing::IsSupersetOf;
using testing::Not;

std::set<std::string> terms_with(const Draft& draft, const std::string& prefixes) {
  std::set<std::string> terms;
  for (const DraftTerm& term : draft.terms) {
    if (prefixes.find(term.term.front()) != std::string::npos) terms.insert(term.term);
  }
  return terms;
}

TEST(TermsTold, AreAllThatNoteAndItemsHaveUnderTheirPrefixes) {
  const Note note = parse_note("rules/Old rule.md",
                               "---\n"
                               "aliases: [Rule 1]\n"
                               "superseded_by: \"[[New rule]]\"\n"
                               "---\n"
                               "# Old rule\n"
                               "## Key Decisions\n"
                               "- 2026-02-01: Keep two. supersedes:: [[Older#^p2]] ^p1\n"
                               "- 2026-02-02: See [[people/Ana Diaz]].\n"
                               "## Tasks\n"
                               "- [ ] Call [[Ben]] ^t1\n");
  const SchemaSet schemas = shipped_schemas();
  const Records records = records_from(note, Recogniser(schemas), {});
  const FileStamp stamp{.path = note.path};
  const NoteInput input{.note = note, .records = records, .stamp = stamp, .docid = 1};
  NoteDrafts drafts;
  add_note_filters(input, schemas, drafts);
  const std::set<std::string> told(drafts.note.told.begin(), drafts.note.told.end());
  EXPECT_THAT(told, IsSupersetOf({"Brule 1", "Lolder", "Lpeople/ana diaz", "Wnew rule#",
                                  "Uolder#^p2", "J^p1", "Jkey decisions"}));
  for (const char* term : {"J^t1", "Bold rule", "Lana diaz", "Lben"}) {
    EXPECT_THAT(told, Not(Contains(term))) << "of a task, or goes without saying";
  }
  std::set<std::string> given = told;
  given.insert({"Bold rule", "Lana diaz", "Lben"});
  EXPECT_THAT(terms_with(drafts.note, "BLUW"), IsSubsetOf(given));
  ItemFilters filters(input, schemas);
  ASSERT_EQ(records.items.size(), 3U);
  for (uint32_t i = 0; i < records.items.size(); ++i) {
    Draft item;
    filters.add(i, item);
    EXPECT_THAT(terms_with(item, "JLUW"), IsSubsetOf(given)) << i;
    EXPECT_EQ(item.data, "");
  }
}

}  // namespace
}  // namespace inkling
