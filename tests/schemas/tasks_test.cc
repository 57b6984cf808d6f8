// SPDX-License-Identifier: MIT
// Tasks as the Tasks and Dataview plugins of Obsidian write them, in three notes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "notes/markdown.h"
#include "schemas/load.h"
#include "schemas/record.h"
#include "tests/schemas/records_of.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::Pair;

std::vector<Item> tasks_of(const std::string& name) {
  const std::string path = std::string(INKLING_SOURCE_DIR "/tests/vaults/tasks/") + name;
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_FALSE(text.str().empty()) << path;
  return records_from(parse_note(name, text.str()), shipped_schemas()).items;
}

/// How many tasks have each value of something.
template <typename ValueOf>
std::map<std::string, int> counts(const std::vector<Item>& tasks, ValueOf value_of) {
  std::map<std::string, int> out;
  for (const Item& task : tasks) ++out[std::string(value_of(task))];
  return out;
}

std::map<std::string, int> by_status(const std::vector<Item>& tasks) {
  return counts(tasks, [](const Item& task) { return to_string(task.status); });
}

std::map<std::string, int> by_priority(const std::vector<Item>& tasks) {
  return counts(tasks, [](const Item& task) { return task.priority; });
}

std::vector<std::string> due_days(const std::vector<Item>& tasks) {
  std::vector<std::string> days;
  for (const Item& task : tasks) {
    if (task.due) days.push_back(to_string(*task.due));
  }
  return days;
}

/// The date of the task whose text begins so.
std::string date_of(const std::vector<Item>& tasks, const std::string& start) {
  for (const Item& task : tasks) {
    if (task.text.starts_with("#task " + start)) return task.date ? to_string(task.date->date) : "";
  }
  return "no such task";
}

TEST(RecordsFrom, TakesNoBoxInACommentOrInCodeForATask) {
  for (const char* text : {"<!--\n- [ ] tar\n-->\n", "%%\n- [ ] tar\n%%\n", "```\n- [ ] tar\n```\n",
                           "> ```text\n> - [ ] tar\n> ```\n", "    - [ ] tar\n"}) {
    EXPECT_EQ(items_of(text), "") << text;
  }
  EXPECT_EQ(items_of("- [ ] tar <!-- #hidden -->\n- [“] a quote\n>> - [ ] twice quoted\n"),
            "task: tar | task: a quote | task: twice quoted");
}

TEST(RecordsFrom, TakesABoxWithAnyOneCharacterForATask) {
  const std::pair<const char*, Status> rows[] = {
      {"- [✓] tar", Status::kDone},      {"- [✅] tar", Status::kDone},
      {"- [☑️] tar", Status::kDone}, {"- [❌] tar", Status::kCancelled},
      {"- [é] tar", Status::kOpen},      {"- [🔥] tar", Status::kOpen},
      {"1. [✔] tar", Status::kDone},
  };
  for (const auto& [line, status] : rows) {
    const Records records = records_of(line);
    ASSERT_EQ(records.items.size(), 1u) << line;
    EXPECT_EQ(records.items[0].text, "tar") << line;
    EXPECT_EQ(records.items[0].status, status) << line;
  }
  for (const char* line : {"- [✓✓] tar", "- [✓]tar", "- [é](x.md) tar"}) {
    EXPECT_EQ(items_of(line), "") << line;
  }
}

TEST(Tasks, AreReadInEmojiFormat) {
  const std::vector<Item> tasks = tasks_of("emoji format.md");
  EXPECT_EQ(tasks.size(), 20u);
  EXPECT_THAT(by_status(tasks),
              ElementsAre(Pair("cancelled", 1), Pair("done", 2), Pair("open", 17)));
  EXPECT_THAT(by_priority(tasks),
              ElementsAre(Pair("", 14), Pair("high", 1), Pair("highest", 2), Pair("low", 1),
                          Pair("lowest", 1), Pair("medium", 1)));
  EXPECT_THAT(due_days(tasks), ElementsAre("2026-04-16", "2026-04-17", "2026-04-18", "2026-04-21",
                                           "2026-04-22", "2026-04-23"));
  EXPECT_EQ(date_of(tasks, "Sand"), "2026-04-13");
  EXPECT_EQ(date_of(tasks, "Order"), "") << "a plan does not date it";
  EXPECT_EQ(date_of(tasks, "Start"), "");
  EXPECT_EQ(date_of(tasks, "Book"), "2026-04-19");
  EXPECT_EQ(date_of(tasks, "Paint"), "2026-04-20");
}

TEST(Tasks, AreReadInDataviewFormat) {
  const std::vector<Item> tasks = tasks_of("dataview format.md");
  EXPECT_EQ(tasks.size(), 15u);
  EXPECT_THAT(by_status(tasks),
              ElementsAre(Pair("cancelled", 1), Pair("done", 1), Pair("open", 13)));
  EXPECT_THAT(by_priority(tasks),
              ElementsAre(Pair("", 10), Pair("high", 1), Pair("highest", 1), Pair("low", 1),
                          Pair("lowest", 1), Pair("medium", 1)));
  EXPECT_THAT(due_days(tasks), ElementsAre("2026-05-16", "2026-05-17", "2026-05-20"));
  EXPECT_EQ(date_of(tasks, "Sand"), "2026-05-13");
  EXPECT_EQ(date_of(tasks, "Order"), "");
  EXPECT_EQ(date_of(tasks, "Book"), "2026-05-18");
  EXPECT_EQ(date_of(tasks, "Paint"), "2026-05-19");
}

TEST(Tasks, HaveTheStatusOfTheirBox) {
  const std::vector<Item> tasks = tasks_of("statuses.md");
  EXPECT_EQ(tasks.size(), 19u);
  EXPECT_THAT(by_status(tasks),
              ElementsAre(Pair("cancelled", 1), Pair("done", 5), Pair("open", 13)));
}

}  // namespace
}  // namespace inkling
