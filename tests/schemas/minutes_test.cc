// SPDX-License-Identifier: MIT
// Minutes of meetings and records of decisions.
#include <gtest/gtest.h>

#include "tests/schemas/records_of.h"

namespace inkling {
namespace {

TEST(RecordsFrom, LeavesAFirstNameThatTwoHaveAsItIsWritten) {
  const Records records = records_of(
      "Present: Ana Diaz, Ana Brown\n\n- [ ] Ana: buy tar\n- Fact: Ana Brown likes tar\n");
  ASSERT_EQ(records.items.size(), 3u);
  EXPECT_EQ(people_of(records.items[1]), "owner Ana");
  EXPECT_EQ(people_of(records.items[2]), "Ana Brown");
}

TEST(RecordsFrom, ReadsWhoIsToDoItInMinutes) {
  const std::pair<const char*, const char*> rows[] = {
      {"- [ ] Ana to buy tar", "owner Ana Diaz"},
      {"- [ ] Ana – buy tar", "owner Ana Diaz"},
      {"- [ ] [Ana] buy tar", "owner Ana Diaz"},
      {"- [ ] A2: Ana to buy tar", "owner Ana Diaz"},
      {"ACTION-7: AD to buy tar", "owner Ana Diaz"},
      {"- [ ] Ana and Ben to buy tar", "owner Ana Diaz, owner Ben Ode"},
      {"- [ ] Ana buys tar", "Ana Diaz"},
      {"- [ ] Eve to buy tar", ""},
      {"- [ ] listen to Ana", "Ana Diaz"},
  };
  for (const auto& [line, people] : rows) {
    const Records records = records_of(std::string("Present: Ana Diaz (AD), Ben Ode\n\n") + line);
    ASSERT_EQ(records.items.size(), 2u) << line;
    EXPECT_EQ(people_of(records.items[1]), people) << line;
  }
}

TEST(RecordsFrom, TakesALineThatBeginsWithToDoForATask) {
  EXPECT_EQ(items_of("TODO: buy tar"), "task: buy tar");
  EXPECT_EQ(items_of("tar\n\n**To do:** buy tar"), "task: buy tar");
  EXPECT_EQ(items_of("TODO and DONE are words"), "");
}

TEST(RecordsFrom, TakesMotionsForDecisionsInMinutesOnly) {
  EXPECT_EQ(items_of("Motion: ease in and out"), "");
  const Records records = records_of(
      "Present: Ana Diaz\n\nMotion: buy tar. Carried.\n\nMotion: buy wax. Failed for want of "
      "money.\n");
  ASSERT_EQ(records.items.size(), 3u);
  EXPECT_EQ(records.items[1].status, Status::kCurrent);
  EXPECT_EQ(records.items[2].status, Status::kCancelled);
}

TEST(RecordsFrom, GivesADecisionTheAttendeesOfItsDay) {
  const Records records = records_of(
      "# Weekly\n\n## 2026-03-10\n\nPresent: Ana Diaz\n\nDecision: tar\n\n"
      "## 2026-03-03\n\nPresent: Ben Ode\n\nDecision: oil\n");
  ASSERT_EQ(records.items.size(), 4u);
  EXPECT_EQ(people_of(records.items[1]), "attendee Ana Diaz");
  EXPECT_EQ(people_of(records.items[3]), "attendee Ben Ode");
}

TEST(RecordsFrom, ReadsTheStatusOfADecisionRecordWhereverItStands) {
  const std::pair<const char*, Status> rows[] = {
      {"* Status: accepted\n", Status::kCurrent},
      {"* Status: Superseded by [5](5.md)\n", Status::kSuperseded},
      {"## Status\n\nRejected\n", Status::kCancelled},
      {"## Status\n\n**ACCEPTED** - decided on 2026-01-31\n", Status::kCurrent},
      {"## Status\n\nAccepted\n\nSuperseded by [[5]]\n", Status::kSuperseded},
      {"## Status\n\nwe do not know\n", Status::kCurrent},
  };
  for (const auto& [text, status] : rows) {
    const Records records =
        records_of(std::string("# 3. Tar\n\n") + text + "\n## Decision\n\nTar.\n");
    ASSERT_EQ(records.items.size(), 1u) << text;
    EXPECT_EQ(records.items[0].status, status) << text;
  }
}

TEST(RecordsFrom, NamesWhatADecisionSupersedes) {
  const std::pair<const char*, const char*> rows[] = {
      {"Decision: tar (supersedes:: [[Old#^a]])", "Old#^a"},
      {"Decision: tar. Replaces [[Old]] and [[Older]].", "Old# Older#"},
      {"Decision: tar (ersetzt [alt](../x/alt.md))", "x/alt#"},
      {"Decision: the new pump replaces [[Pump 7]]", ""},
      {"Decision: tar, see [[Old]]", ""},
  };
  for (const auto& [text, refs] : rows) {
    const Records records = records_of(text);
    ASSERT_EQ(records.items.size(), 1u) << text;
    std::string found;
    for (const NoteRef& ref : records.items[0].supersedes) {
      found += (found.empty() ? "" : " ") + ref.target + "#" + ref.fragment;
    }
    EXPECT_EQ(found, refs) << text;
  }
}

}  // namespace
}  // namespace inkling
