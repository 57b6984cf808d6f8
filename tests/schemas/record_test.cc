// SPDX-License-Identifier: MIT
#include "schemas/record.h"

#include <gtest/gtest.h>

#include "notes/markdown.h"
#include "schemas/item_context.h"
#include "schemas/load.h"
#include "schemas/recogniser.h"
#include "tests/schemas/records_of.h"

namespace inkling {
namespace {

TEST(RecordsFrom, FindsItemsByEveryConvention) {
  const std::pair<const char*, const char*> rows[] = {
      {"## Key Decisions\n\n- Use tar\n", "decision: Use tar"},
      {"## 2. Entscheidungen (Entwurf):\n\n- Teer\n", "decision: Teer"},
      {"## Décisions\n\n* Du goudron\n", "decision: Du goudron"},
      {"## 决策\n\n- 用焦油\n", "decision: 用焦油"},
      {"**Decisions:**\n\n- Use tar\n", "decision: Use tar"},
      {"- Decisions\n  - Use tar\n", "decision: Use tar"},
      {"> [!decision] Use tar\n> It is cheap.\n", "decision: Use tar\nIt is cheap."},
      {"> [!decision]\n> Use tar\n", "decision: Use tar"},
      {"> [!decision]\n> - Use tar\n> - Use oil\n", "decision: Use tar | decision: Use oil"},
      {"Decision: use tar\n", "decision: use tar"},
      {"- **Decision:** use tar\n", "decision: use tar"},
      {"**Decision** - use tar\n", "decision: use tar"},
      {"- [decision] use tar\n", "decision: use tar"},
      {"- ✅ Decision use tar\n", "decision: use tar"},
      {"决定：用焦油\n", "decision: 用焦油"},
      {"Decision 3: use tar\n", "decision: use tar"},
      {"decision:: use tar\n", "decision: use tar"},
      {"We met. [decision:: use tar]\n", "decision: use tar"},
      {"- use tar #decision\n", "decision: use tar #decision"},
      {"## Decision: use tar\n\nIt is cheap.\n", "decision: use tar\nIt is cheap."},
      {"---\ndecisions: [use tar, use oil]\n---\n", "decision: use tar | decision: use oil"},
      {"| Date | Decision |\n|---|---|\n| 2026-01-02 | Use tar |\n",
       "decision: 2026-01-02\tUse tar"},
      {"- [ ] buy tar\n- [x] buy oil\n", "task: buy tar | task: buy oil"},
      {"- TODO buy tar\n", "task: buy tar"},
      {"## Action items\n\n- buy tar\n", "task: buy tar"},
      {"## Key Contacts\n\n- [[Ana Diaz]] (CTO)\n- Ben\n", "person: Ana Diaz (CTO) | person: Ben"},
      {"## Key Facts\n- Tar is black.\n## Topics\n- Tar\n", "fact: Tar is black. | topic: Tar"}};
  for (const auto& [text, items] : rows) EXPECT_EQ(items_of(text), items) << text;
}

TEST(RecordsFrom, LeavesOrdinaryTextAlone) {
  for (const char* text :
       {"", "- a\n- b\n", "We took a decision: none.\n", "## Notes\n\n- a\n",
        "`Decision:` marks one\n", "- TODO -> DOING -> DONE\n",
        "## Decisions\n\n- none\n- \n- ...\n",
        "## Next steps\n\n- [The manual](https://x.example/manual)\n",
        "## Conclusion\n\nTar is good.\n", "## History\n\nLong ago.\n\n- Tar was invented.\n",
        "A #decision in the middle of a sentence\n", "```\n- [ ] code\n```\n",
        "%% Decision: x %%\n", "| To do | Doing | Done |\n|---|---|---|\n| a | b | c |\n",
        "## Team\n\n- The team is small and nobody knows why\n"}) {
    EXPECT_EQ(items_of(text), "") << text;
  }
}

TEST(RecordsFrom, TrustsDoubtfulHeadingsByTheNote) {
  const std::string log = "## History\n\n- Signed the contract\n";
  EXPECT_EQ(items_of(log), "");
  EXPECT_EQ(items_of(log, "customers/Acorn.md"), "event: Signed the contract");
  EXPECT_EQ(items_of("## History\n\n- 2026-01-02 signed\n"), "event: 2026-01-02 signed");
  EXPECT_EQ(items_of("## Conclusion\n\nUse tar.\n", "meetings/a.md"), "decision: Use tar.");
  EXPECT_EQ(items_of("## Tasks\n\n- Buy tar\n"), "task: Buy tar");
  EXPECT_EQ(items_of("## Tasks\n\nHow tasks work:\n\n- Press p\n"), "");
}

TEST(RecordsFrom, KeepsNestedTextWithItsItemUnlessItIsOneItself) {
  EXPECT_EQ(items_of("## Decisions\n- Use tar\n  - cheap\n    - very\n  - [ ] buy it\n- Use oil\n"),
            "decision: Use tar\ncheap\nvery | task: buy it | decision: Use oil");
}

TEST(RecordsFrom, TakesTheNearestHeadingThatNamesAKind) {
  EXPECT_EQ(items_of("# Decisions\n## Pricing\n- Use tar\n## Key Facts\n- Black\n"),
            "decision: Use tar | fact: Black");
}

TEST(RecordsFrom, MakesADecisionRecordOneDecision) {
  EXPECT_EQ(
      items_of("## Decision\n\nUse tar:\n\n- cheap\n\nIt lasts.\n\n## Consequences\n\n- Smell\n"),
      "decision: Use tar:\ncheap\nIt lasts.");
}

TEST(RecordsFrom, EndsAMarkedLineAtTheNextLabel) {
  EXPECT_EQ(items_of("Decision: use tar\nfor now\nReason: cheap\nFact: it is black\n"),
            "decision: use tar\nfor now | fact: it is black");
}

TEST(RecordsFrom, CollapsesExactCopiesOfOneDay) {
  const Records records =
      records_of("## Key Facts\n- Tar\n- TAR\n- Oil\n\n- [ ] Tar\n- [x] Tar\n- 2026-01-02: Tar\n");
  ASSERT_EQ(records.items.size(), 5u);
  EXPECT_EQ(records.items[0].duplicates, 2u);
  EXPECT_EQ(records.items[1].duplicates, 1u);
}

TEST(RecordsFrom, DatesAnItemByItsNearestDate) {
  struct Row {
    const char* text;
    const char* path;
    const char* date;
  };
  const Row rows[] = {
      {"- Decision: 2026-01-02: tar", "n.md", "2026-01-02 text"},
      {"- Decision: tar (2026-01-02)", "n.md", "2026-01-02 text"},
      {"- Decision: tar (decided 2026-01-02) #a", "n.md", "2026-01-02 text"},
      {"- Decision: decided on 2 January 2026 to use tar", "n.md", "2026-01-02 text"},
      {"- Decision: am 2.1.2026 Teer", "n.md", "2026-01-02 text"},
      {"- Decision: le 2 janvier 2026, du goudron", "n.md", "2026-01-02 text"},
      {"- Decision: el 2 de enero de 2026, alquitrán", "n.md", "2026-01-02 text"},
      {"- Decision: tar [date:: 2026-01-02]", "n.md", "2026-01-02 field"},
      {"| Decision | Date |\n|---|---|\n| tar | 2026-01-02 |", "n.md", "2026-01-02 field"},
      {"# 2026-01-02 Standup\n## Sub\n- Decision: tar", "n.md", "2026-01-02 heading"},
      {"- 2026-01-02\n  - Decision: tar", "n.md", "2026-01-02 heading"},
      {"- Decision: tar", "a/2026-01-02 x.md", "2026-01-02 filename"},
      {"- Decision: tar", "2026_01_02.md", "2026-01-02 filename"},
      {"- Decision: tar", "20260102.md", "2026-01-02 filename"},
      {"---\ncreated: 2025-01-01\ndate: 2026-01-02\n---\n- Decision: tar", "n.md",
       "2026-01-02 frontmatter"},
      {"- Decision: tar", "n.md", "2026-05-05 mtime"},
      {"- Decision: tar by 2026-01-02", "n.md", "2026-05-05 mtime"},
      {"- Decision: no tar after 2026-01-02 in the hall", "n.md", "2026-05-05 mtime"},
      {"- [ ] tar (⏳ 2026-01-02)", "n.md", "2026-05-05 mtime"},
      {"- [x] tar ✅ 2026-01-02", "n.md", "2026-01-02 field"},
  };
  for (const Row& row : rows) {
    const Note note = parse_note(row.path, row.text);
    const Records records = records_from(note, recogniser(), {.modified = make_date(2026, 5, 5)});
    ASSERT_EQ(records.items.size(), 1u) << row.text;
    const std::optional<DateFound> date = records.items[0].date;
    ASSERT_TRUE(date) << row.text;
    EXPECT_EQ(to_string(date->date) + " " + std::string(to_string(date->source)), row.date)
        << row.text;
  }
}

TEST(RecordsFrom, ReadsWhenATaskIsDue) {
  const std::pair<const char*, const char*> rows[] = {
      {"- [ ] tar 📅 2026-01-02", "2026-01-02"},
      {"- [ ] tar due: 2026-01-02", "2026-01-02"},
      {"- [ ] tar by 2 January 2026", "2026-01-02"},
      {"- [ ] tar until 2026-01-02", "2026-01-02"},
      {"- [ ] tar before 2026-01-02", "2026-01-02"},
      {"- [ ] Teer bis 2.1.2026", "2026-01-02"},
      {"- [ ] Teer, fällig: 2026-01-02", "2026-01-02"},
      {"- [ ] tar [due:: 2026-01-02]", "2026-01-02"},
      {"- [ ] tar (deadline:: 2026-01-02)", "2026-01-02"},
      {"- [ ] tar ⏳ 2026-01-02", ""},
      {"- [ ] tar 📅 2026-02-30", ""},
      {"- [ ] tar 📅 today", ""}};
  for (const auto& [text, due] : rows) {
    const Records records = records_of(text);
    ASSERT_EQ(records.items.size(), 1u) << text;
    const std::optional<Date> found = records.items[0].due;
    EXPECT_EQ(found ? to_string(*found) : "", due) << text;
  }
}

TEST(RecordsFrom, ReadsStatusAndPriority) {
  const std::pair<const char*, const char*> rows[] = {
      {"- [ ] tar", "open "},
      {"- [x] tar", "done "},
      {"- [X] tar", "done "},
      {"- [-] tar", "cancelled "},
      {"- [/] tar", "open "},
      {"- [>] tar", "open "},
      {"- [?] tar", "open "},
      {"- [ ] ~~tar~~", "cancelled "},
      {"- TODO tar", "open "},
      {"- DOING tar", "open "},
      {"- DONE tar", "done "},
      {"- CANCELLED tar", "cancelled "},
      {"- [ ] tar ⏫", "open high"},
      {"- [ ] tar 🔺", "open highest"},
      {"- [ ] tar [priority:: low]", "open low"},
      {"- [ ] tar !!!", "open highest"},
      {"- [ ] tar!", "open "},
      {"- [ ] tar `!`", "open "},
      {"- TODO [#A] tar", "open high"},
      {"- Decision: tar", "current "},
      {"- Decision: ~~tar~~", "current "},
      {"## Decisions\n- ~~tar~~", "superseded "},
      {"## Decisions\n- ~~tar~~ (too soft)", "superseded "},
      {"## Decisions\n- ~~wax~~ tar", "current "},
      {"- Decision: tar (superseded by [[Oil]])", "superseded "},
      {"- Decision: tar [status:: superseded]", "superseded "},
      {"- Decision: tar [superseded_by:: [[Oil]]]", "superseded "},
      {"- Decision: tar, as the old shed was replaced by a new one", "current "},
      {"---\nstatus: superseded\n---\n- Decision: tar", "superseded "},
      {"---\nstatus: done\n---\n- Decision: tar", "current "},
      {"- Fact: tar", " "}};
  for (const auto& [text, expected] : rows) {
    const Records records = records_of(text);
    ASSERT_EQ(records.items.size(), 1u) << text;
    const Item& item = records.items[0];
    EXPECT_EQ(std::string(to_string(item.status)) + " " + item.priority, expected) << text;
  }
}

TEST(RecordsFrom, SupersedesTheBlockOrHeadingThatALaterLineNames) {
  const Records records =
      records_of("## Decisions\n- Tar ^t\n- Oil\n- Wax (supersedes:: [[#^t]])\n");
  ASSERT_EQ(records.items.size(), 3u);
  EXPECT_EQ(records.items[0].status, Status::kSuperseded);
  EXPECT_EQ(records.items[1].status, Status::kCurrent);
}

TEST(RecordsFrom, ReadsWhoOwnsAndWhoDecided) {
  const std::pair<const char*, const char*> rows[] = {
      {"- [ ] @ana buy tar", "owner @ana"},
      {"- [ ] buy tar @ana", "owner @ana"},
      {"- [ ] ask @ben for tar @ana", "@ben, owner @ana"},
      {"- [ ] [[Ana Diaz]]: buy tar", "owner Ana Diaz"},
      {"- [ ] [[people/ana|Ana]]: buy tar", "owner Ana"},
      {"- [ ] Bug: tar is sticky", ""},
      {"- [ ] buy tar [owner:: [[Ana Diaz]]]", "owner Ana Diaz"},
      {"- [ ] buy tar (owner:: Ana Diaz)", "owner Ana Diaz"},
      {"- [ ] buy tar, assigned to Ana Diaz", "owner Ana Diaz"},
      {"- [ ] mail ana@x.example about tar", "ana@x.example"},
      {"- [ ] show [[Ana Diaz]] the tar", "Ana Diaz"},
      {"- Decision: tar. Decided by Ana Diaz and [[Ben]].", "decider Ana Diaz, decider Ben"},
      {"- Decision: Teer, entschieden von Ana Diaz", "decider Ana Diaz"},
      {"- Decision: tar (by:: Ana, Ben)", "decider Ana, decider Ben"},
      {"- Decision: [[Ana Diaz]] buys tar", "linked Ana Diaz"},
      {"---\nattendees: [Ana Diaz]\n---\nDecision: [[Ana Diaz]] buys tar", "decider Ana Diaz"},
      {"- Decision: tar, see [[2026-01-02 - Tar meeting]] and ![[tar.png]]", ""},
      {"| Decision | Decider |\n|---|---|\n| tar | [[Ana Diaz]], Ben |",
       "decider Ana Diaz, decider Ben"},
      {"| Action item | Owner |\n|---|---|\n| tar | R. Okon |", "owner R. Okon"},
      {"---\nattendees: [Ana, Ben]\n---\n- Decision: tar, decided by Ben",
       "decider Ben, attendee Ana"}};
  for (const auto& [text, people] : rows) {
    const Records records = records_of(text);
    ASSERT_EQ(records.items.size(), 1u) << text;
    EXPECT_EQ(people_of(records.items[0]), people) << text;
  }
}

TEST(RecordsFrom, KnowsPeopleAgainByFirstNameAndInitials) {
  const Records records = records_of(
      "**Attendees:** Ana Diaz (AD), Ben Ode\n\n- [ ] AD: buy tar\n- [ ] Ben: buy oil\n"
      "- Fact: Ana likes tar\n- Fact: Ben Smith does not\n");
  ASSERT_EQ(records.items.size(), 5u);
  EXPECT_EQ(people_of(records.items[0]), "attendee Ana Diaz, attendee Ben Ode");
  EXPECT_EQ(people_of(records.items[1]), "owner Ana Diaz");
  EXPECT_EQ(people_of(records.items[2]), "owner Ben Ode");
  EXPECT_EQ(people_of(records.items[3]), "Ana Diaz");
  EXPECT_EQ(people_of(records.items[4]), "");
}

TEST(RecordsFrom, PlacesAnItemWhereItsOwnTextStarts) {
  const std::string text = "- [ ] tar\n- Decision: oil\n> [!question]\n> who?\n\nfact:: wax\n";
  const Note note = parse_note("n.md", text);
  std::string places;
  for (const Item& item : records_from(note, recogniser()).items) {
    places += std::string(item.source.of(note.source)) + ";";
  }
  EXPECT_EQ(places, "tar;oil;who?;wax;");
}

TEST(RecordsFrom, ReadsWhatTheNoteIs) {
  const Records records =
      records_of("---\ntype: client\ntags: [A/b, a/B]\nlang: de-AT\n---\n# T\n\nText #c/d\n");
  EXPECT_EQ(records.type, "customer");
  EXPECT_EQ(records.tags, (std::vector<std::string>{"A/b", "c/d"}));
  EXPECT_EQ(records.language, "de");
  EXPECT_EQ(records_of("x", "sub/People/Ana.md").type, "person");
  EXPECT_EQ(records_of("---\ntype: recipe\n---\n").type, "recipe");
  EXPECT_EQ(records_of("x", "2026-01-02.md").type, "daily");
}

TEST(RecordsFrom, BoundsThePeopleOfOneItem) {
  std::string text = "---\nattendees:\n";
  for (int i = 0; i < 2000; ++i)
    text += "  - Ana" + std::string(1, static_cast<char>('A' + i % 26)) + std::to_string(i) + "\n";
  text += "---\n- Decision: tar\n";
  for (int i = 0; i < 2000; ++i) text += "[[P" + std::to_string(i) + "]] ";
  const Records records = records_of(text);
  ASSERT_EQ(records.items.size(), 1u);
  EXPECT_EQ(records.items[0].people.size(), PeopleSet::kMaxPeople);
  EXPECT_EQ(records.people.size(), PeopleSet::kMaxPeople);
}

TEST(RecordsFrom, ReadsManyTagsInOneLineOnce) {
  std::string text = "- tar";
  for (int i = 0; i < 20000; ++i) text += " #decision #t" + std::to_string(i);
  const Records records = records_of(text);
  ASSERT_EQ(records.items.size(), 1u);
  EXPECT_EQ(records.items[0].tags.size(), 20001u);
}

TEST(ItemsByBlock, GivesEachBlockItsItem) {
  const Note note = parse_note("n.md", "## Decisions\n- tar\n  - cheap\n\nprose\n");
  const Records records = records_from(note, recogniser());
  EXPECT_EQ(items_by_block(note, records), (std::vector<uint32_t>{kNone, 0, 0, kNone}));
}

TEST(RecordsFrom, HoldsOnAnyBytes) {
  const std::string alphabet[] = {"## Decisions\n",
                                  "- ",
                                  "[ ] ",
                                  "Decision:",
                                  "@",
                                  "[[",
                                  "]]",
                                  "|",
                                  "|---|---|\n",
                                  "\n",
                                  "2026-01-02",
                                  "(",
                                  ")",
                                  "::",
                                  "#t",
                                  "> ",
                                  "[!todo]",
                                  "é",
                                  "决定",
                                  "\xff",
                                  "due",
                                  " ",
                                  "**",
                                  "~~",
                                  "📅",
                                  "Ana",
                                  "\r\n",
                                  "\t",
                                  "!!!",
                                  ":"};
  uint32_t state = 11;
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525 + 1013904223;
      text += alphabet[(state >> 16) % std::size(alphabet)];
    }
    const Note note = parse_note("n.md", text);
    const Records records = records_from(note, recogniser());
    for (const Item& item : records.items) {
      EXPECT_LE(item.source.begin, item.source.end) << text;
      EXPECT_LE(item.source.end, note.source.size()) << text;
      EXPECT_FALSE(item.text.empty()) << text;
      for (const uint32_t block : item.blocks) EXPECT_LT(block, note.blocks.size());
    }
    EXPECT_EQ(to_string(note, records, shipped_schemas()),
              to_string(note, records_from(note, recogniser()), shipped_schemas()));
  }
}

}  // namespace
}  // namespace inkling
