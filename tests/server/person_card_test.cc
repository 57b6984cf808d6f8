// SPDX-License-Identifier: MIT
#include "server/person_card.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "schemas/load.h"
#include "server/timeline.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;

/// A vault on disk with its index.
class PeopleVault {
 public:
  explicit PeopleVault(const std::vector<std::pair<std::string, std::string>>& notes) {
    for (const auto& [path, text] : notes) folder_.write("vault/" + path, text);
    workspace_ = {.vault = folder_.at("vault"), .index_folder = folder_.at("index")};
    const auto report = update_index(index_request(workspace_, shipped_schemas()));
    EXPECT_TRUE(report) << report.error().message;
  }
  [[nodiscard]] const WorkspaceOptions& workspace() const { return workspace_; }
  [[nodiscard]] PersonCard card(const std::string& name) const {
    auto made = person_card(workspace_, name, {.today = make_date(2026, 3, 15)});
    EXPECT_TRUE(made) << made.error().message;
    return made ? *made : PersonCard();
  }

 private:
  TempVault folder_;
  WorkspaceOptions workspace_{};
};

std::vector<std::string> texts(const Results& results) {
  std::vector<std::string> out;
  for (const Hit& hit : results.hits) out.push_back(hit.passage.snippet.text);
  return out;
}

const std::vector<std::pair<std::string, std::string>> kNotes{
    {"people/Ana Petrov.md", "---\nhandle: anap\n---\n# Ana Petrov\n"},
    {"projects/Jellyfish Watch.md", "# Jellyfish Watch\n"},
    {"Log.md",
     "- [ ] @anap tar the deck 📅 2026-05-01\n- [ ] @anap oil the hull 📅 2026-04-01\n"
     "- [x] @anap buy tar\n- [ ] [[Ben Ode]]: wax, asks [[Ana Petrov]]\n"
     "- Decision: tar it is. Decided by [[Ana Petrov]] (2026-02-01)\n"
     "- Fact: [[Ana Petrov]] likes [[Jellyfish Watch]]\n"}};

TEST(PersonCardOf, GathersWhatTheVaultSaysUnderAnyName) {
  const PeopleVault people(kNotes);
  for (const char* name : {"Ana Petrov", "ana", "@anap", "anap"}) {
    const PersonCard card = people.card(name);
    EXPECT_EQ(card.items, 6u) << name;
    EXPECT_THAT(texts(card.tasks),
                ElementsAre("@anap oil the hull 📅 2026-04-01", "@anap tar the deck 📅 2026-05-01"));
    EXPECT_EQ(card.decisions.total, 1u) << name;
    EXPECT_EQ(card.facts.total, 1u) << name;
  }
  EXPECT_EQ(people.card("ana").path, "people/Ana Petrov.md");
  EXPECT_EQ(people.card("ana").name, "Ana Petrov");
}

TEST(PersonCardOf, SaysWhomAnAmbiguousNameMayMean) {
  std::vector<std::pair<std::string, std::string>> notes = kNotes;
  notes.emplace_back("people/Ana Brown.md", "# Ana Brown\n");
  const PersonCard card = PeopleVault(notes).card("ana");
  ASSERT_EQ(card.problems.size(), 1u);
  EXPECT_EQ(card.problems[0].code, "ambiguous-person");
  EXPECT_EQ(card.items, 0u);
}

TEST(PersonCardOf, IsEmptyForAStranger) {
  const PersonCard card = PeopleVault(kNotes).card("Nobody \"at\" all");
  EXPECT_EQ(card.items, 0u);
  EXPECT_TRUE(card.problems.empty());
}

TEST(PersonCardOf, NamesWhoeverIsCalledNearlySo) {
  EXPECT_EQ(PeopleVault(kNotes).card("Ana Pertov").near, "Ana Petrov");
  EXPECT_EQ(PeopleVault(kNotes).card("Zebedee").near, "");
}

TEST(PeopleAbout, RanksWhoIsNamedWhereSomethingIsSpokenOf) {
  const auto found = people_about(PeopleVault(kNotes).workspace(), "tar", {});
  ASSERT_TRUE(found);
  const bool ana = std::any_of(found->begin(), found->end(), [](const FacetValue& person) {
    return person.value == "Ana Petrov" && person.path == "people/Ana Petrov.md";
  });
  EXPECT_TRUE(ana);
}

TEST(MakeTimeline, OrdersItemsAndNotesByDate) {
  const PeopleVault vault({{"2026-01-05 Call.md", "# Call\n\nabout tar\n"},
                           {"Log.md", "- Fact: tar is black [2026-02-01]\n- Fact: tar is old\n"},
                           {"meetings/2026-03-01 Board.md", "# Board\n\nDecision: more tar\n"}});
  const auto lines = [&](const std::string& query, TimelineOptions options) {
    options.today = make_date(2026, 3, 15);
    std::vector<std::string> out;
    const auto timeline = make_timeline(vault.workspace(), query, options);
    if (!timeline) return out;
    for (const Hit& hit : timeline->entries) {
      out.push_back(to_string(hit.passage.date->date) + " " + hit.passage.kind);
    }
    return out;
  };
  EXPECT_THAT(lines("tar", {}),
              ElementsAre("2026-03-01 decision", "2026-02-01 fact", "2026-01-05 note"));
  EXPECT_THAT(lines("tar", {.oldest_first = true}),
              ElementsAre("2026-01-05 note", "2026-02-01 fact", "2026-03-01 decision"));
  EXPECT_THAT(lines("tar", {.most = 1}), ElementsAre("2026-03-01 decision"));
  EXPECT_THAT(lines("decision:tar", {}), ElementsAre("2026-03-01 decision"));
  EXPECT_THAT(lines("", {.most = 2}), ElementsAre("2026-03-01 decision", "2026-02-01 fact"));
  EXPECT_THAT(lines("wax", {}), ElementsAre());
}

}  // namespace
}  // namespace inkling
