// SPDX-License-Identifier: MIT
// Why a note is, or is not, among the hits.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/load.h"
#include "server/why_note.h"
#include "support/temp_vault.h"

namespace inkling {
namespace {

class World {
 public:
  World() {
    folder_.write("vault/Tern.md",
                  "---\ntype: customer\ntags: [ferry/north]\nstatus: final\ndate: 2026-02-03\n---\n"
                  "# Tern\n\nThe blue label printer is slow.\n\nPallets are grey. Cafés too.\n");
    folder_.write("vault/notes/Empty.md", "");
    folder_.write("vault/notes/Broken.md", "---\ntags: [a\n---\n# Broken\n\ntern\n");
    folder_.write("vault/.gitignore", "drafts/\n");
    folder_.write("vault/drafts/Secret.md", "tern\n");
    folder_.write("vault/data.csv", "tern\n");
    folder_.write("vault/.inkling/synonyms.txt", "lorry, goods vehicle\n");
    folder_.write("vault/fleet/Lorry.md", "A goods vehicle. A vehicle.\n");
    folder_.write("vault/fleet/Reach truck.md", "---\naliases: [stacker]\n---\nIt lifts.\n");
    folder_.write("vault/fleet/Repairs.md", "The reach truck leaks.\n");
    folder_.write(
        "vault/fleet/Crew.md",
        "---\nlang: en\ntags: [I, h, g, f, e, d, C, b, a/X]\nrank: [Second, first, SECOND]\n---\n"
        "# Crew\n\n- [ ] call the yard @Zoe #b\n- [ ] ask [[people/Amy Lind|Amy]]\n");
    folder_.write("vault/a/Twin.md", "x\n");
    folder_.write("vault/b/Twin.md", "x\n");
    const auto report = update_index(index_request(options(), shipped_schemas()));
    EXPECT_TRUE(report) << report.error().message;
  }

  [[nodiscard]] WorkspaceOptions options() const {
    return {.vault = folder_.at("vault"), .index_folder = folder_.at("index")};
  }

  /// "hit 1 of 2" or the obstacle, then the clauses that fail with the reason.
  [[nodiscard]] std::string ask(const std::string& file, const std::string& query) const {
    const Request request{.query = query, .today = make_date(2026, 3, 15)};
    const Result<WhyNote> note = why_note(options(), file, request);
    if (!note) return note.error().message + "; " + note.error().hint;
    if (!note->obstacle.empty()) return note->obstacle;
    std::string out = note->why.rank == 0 ? "no hit"
                                          : "hit " + std::to_string(note->why.rank) + " of " +
                                                std::to_string(note->why.total);
    for (const WhyClause& clause : note->why.clauses) {
      const bool group = &clause == &note->why.clauses.front() && note->why.clauses.size() > 1;
      if (!clause.holds && !group) out += "; no " + clause.text + ": " + clause.reason;
    }
    if (note->why.matches) return out;
    for (const std::string& problem : note->problems) out += "; " + problem;
    return out;
  }

  TempVault& folder() { return folder_; }

