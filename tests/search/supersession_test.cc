// SPDX-License-Identifier: MIT
// A decision that another note supersedes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "status text" of each hit, in order; with what is before and after it.
std::vector<std::string> told(const Results& results) {
  std::vector<std::string> out;
  for (const Hit& hit : results.hits) {
    const Passage& passage = hit.passage;
    std::string line = passage.status + " " + passage.snippet.text.substr(0, 11);
    if (passage.earlier > 0) line += " earlier " + std::to_string(passage.earlier);
    if (!passage.superseded_by.empty()) line += " by " + passage.superseded_by;
    out.push_back(line);
  }
  return out;
}

std::vector<std::string> found(TestVault& vault, const std::string& query) {
  return told(vault.search({.query = query}));
}

const NoteText kOld{"Old rule.md", "# Old rule\n\n## Decisions\n\n- 2025-01-01: Pump at night\n"};

TEST(Supersession, ShowsWhatAnotherNoteSupersedesBelowAndMarked) {
  const std::pair<const char*, const char*> rows[] = {
      {"---\nsupersedes: \"[[Old rule]]\"\n---\n", ""},
      {"---\nsupersedes:\n  - \"[[Old rule]]\"\n  - \"[[Nothing]]\"\n---\n", ""},
      {"---\nreplaces: Old rule\n---\n", ""},
      {"supersedes:: [[Old rule]]\n", ""},
      {"Supersedes: [the old one](Old%20rule.md)\n", ""},
      {"", " (supersedes:: [[Old rule]])"},
      {"", ". Supersedes [[Old rule]]."},
      {"", "\n- Supersedes: [[Old rule]]"},
      {"", " (replaces [[Old rule#Decisions]])"},
      {"", " [ersetzt:: [[Old rule#Decisions]]]"},
  };
  for (const auto& [before, after] : rows) {
    const std::string text = std::string(before) +
                             "# New rule\n\n## Decisions\n\n- 2026-01-01: Pump by day" + after +
                             "\n";
    TestVault vault({kOld, {"New rule.md", text}});
    EXPECT_THAT(found(vault, "decision:pump"), ElementsAre("current 2026-01-01: earlier 1",
                                                           "superseded 2025-01-01: by New rule.md"))
        << text;
  }
}

TEST(Supersession, PutsWhatSaysOfItselfThatItIsSupersededBelow) {
  TestVault vault(
      {{"A.md", "## Decisions\n\n- 2026-01-01: Pump (status:: superseded)\n"},
       {"B.md", "## Decisions\n\n- 2026-01-02: Pump by day wherever neighbours sleep at night\n"},
       {"C.md", "## Decisions\n\n- 2026-01-03: Pump (status:: superseded)\n"}});
  EXPECT_THAT(
      found(vault, "decision:pump"),
      ElementsAre("current 2026-01-02:", "superseded 2026-01-01:", "superseded 2026-01-03:"));
}

TEST(Supersession, KnowsItFromTheSupersededSideToo) {
  TestVault vault({{"Old rule.md",
                    "---\nstatus: superseded\nsupersededBy: \"[[New rule]]\"\n---\n"
                    "## Decisions\n\n- 2025-01-01: Pump at night\n"},
                   {"New rule.md", "## Decisions\n\n- 2026-01-01: Pump by day\n"}});
  EXPECT_THAT(found(vault, "decision:pump"), ElementsAre("current 2026-01-01: earlier 1",
                                                         "superseded 2025-01-01: by New rule.md"));
}

TEST(Supersession, ReachesABlockOrAHeadingOnly) {
  const NoteText log{"Log.md",
                     "# Log\n\n## Decisions\n\n- Tar the deck ^tar\n- Oil the hull\n\n"
                     "## Harbour decisions\n\n### Resolution\n\n- Wax the boom\n"};
  TestVault block({log, {"New.md", "Decision: Paint the deck (supersedes:: [[Log#^tar]])\n"}});
  EXPECT_THAT(found(block, "decision: is:superseded"),
              ElementsAre("superseded Tar the dec by New.md"));
  TestVault heading({log, {"New.md", "Decision: Paint it (supersedes:: [[Log#Resolution]])\n"}});
  EXPECT_THAT(found(heading, "decision: is:superseded"),
              ElementsAre("superseded Wax the boo by New.md"));
}

