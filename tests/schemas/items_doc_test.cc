// SPDX-License-Identifier: MIT
// docs/items.md shows a note and under it its items: both are read, the items made anew and
// compared. INKLING_UPDATE_GOLDEN=1 writes them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "notes/markdown.h"
#include "schemas/load.h"
#include "schemas/record.h"

namespace inkling {
namespace {

constexpr const char* kRoles[] = {"", "owner ", "decider ", "attendee ", "contact ", "linked "};

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? " / " : c == '\t' ? " | " : std::string(1, c);
  return out;
}

std::string shown(const Item& item, const SchemaSet& schemas) {
  std::string out = schemas.kinds[item.kind].name + " \"" + one_line(item.text) + "\"";
  if (item.date) out += " " + to_string(item.date->date);
  if (item.status != Status::kUnset) out += " " + std::string(to_string(item.status));
  if (item.due) out += " due " + to_string(*item.due);
  if (!item.priority.empty()) out += " priority " + item.priority;
  for (size_t i = 0; i < item.people.size(); ++i) {
    out += i == 0 ? "; " : ", ";
    out += kRoles[static_cast<size_t>(item.people[i].role)] + item.people[i].name;
  }
  return out + "\n";
}

std::string items_of(const std::string& markdown, const SchemaSet& schemas) {
  const Note note = parse_note("example.md", markdown);
  std::string out;
  for (const Item& item : records_from(note, schemas).items) out += shown(item, schemas);
  return out;
}

TEST(ItemsDoc, ShowsWhatIsRecognised) {
  const std::string path = INKLING_SOURCE_DIR "/docs/items.md";
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string docs = text.str();
  const std::string example = "```markdown\n", answer = "```items\n", end = "```\n";
  const SchemaSet schemas = shipped_schemas();
  std::string made;
  size_t done = 0, examples = 0;
  for (size_t at = docs.find(example); at != std::string::npos; at = docs.find(example, done)) {
    const size_t begin = at + example.size();
    const std::string markdown = docs.substr(begin, docs.find(end, begin) - begin);
    const size_t items = docs.find(answer, begin);
    ASSERT_NE(items, std::string::npos) << markdown;
    made += docs.substr(done, items + answer.size() - done) + items_of(markdown, schemas);
    done = docs.find(end, items + answer.size());
    ++examples;
  }
  made += docs.substr(done);
  EXPECT_GT(examples, 20u);
  if (std::getenv("INKLING_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << made;
  EXPECT_EQ(made, docs);
}

}  // namespace
}  // namespace inkling
