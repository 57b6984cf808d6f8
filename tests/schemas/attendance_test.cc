// SPDX-License-Identifier: MIT
// Who was at a meeting, what was on its agenda, and what of both nobody means.
#include <gtest/gtest.h>

#include <utility>

#include "tests/schemas/records_of.h"

namespace inkling {
namespace {

TEST(RecordsFrom, KnowsWhoWasThereHoweverItIsSaid) {
  const std::pair<const char*, const char*> rows[] = {
      {"## Attended by\n\n- [X] Ana Diaz\n- [ ] Ben Ode", "person: Ana Diaz | person: Ben Ode"},
      {"Board members in attendance were:\n\n- Ana Diaz", "person: Ana Diaz"},
      {"Also in attendance:\n\n- Ana Diaz (treasurer)", "person: Ana Diaz (treasurer)"},
      {"### Anwesende Mitglieder\n\nAna Diaz, Ben Ode", "person: Ana Diaz, Ben Ode"},
      {"## Presença\n\n- Ana Diaz", "person: Ana Diaz"},
      {"## Asistencia\n\n- Ana Diaz", "person: Ana Diaz"},
      {"**Present** (add your name, please, it is quite optional): Ana Diaz", "person: Ana Diaz"},
      {"## Attendance\n\n* Team members: ana, Ben, oleg7\n* Others: mei-lin",
       "person: Team members: ana, Ben, oleg7 | person: Others: mei-lin"},
      {"## Attendees\n\n- oleg7\n- mei-lin", "person: oleg7 | person: mei-lin"},
  };
  for (const auto& [text, items] : rows) EXPECT_EQ(items_of(text), items) << text;
}

TEST(RecordsFrom, TakesHandlesForNamesAmongAttendeesOnly) {
  const Records records = records_of("## Attendance\n\n- Team members: ana, Ben Ode, oleg7\n");
  ASSERT_EQ(records.items.size(), 1u);
  EXPECT_EQ(people_of(records.items[0]), "attendee ana, attendee Ben Ode, attendee oleg7");
  EXPECT_EQ(items_of("## Roles\n\n- admin\n- editor\n"), "");
  EXPECT_EQ(items_of("## Attendees\n\n- all of us\n- everyone\n- TODO\n"), "");
}

TEST(RecordsFrom, TakesALabelWithNobodyBehindItForNobody) {
  EXPECT_EQ(items_of("## Attendees\n\nAna Diaz\n\nRegrets:\n\nGuests:\n\n## Notes\n"),
            "person: Ana Diaz");
}

TEST(RecordsFrom, TellsSentencesFromPeople) {
  EXPECT_EQ(items_of("## Attendees\n\n- Ana Diaz (chair)\n- Ben (Delta) noted that it is soft\n"),
            "person: Ana Diaz (chair)");
  EXPECT_EQ(
      items_of("## Attendees\n\n- Ana Diaz\n\nThe board has a quorum.\n\n1. Finances\n2. Tar\n"),
      "person: Ana Diaz");
  EXPECT_EQ(items_of("Present: Ana Diaz\n\nApologies: None\n\n**Absent**: - Ben Ode\n"),
            "person: Ana Diaz | person: Ben Ode");
}

TEST(RecordsFrom, KeepsAPointOfTheAgendaCalledTasks) {
  EXPECT_EQ(items_of("Present: Ana Diaz\n\n## Agenda\n\n1. Tasks\n   - buy tar\n"),
            "person: Ana Diaz | topic: Tasks\nbuy tar");
}

TEST(RecordsFrom, ListsMembersInMinutesOnly) {
  const char* table =
      "**BCD Members**\n\n| Name | Status |\n|---|---|\n| Ana Diaz | Present |\n| TBD | N/A |\n";
  EXPECT_EQ(items_of(std::string("Chair: Ben Ode\n\n") + table),
            "person: Ben Ode | person: Ana Diaz\tPresent");
  EXPECT_EQ(items_of(std::string("A class.\n\n") + table), "");
  EXPECT_EQ(items_of("## Members\n\n- Size: how large it is\n- Owner (a pointer)\n"), "");
}

TEST(RecordsFrom, FindsAnAgendaBelowTheWordsThatAnnounceIt) {
  const std::pair<const char*, const char*> rows[] = {
      {"The following topics were discussed:\n\n- Tar", "topic: Tar"},
      {"**Agenda draft for the 3/18 BCD meeting**\n\n- Tar", "topic: Tar"},
      {"We met. The following decisions were made:\n\n- Tar", "decision: Tar"},
      {"PDF highlights:\n\n- Tar", ""},
  };
  for (const auto& [text, items] : rows) EXPECT_EQ(items_of(text), items) << text;
}

TEST(RecordsFrom, LeavesOutOfAnAgendaHowToGetThere) {
  EXPECT_EQ(items_of("## Agenda\n\n- **Where**: the pier\n- When: 5 March, 17:00\n- Tar\n"
                     "- _Add your own point here, please_\n- *Moby Dick*\n"
                     "- [Minutes](https://m.example)\n- Minutes of the last meeting\n"),
            "topic: Tar | topic: Moby Dick | topic: Minutes of the last meeting");
}

TEST(RecordsFrom, TakesAPointOfTheAgendaApartFromWhatWasDecidedOnIt) {
  EXPECT_EQ(items_of("Present: Ana Diaz\n\n## Topics\n\n- Tar for the deck\n  Decision: not now\n"
                     "- Wax\n"),
            "person: Ana Diaz | topic: Tar for the deck | decision: not now | topic: Wax");
}

TEST(RecordsFrom, TakesNoAgendaFromWhatSaysHowMeetingsAreHeld) {
  const char* guide =
      "## Kick-off\n\n- **Agenda**:\n  - Goals\n\n## Review\n\n- **Agenda**:\n  - Results\n";
  EXPECT_EQ(items_of(guide), "");
  EXPECT_EQ(items_of(guide, "2026-03-05 two meetings.md"), "topic: Goals | topic: Results");
}

TEST(RecordsFrom, TakesAnEmptyAgendaForWhatFollowsIt) {
  const char* present = "## Present\n\n- Ana Diaz\n\n## Agenda\n\n";
  EXPECT_EQ(
      items_of(std::string(present) +
               "## News\n\n### pier\n\n- Tar [#41](https://x.example/41)\n"
               "- no issue\n\n## Actions\n\n### Treasurer\n\n- Pay [#42](https://x.example/42)\n"),
      "person: Ana Diaz | topic: Tar #41 | task: Pay #42");
  EXPECT_EQ(
      items_of(std::string(present) + "- Wax\n\n## News\n\n- Tar [#41](https://x.example/41)\n"),
      "person: Ana Diaz | topic: Wax");
}

TEST(RecordsFrom, KnowsALabelByItsLineAlone) {
  EXPECT_EQ(
      items_of("## Notetaker\n\n- Ana Diaz\n\nAgenda\n\n- Tar (Ben)\n\nNotes\n\n- Tar (Ben)\n"),
      "person: Ana Diaz | topic: Tar (Ben)");
  EXPECT_EQ(items_of("## Attendees\n\nAna Diaz\n\nAgenda: https://a.example\n"),
            "person: Ana Diaz");
}

TEST(RecordsFrom, TakesActionsBelowThePointTheyCameOf) {
  EXPECT_EQ(
      items_of("Present: Ana Diaz\n\n## Topics\n\n- Tar\n  - it is soft\n  - **Action points**\n"
               "    - buy wax\n- Wax\n  - Action: buy more\n    - soon\n"),
      "person: Ana Diaz | topic: Tar\nit is soft | task: buy wax | topic: Wax | task: buy "
      "more\nsoon");
}

TEST(RecordsFrom, TakesADatedMeetingByItsTitleForMinutes) {
  EXPECT_EQ(items_of("# Board meeting, 2026-03-05\n\nConsensus: tar\n"), "decision: tar");
  EXPECT_EQ(items_of("# How to hold a meeting\n\nConsensus: of all\n"), "");
}

TEST(RecordsFrom, TakesConsensusForADecisionInMinutesOnly) {
  EXPECT_EQ(items_of("Present: Ana Diaz\n\nCONSENSUS: tar\n"), "person: Ana Diaz | decision: tar");
  EXPECT_EQ(items_of("Consensus: a protocol of its own\n"), "");
}

TEST(RecordsFrom, TakesALinkToBeDoneForATaskInMinutes) {
  EXPECT_EQ(items_of("Present: Ana Diaz\n\n- TODO: [tar](https://t.example)\n"),
            "person: Ana Diaz | task: tar");
  EXPECT_EQ(items_of("Next step: [Reading on](next.md)\n"), "");
}

TEST(RecordsFrom, TakesTheReadmeOfAFolderForNoneOfItsNotes) {
  EXPECT_EQ(records_of("# About", "meetings/README.md").type, "");
  EXPECT_EQ(records_of("# Pier", "meetings/2026-03-05/README.md").type, "meeting");
}

TEST(RecordsFrom, FindsNobodyInTheListOfATemplate) {
  EXPECT_EQ(items_of("# Attended by\n\n- [ ] Ana Diaz\n", "minutes/0000-template.md"), "");
}

}  // namespace
}  // namespace inkling
