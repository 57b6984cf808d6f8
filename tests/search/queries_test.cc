// SPDX-License-Identifier: MIT
// Queries over a small vault, with the exact notes that each must find: what the query language
// promises, from the words to the answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {
namespace {

const std::vector<NoteText>& notes() {
  static const std::vector<NoteText> list{
      {"customers/Marlin Foods.md",
       "---\n"
       "type: customer\n"
       "tags: [customer/marlin, active]\n"
       "aliases: [MF, Marlin]\n"
       "status: draft\n"
       "price: 12\n"
       "contact:\n"
       "---\n"
       "# Marlin Foods\n"
       "\n"
       "Wholesale of frozen fish. The freezer contract runs until summer.\n"
       "\n"
       "## Key Facts\n"
       "\n"
       "- Marlin ships twelve pallets a week.\n"
       "- The cold store holds 20.04 tons at -18 degrees.\n"
       "\n"
       "## Key Decisions\n"
       "\n"
       "- 2026-02-03: Use the blue label printer for all pallets. decided by [[Nora Quist]]\n"
       "\n"
       "## Open Tasks\n"
       "\n"
       "- [ ] Call the label supplier, due 2026-03-01 @nora\n"
       "- [x] Send the pallet list\n"},
      {"customers/Tern Logistics.md",
       "---\n"
       "type: customer\n"
       "tags: [customer/tern]\n"
       "status: final\n"
       "price: 5\n"
       "due: 2026-04-01\n"
       "---\n"
       "# Tern Logistics\n"
       "\n"
       "Trucks and drivers. Ticket OC-41252 is about the C++ planner at 3 GB/s.\n"
       "The planner sorts pallets.\n"
       "\n"
       "## Key Facts\n"
       "\n"
       "- Tern runs forty trucks.\n"
       "\n"
       "## Open Tasks\n"
       "\n"
       "- [ ] Review the truck routes @otto due 2026-05-20\n"},
      {"people/Nora Quist.md",
       "---\n"
       "type: person\n"
       "aliases: [nora]\n"
       "---\n"
       "# Nora Quist\n"
       "\n"
       "Buys for [[Marlin Foods]]. Likes running and cafés.\n"},
      {"people/Otto Brandt.md",
       "---\n"
       "type: person\n"
       "---\n"
       "# Otto Brandt\n"
       "\n"
       "Drives for [[customers/Tern Logistics|Tern]]. Otto ran a marathon.\n"},
      {"meetings/2026-02-03 Label sync.md",
       "---\n"
       "type: meeting\n"
       "tags: [meeting]\n"
       "date: 2026-02-03\n"
       "---\n"
       "# Label sync\n"
       "\n"
       "Present were Nora and two suppliers.\n"
       "The printer was slow that day.\n"
       "\n"
       "We spoke of the printer. The label came off in the cold.\n"
       "\n"
       "## Risks\n"
       "\n"
       "The supplier may stop the blue label.\n"
       "\n"
       "## Later\n"
       "\n"
       "Nothing about colour here, only paper.\n"},
      {"meetings/2025-11-20 Budget.md",
       "---\n"
       "type: meeting\n"
       "date: 2025-11-20\n"
       "---\n"
       "# Budget\n"
       "\n"
       "The budget for trucks was cut. #finance/2025 #urgent\n"},
      {"daily/2026-03-10.md",
       "# 2026-03-10\n"
       "\n"
       "Ran along the harbour. A café by the old crane. %%secret plan%%\n"
       "See [[2025-11-20 Budget]] and https://example.org/plan\n"},
      {"notes/Kühlung.md",
       "---\n"
       "lang: de\n"
       "---\n"
       "# Kühlung\n"
       "\n"
       "Die Häuser am Hafen haben eine neue Kühlung bekommen. Das Haus des Lieferanten nicht.\n"},
      {"notes/北京.md",
       "# 北京大学\n"
       "\n"
       "我们在北京大学讨论了冷链物流。\n"},
      {"notes/Emoji.md", "# Launch\n\nShip it 🚀 soon. Totals: 1,000 crates, v1.2 of the form.\n"},
      {"notes/Empty.md", ""},
      {"notes/snake_case.md",
       "# snake_case_name\n\nThe variable `retry_count` is set. Call parse::Header first.\n"
       "Path is a/b/c.txt, mail otto@tern.example.\n"},
      {"archive/old/Crane.md",
       "---\n"
       "tags: [finance]\n"
       "price: 7.5\n"
       "pinned: true\n"
       "---\n"
       "# Crane\n"
       "\n"
       "| Part | Colour |\n"
       "|------|--------|\n"
       "| hook | blue |\n"
       "| cable | grey |\n"
       "\n"
       "A crane lifts. Caf\xC3\xA9 nearby, Cafe NORTH and CAFE north.\n"},
  };
  return list;
}

struct Row {
  const char* query;
  std::set<std::string> found;  ///< File names without folders and extension.
};

std::string name_of(const std::string& path) {
  const size_t slash = path.rfind('/') + 1;
  return path.substr(slash, path.rfind('.') - slash);
}

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// The strict answer: hits of loosened searches do not count.
std::set<std::string> found_by(TestVault& vault, const Request& request) {
  std::set<std::string> found;
  for (const Hit& hit : vault.search(request).hits) {
    if (hit.tier < Tier::kSomeWords) found.insert(name_of(hit.path));
  }
  return found;
}

const std::string kMarlin = "Marlin Foods";
const std::string kTern = "Tern Logistics";
const std::string kNora = "Nora Quist";
const std::string kOtto = "Otto Brandt";
const std::string kSync = "2026-02-03 Label sync";
const std::string kBudget = "2025-11-20 Budget";
const std::string kDay = "2026-03-10";
const std::string kCold = "Kühlung";
const std::string kBeijing = "北京";
const std::string kEmoji = "Emoji";
const std::string kSnake = "snake_case";
const std::string kCrane = "Crane";

void expect_rows(const std::vector<Row>& rows) {
  TestVault vault(notes());
  for (const Row& row : rows) {
    Request request{.query = row.query, .by = Unit::kNote, .limit = 100};
    EXPECT_EQ(joined(found_by(vault, request)), joined(row.found)) << "query: " << row.query;
  }
}

TEST(SearchNotes, FindsWords) {
  expect_rows({
      {"pallets", {kMarlin, kTern}},
      {"pallet", {kMarlin, kTern}},
      {"PALLETS", {kMarlin, kTern}},
      {"pallets trucks", {kTern}},
      {"printer label", {kMarlin, kSync}},
      {"pallets OR budget", {kMarlin, kTern, kBudget, kDay}},
      {"pallets | budget", {kMarlin, kTern, kBudget, kDay}},
      {"pallets -trucks", {kMarlin}},
      {"pallets NOT trucks", {kMarlin}},
      {"(budget OR printer) -slow", {kMarlin, kBudget, kDay}},
      {"trucks budget OR printer slow", {kBudget, kSync}},
      {"budget (trucks OR printer)", {kBudget}},
      {"café", {kNora, kDay, kCrane}},
      {"cafe", {kNora, kDay, kCrane}},
      {"running", {kMarlin, kTern, kNora}},
      {"secret", {}},
      {"nosuchword", {}},
      {"marathon harbour", {}},
      {"Kühlung", {kCold}},
      {"kuhlung", {kCold}},
      {"Haus", {kCold}},
      {"Häuser", {kCold}},
      {"北京", {kBeijing}},
      {"北京大学", {kBeijing}},
      {"冷链", {kBeijing}},
      {"京", {kBeijing}},
      {"上海", {}},
      {"🚀", {kEmoji}},
  });
}

TEST(SearchNotes, FindsNamesAsTheyAreWritten) {
  expect_rows({
      {"OC-41252", {kTern}},
      {"41252", {kTern}},
      {"C++", {kTern}},
      {"GB/s", {kTern}},
      {"20.04", {kMarlin}},
      {"1,000", {kEmoji}},
      {"v1.2", {kEmoji}},
      {"snake_case_name", {kSnake}},
      {"snake_case", {kSnake}},
      {"retry_count", {kSnake}},
      {"retry", {kSnake}},
      {"parse::Header", {kSnake}},
      {"a/b/c.txt", {kSnake}},
      {"otto@tern.example", {kSnake}},
      {"OC-41253", {}},
  });
}

TEST(SearchNotes, ChecksPhrasesAndNearness) {
  expect_rows({
      {"\"blue label\"", {kMarlin, kSync}},
      {"\"label blue\"", {}},
      {"\"label printer\"", {kMarlin}},
      {"\"the printer was slow\"", {kSync}},
      {"\"two suppliers the printer\"", {kSync}},
      {"\"pallet\"", {kMarlin}},
      {"\"pallets\"", {kMarlin, kTern}},
      {"\"runs until summer\"", {kMarlin}},
      {"\"running until\"", {}},
      {"-\"blue label\" label", {}},
      {"printer -\"blue label\"", {}},
      {"\"printer slow\"~2", {kSync}},
      {"\"slow printer\"~2", {kSync}},
      {"\"printer slow\"", {}},
      {"printer NEAR/3 slow", {kSync}},
      {"printer NEAR/1 cold", {}},
      {"\"北京大学\"", {kBeijing}},
      {"\"大学北京\"", {}},
      {"\"blue label\" OR \"truck routes\"", {kMarlin, kSync, kTern}},
  });
}

TEST(SearchNotes, CompletesCorrectsAndMatchesExpressions) {
  expect_rows({
      {"pall*", {kMarlin, kTern}},
      {"runn*", {kNora}},
      {"coldst*", {}},
      {"=café", {kDay, kCrane}},
      {"=cafe", {kCrane}},
      {"=CAFE", {kCrane}},
      {"=pallet", {kMarlin}},
      {"match-case:NORTH", {kCrane}},
      {"match-case:North", {}},
      {"match-case:(CAFE north)", {kCrane}},
      {"budgit~", {kBudget, kDay}},
      {"/OC-\\d+/", {kTern}},
      {"/oc-\\d+/", {}},
      {"/oc-\\d+/i", {kTern}},
      {"/- \\[x\\]/", {kMarlin}},
      {"/^status: draft$/", {kMarlin}},
      {"/example\\.org/", {kDay}},
      {"printer /slow|fast/", {kSync}},
      {"pallets -/forty/", {kMarlin}},
  });
}

TEST(SearchNotes, LooksInFields) {
  expect_rows({
      {"title:budget", {kBudget}},
      {"title:label", {kSync}},
      {"title:\"marlin foods\"", {kMarlin}},
      {"title:(label OR crane)", {kSync, kCrane}},
      {"alias:mf", {kMarlin}},
      {"alias:marlin", {kMarlin}},
      {"heading:risks", {kSync}},
      {"heading:\"key facts\"", {kMarlin, kTern}},
      {"body:nora", {kMarlin, kSync, kNora}},
      {"body:mf", {}},
      {"content:slow", {kSync}},
      {"-title:budget trucks", {kTern}},
  });
}

TEST(SearchNotes, KeepsWordsTogetherInAScope) {
  expect_rows({
      {"line:(printer slow)", {kSync}},
      {"line:(suppliers slow)", {}},
      {"block:(suppliers slow)", {kSync}},
      {"block:(suppliers cold)", {}},
      {"section:(printer cold)", {kSync}},
      {"section:(paper supplier)", {}},
      {"section:(blue supplier)", {kSync}},
      {"line:(printer -slow)", {kMarlin, kSync}},
      {"printer -line:(printer slow)", {kMarlin}},
      {"line:(hook blue)", {kCrane}},
      {"line:(hook grey)", {}},
      {"line:(printer OR hook)", {kMarlin, kSync, kCrane}},
      {"line:(\"printer was\" slow)", {kSync}},
  });
}

TEST(SearchNotes, FiltersByTagTypeAndPath) {
  expect_rows({
      {"tag:customer", {kMarlin, kTern}},
      {"tag:customer/marlin", {kMarlin}},
      {"tag:Customer/Marlin", {kMarlin}},
      {"#customer/tern", {kTern}},
      {"tag:#finance", {kBudget, kCrane}},
      {"tag:=finance", {kCrane}},
      {"tag:fin*", {kBudget, kCrane}},
      {"tag:marlin", {}},
      {"-tag:customer type:customer", {}},
      {"tag:customer tag:active", {kMarlin}},
      {"tag:(active OR finance)", {kMarlin, kBudget, kCrane}},
      {"type:customer", {kMarlin, kTern}},
      {"type:meeting label", {kSync}},
      {"path:customers", {kMarlin, kTern}},
      {"path:customers/", {kMarlin, kTern}},
      {"path:archive/old", {kCrane}},
      {"path:archive/**", {kCrane}},
      {"path:meetings/2026*", {kSync}},
      {"folder:archive", {kCrane}},
      {"folder:old", {}},
      {"file:budget", {kBudget}},
      {"file:2026", {kSync, kDay}},
      {"file:crane.md", {kCrane}},
      {"ext:md type:person", {kNora, kOtto}},
      {"ext:pdf", {}},
      {"lang:de", {kCold}},
      {"-path:customers pallets", {}},
  });
}

TEST(SearchNotes, FiltersByProperty) {
  expect_rows({
      {"[status]", {kMarlin, kTern}},
      {"[status:draft]", {kMarlin}},
      {"[status:Draft]", {kMarlin}},
      {"status:draft", {kMarlin}},
      {"-[status:draft] [status]", {kTern}},
      {"[status:draft OR final]", {kMarlin, kTern}},
      {"[price:>5]", {kMarlin, kCrane}},
      {"[price:>=5]", {kMarlin, kTern, kCrane}},
      {"[price:<7.5]", {kTern}},
      {"[price:5]", {kTern}},
      {"[price:5.0]", {kTern}},
      {"[contact:null]", {kMarlin}},
      {"[nokey]", {}},
      {"[status:/^dra/]", {kMarlin}},
      {"has:contact", {kMarlin}},
  });
}

TEST(SearchNotes, FiltersByDate) {
  expect_rows({
      {"date:2026-02", {kSync}},
      {"date:2025", {kBudget}},
      {"date:2025-11-20", {kBudget}},
      {"date:2025-10..2026-02-03", {kBudget, kSync}},
      {"type:meeting after:2026-01-01", {kSync}},
      {"type:meeting before:2026-01-01", {kBudget}},
      {"date:2026-03-10", {kDay}},
      {"date:2026-W11", {kDay}},
      {"date:2025-Q4", {kBudget}},
      {"date:2026-02-30", {}},
  });
}

TEST(SearchNotes, FiltersByPeopleLinksAndState) {
  expect_rows({
      {"people:nora type:customer", {kMarlin}},
      {"people:\"Nora Quist\" type:customer", {kMarlin}},
      {"assignee:otto", {kTern}},
      {"by:nora", {kMarlin}},
      {"linkto:[[Marlin Foods]]", {kNora}},
      {"linkto:\"Tern Logistics\"", {kOtto}},
      {"links:customers/Tern", {}},
      {"linkedfrom:\"Otto Brandt\"", {kTern}},
      {"linkedfrom:2026-03-10", {kBudget}},
      {"is:overdue", {kMarlin}},
      {"is:done", {kMarlin}},
      {"is:open", {kMarlin, kTern}},
      {"is:pinned", {kCrane}},
      {"has:task", {kMarlin, kTern}},
      {"has:tag path:archive", {kCrane}},
      {"type:customer no:task", {}},
      {"has:decision", {kMarlin}},
      {"type:customer no:decision", {kTern}},
      {"due:2026-04-01", {kTern}},
      {"due:..2026-03-02", {kMarlin}},
  });
}

TEST(SearchNotes, AsksForItemsInANote) {
  expect_rows({
      {"fact:pallets", {kMarlin}},
      {"fact:trucks", {kTern}},
      {"-fact:trucks type:customer", {kMarlin}},
      {"decision:(blue printer)", {kMarlin}},
      {"decision:(blue pallets week)", {}},
      {"task-todo:label", {kMarlin}},
      {"task-done:label", {}},
      {"task-done:pallet", {kMarlin}},
      {"task:(label OR routes)", {kMarlin, kTern}},
      {"item:(tern forty)", {kTern}},
      {"item:(pallets printer week)", {}},
      {"fact:* type:customer", {kMarlin, kTern}},
      {"kind:decision", {kMarlin}},
  });
}

TEST(SearchNotes, TakesAnythingAsAQuery) {
  TestVault vault(notes());
  for (const char* query : {"", "*", " "}) {
    EXPECT_EQ(vault.search({.query = query}).total, notes().size()) << query;
  }
  for (const char* query : {"((((",    "\"",          "tag:",
                            "-",       "/[/",         "date:01/02/2026",
                            ":)",      "title:",      "\xFF\xFE",
                            "a OR",    "OR",          "NOT",
                            "[",       "[]",          "[:]",
                            "line:()", "match-case:", "kind:",
                            "@x",      "is:x",        "in:elsewhere pallets"}) {
    vault.search({.query = query});
  }
}

}  // namespace
}  // namespace inkling
