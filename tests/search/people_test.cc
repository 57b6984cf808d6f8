// SPDX-License-Identifier: MIT
// Who is found under which name, and what of a note is shown for a filter about items.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

std::vector<NoteText> two_anas() {
  return {
      {"people/Ana Petrov.md",
       "---\ntype: person\naliases: [\"@ana.petrov\"]\nemail: ap@kelp.example\n---\n# Ana "
       "Petrov\n"},
      {"people/Ana Duarte.md", "---\ntype: person\naliases: [Anna D]\n---\n# Ana Duarte\n"},
      {"people/Tomas Lind.md", "---\ntype: person\n---\n# Tomas Lind\n"},
      {"work.md",
       "# Work\n"
       "\n"
       "Opening words about nothing.\n"
       "\n"
       "## Tasks\n"
       "\n"
       "- [ ] @ana.petrov measures the mast due 2026-01-02\n"
       "- [ ] [[Ana Petrov]]: orders cable due 2026-09-01\n"
       "- [ ] [[Ana Duarte]]: signs\n"
       "- [ ] @ap@kelp.example waits\n"
       "- [ ] @bo.berg sweeps\n"
       "\n"
       "## Key Facts\n"
       "\n"
       "- The mast that Ana Petrov built stands.\n"
       "- Sadly the tomas valve leaks.\n"
       "- Yesterday Tomas showed the leak.\n"},
  };
}

std::set<std::string> items_for(TestVault& vault, const std::string& query) {
  std::set<std::string> found;
  const Results results = vault.search({.query = query, .by = Unit::kItem, .limit = 50});
  for (const Hit& hit : results.hits) found.insert(hit.passage.snippet.text);
  return found;
}

bool says(const Results& results, const std::string& code) {
  return std::any_of(results.diagnostics.begin(), results.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

const std::string kMast = "@ana.petrov measures the mast due 2026-01-02";
const std::string kCable = "[[Ana Petrov]]: orders cable due 2026-09-01";
const std::string kSigns = "[[Ana Duarte]]: signs";
const std::string kBuilt = "The mast that Ana Petrov built stands.";

TEST(People, AreFoundUnderLinksHandlesAliasesAndAddresses) {
  TestVault vault(two_anas());
  for (const char* name : {"\"Ana Petrov\"", "@ana.petrov", "ana.petrov", "petrov"}) {
    const auto found = items_for(vault, std::string("assignee:") + name);
    EXPECT_TRUE(found.count(kMast)) << name;
    EXPECT_TRUE(found.count(kCable)) << name;
    EXPECT_FALSE(found.count(kSigns)) << name;
  }
  EXPECT_EQ(items_for(vault, "assignee:\"anna d\""), std::set<std::string>{kSigns});
}

TEST(People, OfAnAmbiguousNameAreAllMeantAndTold) {
  TestVault vault(two_anas());
  const auto found = items_for(vault, "assignee:ana");
  EXPECT_TRUE(found.count(kMast));
  EXPECT_TRUE(found.count(kCable));
  EXPECT_TRUE(found.count(kSigns));
  EXPECT_TRUE(says(vault.search({.query = "assignee:ana"}), "ambiguous-person"));
  EXPECT_FALSE(says(vault.search({.query = "assignee:petrov"}), "ambiguous-person"));
}

TEST(People, WithoutANoteAreFoundByAnyPartOfTheirName) {
  TestVault vault(two_anas());
  EXPECT_EQ(items_for(vault, "assignee:bo"), std::set<std::string>{"@bo.berg sweeps"});
  EXPECT_TRUE(items_for(vault, "assignee:nobody").empty());
}

TEST(People, AreCountedWhenSomethingMoreThanALinkMakesThemPeople) {
  TestVault vault({{"a.md",
                    "# A\n\nSee [[Warm tier]], [[Zoe Lind]] and <mailto:x@y.example>.\n\n"
                    "## Attendees\n\n- Zoe Lind\n- R. Okonkwo\n- Ruth Okonkwo\n"}});
  const Results results = vault.search({.query = "*", .facets = {"people"}});
  std::set<std::string> names;
  for (const FacetValue& value : results.facets.at(0).values) names.insert(value.value);
  EXPECT_EQ(names, (std::set<std::string>{"Zoe Lind", "Ruth Okonkwo", "R. Okonkwo"}));
  EXPECT_EQ(vault.search({.query = "people:\"Warm tier\""}).total, 1u);
}

TEST(People, ByAnInitialAreTold) {
  TestVault vault(
      {{"a.md", "## Attendees\n\n- Ruth Okonkwo\n"}, {"b.md", "## Attendees\n\n- R. Okonkwo\n"}});
  for (const char* name : {"\"R. Okonkwo\"", "\"Ruth Okonkwo\"", "okonkwo"}) {
    const Results results = vault.search({.query = std::string("people:") + name});
    EXPECT_EQ(results.total, 2u) << name;
    EXPECT_TRUE(says(results, "person-by-initial")) << name;
  }
  TestVault both({{"a.md", "## Attendees\n\n- Ruth Okonkwo\n- Rita Okonkwo\n"},
                  {"b.md", "## Attendees\n\n- R. Okonkwo\n"}});
  EXPECT_TRUE(says(both.search({.query = "people:\"R. Okonkwo\""}), "ambiguous-person"));
}

TEST(People, CountInProseWhenTheVaultKnowsThem) {
  TestVault vault(two_anas());
  EXPECT_TRUE(items_for(vault, "people:\"Ana Petrov\"").count(kBuilt));
  EXPECT_FALSE(items_for(vault, "people:\"Ana Duarte\"").count(kBuilt));
  EXPECT_EQ(items_for(vault, "people:tomas"),
            std::set<std::string>{"Yesterday Tomas showed the leak."});
}

TEST(People, ExcludedAreNotFound) {
  TestVault vault(two_anas());
  const auto found = items_for(vault, "kind:task -people:petrov");
  EXPECT_FALSE(found.count(kMast));
  EXPECT_TRUE(found.count(kSigns));
}

TEST(Passages, AreTheItemsThatTheFiltersAreAbout) {
  TestVault vault(two_anas());
  const std::pair<const char*, std::string> rows[] = {
      {"is:overdue", kMast},
      {"assignee:duarte", kSigns},
      {"due:2026-09", kCable},
      {"mast is:overdue", kMast},
      {"path:work people:tomas", "Yesterday Tomas showed the leak."}};
  for (const auto& [query, text] : rows) {
    const Results results = vault.search({.query = query, .by = Unit::kNote, .passages = 1});
    bool found = false;
    for (const Hit& hit : results.hits) {
      if (hit.path != "work.md") continue;
      ASSERT_FALSE(hit.passages.empty());
      EXPECT_EQ(hit.passages.front().snippet.text, text) << query;
      found = true;
    }
    EXPECT_TRUE(found) << query;
  }
}

}  // namespace
}  // namespace inkling