TEST(Supersession, ChangesWithTheNoteThatSaysSo) {
  TestVault vault({kOld, {"New rule.md", "Decision: Pump by day\n"}});
  EXPECT_THAT(found(vault, "decision: is:superseded"), IsEmpty());
  vault.write("New rule.md", "Decision: Pump by day (supersedes:: [[Old rule]])\n");
  vault.index();
  EXPECT_THAT(found(vault, "decision: is:superseded"),
              ElementsAre("superseded 2025-01-01: by New rule.md"));
  EXPECT_THAT(found(vault, "decision: is:current"), ElementsAre("current Pump by day earlier 1"));
  vault.remove("New rule.md");
  vault.index();
  EXPECT_THAT(found(vault, "decision: is:superseded"), IsEmpty());
  EXPECT_THAT(found(vault, "decision: is:current"), ElementsAre("current 2025-01-01:"));
}

TEST(Supersession, NeedsADecisionInForce) {
  TestVault vault({kOld,
                   {"adr/New.md",
                    "---\nstatus: proposed\nsupersedes: \"[[Old rule]]\"\n---\n"
                    "# New\n\n## Decision\n\nPump by day.\n"}});
  EXPECT_THAT(found(vault, "decision: is:superseded"), IsEmpty());
}

TEST(Supersession, ShowsTheWholeHistoryByDate) {
  TestVault vault(
      {kOld,
       {"Mid.md", "## Decisions\n- 2025-06-01: Pump at noon (supersedes:: [[Old rule]])\n"},
       {"New.md", "## Decisions\n- 2026-01-01: Siphon instead (supersedes:: [[Mid]])\n"},
       {"Else.md", "## Decisions\n- 2025-09-01: Buy a boat\n"}});
  EXPECT_THAT(
      told(vault.search({.query = "siphon", .order = Order::kHistory})),
      ElementsAre("superseded 2025-01-01: by Mid.md", "superseded 2025-06-01: earlier 1 by New.md",
                  "current 2026-01-01: earlier 2"));
}

TEST(Supersession, EndsInACircle) {
  TestVault vault({{"A.md", "Decision: Pump by day (supersedes:: [[B]])\n"},
                   {"B.md", "Decision: Pump at night (supersedes:: [[A]])\n"}});
  EXPECT_THAT(found(vault, "decision: is:superseded"),
              testing::UnorderedElementsAre("superseded Pump by day earlier 1 by B.md",
                                            "superseded Pump at nig earlier 1 by A.md"));
}

TEST(Supersession, IsToldOfANotesPassages) {
  TestVault vault({kOld, {"New.md", "Decision: Pump by day (supersedes:: [[Old rule]])\n"}});
  const Results results = vault.search({.query = "night"});
  ASSERT_EQ(results.hits.size(), 1u);
  ASSERT_FALSE(results.hits[0].passages.empty());
  EXPECT_EQ(results.hits[0].passages[0].status, "superseded");
}

TEST(Deciders, AreLinkedPeopleNotLinkedProjects) {
  TestVault vault({{"projects/Jellyfish Watch.md", "# Jellyfish Watch\n"},
                   {"people/Ruth Adeyemi.md", "# Ruth Adeyemi\n"},
                   {"Team.md", "## Contacts\n- [[Ivo Blom]]\n"},
                   {"A.md", "Decision: pause [[Jellyfish Watch]], says [[Ruth Adeyemi]]\n"},
                   {"B.md", "Decision: ask [[Ivo Blom]] and [[Nowhere]]\n"}});
  const auto deciders = [&](const std::string& query) {
    std::string out;
    for (const Hit& hit : vault.search({.query = query}).hits) {
      for (const ResultPerson& person : hit.passage.people) {
        if (person.role == "decider") out += person.name + ";";
      }
    }
    return out;
  };
  EXPECT_EQ(deciders("decision:pause"), "Ruth Adeyemi;");
  EXPECT_EQ(deciders("decision:ask"), "Ivo Blom;");
  EXPECT_EQ(vault.search({.query = "decision: by:ruth"}).total, 1u);
  EXPECT_EQ(vault.search({.query = "decision: by:\"Ivo Blom\""}).total, 1u);
  EXPECT_EQ(vault.search({.query = "decision: by:\"Jellyfish Watch\""}).total, 0u);
  EXPECT_EQ(vault.search({.query = "decision: by:Nowhere"}).total, 0u);
  EXPECT_EQ(vault.search({.query = "decision: people:\"Jellyfish Watch\""}).total, 0u);
  EXPECT_EQ(vault.search({.query = "decision: people:Nowhere"}).total, 1u);
}

TEST(HasCode, FindsNotesWithACodeBlock) {
  TestVault vault({{"A.md", "```\nint pump;\n```\n"}, {"B.md", "pump\n"}});
  const Results results = vault.search({.query = "has:code"});
  ASSERT_EQ(results.hits.size(), 1u);
  EXPECT_EQ(results.hits[0].path, "A.md");
  EXPECT_EQ(vault.search({.query = "no:code"}).total, 1u);
}

}  // namespace
}  // namespace inkling