 private:
  TempVault folder_;
};

TEST(WhyNote, NamesTheClauseThatFailsAndWhatIsThereInstead) {
  const World world;
  const std::vector<std::vector<std::string>> rows{
      {"printer", "hit 1 of 1"},
      {"tern", "hit 1 of 2"},
      {"printer tag:south", "no hit; no tag:south: its tags: ferry/north"},
      {"tag:=ferry", "no hit; no tag:=ferry: it has a tag below that one"},
      {"type:meeting", "no hit; no type:meeting: its type: customer"},
      {"status:draft", "no hit; no [status:draft]: its status: final"},
      {"[price:>5]", "no hit; no [price:>5]: it has no property 'price'"},
      {"date:2025", "no hit; no date:2025-01-01..2025-12-31: its date: 2026-02-03"},
      {"\"label blue\"", "no hit; no \"label blue\": it has these words, but not in this order"},
      {"=cafes", "no hit; no =cafes: it has the word in another form"},
      {"line:(blue grey)", "no hit; no line:(blue grey): it has that, but not on one line"},
      {"title:printer", "no hit; no title:printer: it has that, but not in 'title:'"},
      {"match-case:tern", "no hit; no match-case:tern: it has that, but in other letters"},
      {"blue NEAR/2 grey", "no hit; no blue NEAR/2 grey: it has these words, but further apart"},
      {"printr OR zebra", "hit 1 of 1; no printr: it has: printer; no zebra: "},
      {"printer -slow", "no hit; no -slow: it has that"},
      {"decision:printer",
       "no hit; no decision:printer: it has that, but not in one item of that kind"}};
  for (const std::vector<std::string>& row : rows) {
    EXPECT_EQ(world.ask("Tern.md", row[0]), row[1]) << row[0];
  }
}

TEST(WhyNote, ListsWhatIsThereFoldedInOrderAndOnlyTheFirst) {
  const World world;
  const std::vector<std::vector<std::string>> rows{
      {"tag:zz", "its tags: a/x, b, c, d, e, f, g, h, ..."},
      {"[rank:third]", "its rank: first, second"},
      {"kind:risk", "its items: task"},
      {"people:otto", "it names: amy, amy lind, zoe"},
      {"lang:de", "its language: en"},
      {"type:meeting", "it has no type"}};
  for (const std::vector<std::string>& row : rows) {
    const std::string said = world.ask("fleet/Crew.md", row[0]);
    EXPECT_EQ(said.substr(said.rfind("; no ")), "; no " + row[0] + ": " + row[1]);
  }
}

TEST(WhyNote, ShowsTheNameThatASynonymWasFoundBy) {
  const World world;
  EXPECT_EQ(world.ask("fleet/Lorry.md", "lorry"), "hit 1 of 1");
  EXPECT_EQ(world.ask("fleet/Repairs.md", "stacker leaks"), "hit 1 of 1; no stacker: ");
  EXPECT_EQ(world.ask("fleet/Repairs.md", "lorry leaks"), "hit 2 of 2; no lorry: ");
}

TEST(WhyNote, SaysWhatKeepsAFileOutWhateverIsAsked) {
  World world;
  EXPECT_EQ(world.ask("drafts/Secret.md", "tern"), "ignored by .gitignore:1: drafts/");
  EXPECT_EQ(world.ask("data.csv", "tern"), "file 'data.csv' is not a Markdown note");
  EXPECT_EQ(world.ask("notes", "tern"), "a folder, not a note");
  EXPECT_EQ(world.ask("Trn", "tern"), "no such file in the vault: 'Trn'; did you mean 'Tern'?");
  EXPECT_EQ(world.ask("../x.md", "tern"),
            "'../x.md' is outside the vault '" + world.options().vault + "'; ");
  EXPECT_EQ(world.ask("Twin", "x"),
            "several notes are called 'Twin': a/Twin.md, b/Twin.md; name one by its path");
  EXPECT_EQ(world.ask("notes/Empty", "tern"), "no hit; no tern: ");
  world.folder().write("vault/New.md", "tern\n");
  EXPECT_EQ(world.ask("New", "tern").substr(0, 3), "hit");
}

TEST(WhyNote, TakesANameInsteadOfAPath) {
  const World world;
  for (const std::string name : {"Tern.md", "Tern", "tern", "./Tern.md"}) {
    EXPECT_EQ(world.ask(name, "printer"), "hit 1 of 1") << name;
  }
  EXPECT_EQ(world.ask(world.options().vault + "/Tern.md", "printer"), "hit 1 of 1");
}

TEST(WhyNote, TellsWhatIsWrongWithTheNote) {
  const World world;
  const std::string said = world.ask("notes/Broken.md", "tag:z");
  EXPECT_EQ(said.substr(0, 42), "no hit; no tag:z: its tags: a; 3:1: end of") << said;
}

}  // namespace
}  // namespace inkling
