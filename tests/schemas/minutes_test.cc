// SPDX-License-Identifier: MIT
// Minutes of meetings and records of decisions.
#include <gtest/gtest.h>

#include <tuple>

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

TEST(RecordsFrom, KnowsAHeadingWithWordsAroundItsOwn) {
  const std::pair<const char*, const char*> rows[] = {
      {"## Pending tasks\n\nSome prose.\n\n- buy tar", "task: buy tar"},
      {"## Acciones pendientes\n\n- buy tar", "task: buy tar"},
      {"## Actions à suivre\n\n- buy tar", "task: buy tar"},
      {"## Tareas para esta semana\n\n- buy tar", "task: buy tar"},
      {"## Actions from the last meeting\n\n- buy tar", "task: buy tar"},
      {"## Review of last week's action items (5m, Ana)\n\n- buy tar", "task: buy tar"},
      {"## Puntos acordados\n\n- buy tar", "decision: buy tar"},
      {"## Welcome and roll call\n\n- Ana Diaz\n- see above", "person: Ana Diaz"},
      {"Sign in below. Roll call:\n\n- Ana Diaz / Tar Works / @ana",
       "person: Ana Diaz / Tar Works / @ana"},
      {"## Other tasks\n\nSome prose.\n\n- buy tar", ""},
      {"## Tasks of the widget class\n\nSome prose.\n\n- buy tar", ""},
      {"## Questions and answers\n\n- buy tar", ""},
  };
  for (const auto& [text, items] : rows) EXPECT_EQ(items_of(text), items) << text;
}

TEST(RecordsFrom, TellsDecisionsFromTasksUnderAHeadingOfBoth) {
  const std::string list =
      "\n\n- keep the bot\n- Piet Maas to fix the tests\n- A: Ana will call\n- We will see";
  for (const std::string heading : {"Decisions & actions", "Actions and decisions",
                                    "Décisions et actions", "Decisions/Action items"}) {
    EXPECT_EQ(items_of("# Call\n\nPresent: Ana Diaz\n\n## " + heading + list),
              "person: Ana Diaz | decision: keep the bot | task: Piet Maas to fix the tests | "
              "task: A: Ana will call | decision: We will see")
        << heading;
  }
}

TEST(RecordsFrom, ReadsMarksInCapitalsWhereMinutesHaveThem) {
  const std::tuple<const char*, const char*, const char*> rows[] = {
      {"AB: fine. RESOLVED: publish it", "decision: publish it",
       "attendee Ana Brown, attendee Ben Ode"},
      {"AI: buy tar", "task: buy tar", ""},
      {"AI(Ben): buy tar", "task: buy tar", "owner Ben Ode"},
      {"AI[AB] buy tar", "task: buy tar", "owner Ana Brown"},
      {"- **[ACTION - Ben]** - buy tar", "task: buy tar", "owner Ben Ode"},
      {"- TODO(ben): buy tar", "task: buy tar", "owner Ben Ode"},
      {"ACTION: AB to buy tar", "task: AB to buy tar", "owner Ana Brown"},
      {"> ACTION: BO, AB to buy tar", "task: BO, AB to buy tar", "owner Ben Ode, owner Ana Brown"},
  };
  for (const auto& [line, item, people] : rows) {
    const std::string text =
        std::string("## Present\n\n- Ana Brown\n- Ben Ode\n\n## Minutes\n\n") + line;
    EXPECT_EQ(items_of(text), std::string("person: Ana Brown | person: Ben Ode | ") + item) << line;
    const Records records = records_of(text);
    ASSERT_EQ(records.items.size(), 3u) << line;
    EXPECT_EQ(people_of(records.items[2]), people) << line;
  }
  // Elsewhere "AI" is what everybody talks about, and a class has a state RESOLVED.
  EXPECT_EQ(items_of("AI: it changes everything"), "");
  EXPECT_EQ(items_of("The state is now RESOLVED: nothing is left."), "");
}

TEST(RecordsFrom, TakesInitialsForNobodyWhenTwoHaveThem) {
  const Records records =
      records_of("## Present\n\n- Ana Brown\n- Ada Blum\n\n## Actions\n\n- AB to buy tar\n");
  ASSERT_EQ(records.items.size(), 3u);
  EXPECT_EQ(people_of(records.items[2]), "");
}

TEST(RecordsFrom, ListsPeopleByLinksToTheirPages) {
  EXPECT_EQ(items_of("## Present\n\n- [Ana Brown](https://ana.example)\n- [van Maas "
                     "Piet](https://piet.example) (chair)\n- [slides](https://s.example)\n"),
            "person: Ana Brown | person: van Maas Piet (chair)");
  EXPECT_EQ(items_of("## Participants\n\nAna Brown (chair), Piet Maas\n\n## Actions\n\nNone.\n"),
            "person: Ana Brown (chair), Piet Maas");
  EXPECT_EQ(items_of("## Attendees\n\n**Members**\n\n* @ana\n\n**Visitors**\n\n## Notes\n"),
            "person: @ana");
}

TEST(RecordsFrom, TakesIssuesBelowAnAgendaForItsPoints) {
  EXPECT_EQ(items_of("Present: Ana Diaz\n\n## Agenda\n\n### loader\n\n- Drop it "
                     "[#41](https://x.example/41)\n  - Ana: fine\n- Ana: one more thing\n"),
            "person: Ana Diaz | topic: Drop it #41\nAna: fine");
}

TEST(RecordsFrom, FindsNothingInWhatIsStillToBeFilledIn) {
  EXPECT_EQ(items_of("## Decisions\n\n- (À compléter)\n- TBD\n- (none yet)\n"), "");
}

TEST(RecordsFrom, TakesATickOrAWordAtTheEndForDone) {
  for (const char* line : {"Ana ✅ to buy tar", "Ana to buy tar (done)", "buy tar [closed]"}) {
    const Records records = records_of(std::string("## Action items\n\n- ") + line);
    ASSERT_EQ(records.items.size(), 1u) << line;
    EXPECT_EQ(records.items[0].status, Status::kDone) << line;
  }
}

TEST(RecordsFrom, TakesNoDateFromAFileNamedInAHeading) {
  const Records records =
      records_of("Present: Ana Diaz\n\n## Add TR/acl-20220705\n\nDecision: tar\n");
  ASSERT_EQ(records.items.size(), 2u);
  EXPECT_FALSE(records.items[1].date);
}

TEST(RecordsFrom, ReadsADecisionRecordByItsFrontMatter) {
  const std::pair<const char*, Status> rows[] = {
      {"accepted", Status::kCurrent},      {"deprecated", Status::kSuperseded},
      {"superseded", Status::kSuperseded}, {"proposed", Status::kOpen},
      {"rejected", Status::kCancelled},
  };
  for (const auto& [word, status] : rows) {
    const Records records = records_of(std::string("---\ntags: adr\nstatus: ") + word +
                                           "\ndate: \"2026-03-10\"\ndeciders: \"[[Ana "
                                           "Brown]]\"\n---\n# Context\n\nWax is soft.\n\n"
                                           "# Decision\nTar, on every deck:\n\n* in spring;\n* in "
                                           "autumn.\n\n# Consequences\n\n* Work.\n",
                                       "ADR/009 Tar.md");
    ASSERT_EQ(records.items.size(), 1u) << word;
    EXPECT_EQ(records.items[0].status, status) << word;
    EXPECT_EQ(people_of(records.items[0]), "decider Ana Brown") << word;
    ASSERT_TRUE(records.items[0].date) << word;
    EXPECT_EQ(to_string(records.items[0].date->date), "2026-03-10") << word;
  }
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
