// SPDX-License-Identifier: MIT
// Names looked up one by one mean what the directory of all names says.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <set>

#include "query/facet_column.h"
#include "query/filters.h"
#include "search/facet_vaults.h"
#include "search/people_oracle.h"
#include "search/vault.h"

namespace inkling {
namespace {

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// A person in one line, so that a difference says what differs.
std::string line_of(const Person& person) {
  std::string line = person.name + " | " + person.path + (person.known ? " | known" : " |");
  for (const std::string& name : sorted(person.names)) line += " n:" + name;
  for (const std::string& name : person.written) line += " w:" + name;
  for (const std::string& name : sorted(person.initials)) line += " i:" + name;
  return line;
}

std::set<std::string> prose_of(const std::vector<ProseName>& names) {
  std::set<std::string> texts;
  for (const auto& name : names) texts.insert(name.text + (name.match_case ? " cased" : ""));
  return texts;
}

/// What a person, or a number of them, is in both.
template <typename Finder>
std::vector<std::string> lines_of(Finder& people, const std::vector<uint32_t>& found) {
  std::vector<std::string> lines;
  for (const uint32_t one : found) lines.push_back(line_of(people[one]));
  return lines;
}

std::vector<std::string> names_in(const OpenIndex& index) {
  std::set<std::string> names{"nobody", "", "@", "a", "a b", "\xff"};
  for (const std::string_view start : {prefix::kPerson, prefix::kName}) {
    each_term(index.notes, std::string(start), [&](std::string_view name, const auto&) {
      names.emplace(name);
      const std::string words = name_words(name);
      for (const std::string_view word : split_name(words)) names.emplace(word);
      if (words.size() > 1)
        names.insert(words.substr(0, 1) + " " + words.substr(words.rfind(' ') + 1));
    });
  }
  return {names.begin(), names.end()};
}

void expect_same_people(const OpenIndex& index) {
  const PeopleOracle all(index);
  PersonFinder finder(index);
  std::vector<uint32_t> numbers(all.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  EXPECT_EQ(lines_of(finder, finder.everyone()), lines_of(all, numbers));
  std::set<std::string> values;
  each_term(index.notes, std::string(prefix::kPerson),
            [&](std::string_view name, const auto&) { values.emplace(name); });
  ASSERT_FALSE(values.empty());
  for (const std::string& value : values) {
    SCOPED_TRACE("value '" + value + "'");
    const CountedFor counted = finder.counted_for(value);
    if (all.stands_apart(value)) {
      EXPECT_EQ(counted.who, CountedFor::Who::kItself);
      continue;
    }
    std::string expected;
    for (uint32_t person = 0; person < all.size(); ++person) {
      const auto& written = all[person].written;
      const bool means = std::find(written.begin(), written.end(), value) != written.end();
      if (means && all[person].known) expected = line_of(all[person]);
    }
    const bool person = counted.who == CountedFor::Who::kPerson;
    EXPECT_EQ(person ? line_of(finder[counted.person]) : "", expected);
  }
  for (const std::string& name : names_in(index)) {
    SCOPED_TRACE("name '" + name + "'");
    const std::vector<uint32_t> expected = all.named(name);
    const std::vector<uint32_t> found = finder.named(name);
    ASSERT_EQ(lines_of(finder, found), lines_of(all, expected));
    EXPECT_EQ(sorted(finder.written(found)), sorted(all.written(expected)));
    EXPECT_EQ(prose_of(finder.prose_names(found)), prose_of(all.prose_names(expected)));
  }
}

void expect_same_people(TestVault& vault) {
  const auto index = open_index(vault.index_folder());
  ASSERT_TRUE(index);
  expect_same_people(*index);
}

TEST(PersonFinder, MeansWhomTheDirectoryMeansInASmallVault) {
  TestVault vault(FacetVaultMaker(1).notes(40));
  expect_same_people(vault);
}

TEST(PersonFinder, MeansWhomTheDirectoryMeansInTheSampleVault) {
  std::vector<NoteText> notes;
  const std::string root = std::string(INKLING_SOURCE_DIR) + "/tests/vaults/sample";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    notes.push_back({entry.path().lexically_relative(root).string(),
                     {std::istreambuf_iterator<char>(file), {}}});
  }
  TestVault vault(notes);
  expect_same_people(vault);
}

/// Names that share words, initials in any place, projects with people's words, and long ones.
TEST(PersonFinder, MeansWhomTheDirectoryMeansWhereNamesAreAlike) {
  std::vector<NoteText> notes{
      {"Ana Petrov.md",
       "---\ntype: person\naliases: [Anna, A. M. P.]\nemail: ap@kelp.example\n---\n"},
      {"Ana Duarte.md", "---\ntype: person\nhandle: \"@duarte\"\n---\n# Dr. Ana Maria Duarte\n"},
      {"R Okonkwo.md", "---\ntype: person\n---\n# R. Okonkwo\n"},
      {"Jelly Watch.md", "---\ntype: project\n---\n# Jelly Watch\n"},
      {"Plain.md", "# Plain\n"}};
  const std::vector<std::string> first{"Ana",   "Ruth",  "R.", "Chen", "A.",
                                       "Jelly", "Plain", "Bo", "陈伟"};
  const std::vector<std::string> middle{"", "", "", "M. ", "Maria ", "B. ", "Bea "};
  const std::vector<std::string> last{
      "Petrov", "Okonkwo", "O.", "Watch", "Duarte", "Quillingham-Stonebridge", ""};
  std::mt19937_64 random(7);
  for (int i = 0; i < 60; ++i) {
    std::string text = "# Note " + std::to_string(i) + "\n\n## Tasks\n\n";
    for (int n = 0; n < 3; ++n) {
      const std::string name = first[random() % first.size()] + " " +
                               middle[random() % middle.size()] + last[random() % last.size()];
      const uint64_t way = random() % 3;
      text += way == 0 ? "- [ ] [[" + name + "]]: waits\n" : "- sees [[" + name + "]]\n";
      if (way == 2) text += "- [ ] waits [owner:: " + name + "]\n";
    }
    notes.push_back({"notes/" + std::to_string(i) + ".md", text});
  }
  TestVault vault(notes);
  expect_same_people(vault);
}

TEST(PersonFinder, ForgetsNamesThatNobodyWritesAnyMore) {
  TestVault vault({{"a.md", "- [ ] [[Ana Petrov]]: waits\n"},
                   {"b.md", "- [ ] [[Ana]]: waits\n"},
                   {"p/Ana Duarte.md", "---\ntype: person\n---\n"}});
  {
    const auto index = open_index(vault.index_folder());
    ASSERT_TRUE(index);
    EXPECT_EQ(PersonFinder(*index).named("ana").size(), 2U);
  }
  vault.write("a.md", "nobody\n");
  vault.write("p/Ana Duarte.md", "---\ntype: project\n---\n");
  vault.index();
  const auto index = open_index(vault.index_folder());
  ASSERT_TRUE(index);
  PersonFinder finder(*index);
  EXPECT_TRUE(finder.named("ana petrov").empty());
  EXPECT_EQ(finder.named("ana").size(), 1U);
  expect_same_people(*index);
}

}  // namespace
}  // namespace inkling
