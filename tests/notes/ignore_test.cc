// SPDX-License-Identifier: MIT
#include "notes/ignore.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace inkling {
namespace {

struct Case {
  std::string rules;
  std::string path;  ///< Of a folder when it ends in '/'.
  bool ignored;
};

bool ignored_by(const std::string& rules, std::string path) {
  const bool is_folder = path.ends_with('/');
  if (is_folder) path.pop_back();
  const IgnoreFile file = parse_ignore_file(".gitignore", rules);
  const IgnoreRule* rule = deciding_rule(file, path, is_folder);
  return rule != nullptr && !rule->negated;
}

TEST(IgnoreFile, DecidesAsGitDoes) {
  const std::vector<Case> cases{
      // A name without a slash holds at any depth.
      {"draft.md", "draft.md", true},
      {"draft.md", "a/b/draft.md", true},
      {"draft.md", "draft.md.md", false},
      {"*.tmp.md", "a/x.tmp.md", true},
      {"*.tmp.md", "a/x.md", false},
      {"*", "a/x.md", true},
      {"draft*", "a/drafts", true},
      {"d*t?.md", "draft1.md", true},
      {"d*t?.md", "draft.md", false},
      // With a slash at the start or in the middle, below this folder only.
      {"/draft.md", "draft.md", true},
      {"/draft.md", "a/draft.md", false},
      {"a/draft.md", "a/draft.md", true},
      {"a/draft.md", "b/a/draft.md", false},
      {"a/*", "a/x", true},
      {"a/*", "a/x/y", false},
      {"a/*.md", "a/b/x.md", false},
      // With a slash at the end, folders only.
      {"old/", "old/", true},
      {"old/", "a/old/", true},
      {"old/", "old", false},
      {"a/old/", "a/old/", true},
      {"a/old/", "b/a/old/", false},
      // "**" is any number of folders.
      {"**/x.md", "x.md", true},
      {"**/x.md", "a/b/x.md", true},
      {"**/b/x.md", "a/b/x.md", true},
      {"**/b/x.md", "a/bb/x.md", false},
      {"a/**", "a/b/c.md", true},
      {"a/**", "a/", false},
      {"a/**", "b/a/c.md", false},
      {"a/**/z.md", "a/z.md", true},
      {"a/**/z.md", "a/b/c/z.md", true},
      {"a/**/z.md", "a/b/c/y.md", false},
      {"a/**/b/**/c", "a/x/b/y/b/z/c", true},
      {"a/**/b/**/c", "a/x/y/c", false},
      {"**/**/x", "a/x", true},
      {"a/***/z.md", "a/b/c/z.md", true},
      {"**", "a/b", true},
      {"a**.md", "abc.md", true},
      {"/a**.md", "ab/c.md", false},
      // Classes.
      {"x[0-9].md", "x7.md", true},
      {"x[0-9].md", "xa.md", false},
      {"x[!0-9].md", "xa.md", true},
      {"x[^0-9].md", "x1.md", false},
      {"x[]a].md", "x].md", true},
      {"x[a-].md", "x-.md", true},
      {"x[[:digit:]_].md", "x_.md", true},
      {"x[[:digit:]].md", "x5.md", true},
      {"x[[:alpha:]].md", "x5.md", false},
      {"x[\\]].md", "x].md", true},
      {"x[ab", "xa", false},
      {"x[ab", "x[ab", false},
      // Negation, the last rule that matches wins.
      {"*.md\n!keep.md", "keep.md", false},
      {"*.md\n!keep.md", "other.md", true},
      {"!keep.md\n*.md", "keep.md", true},
      {"\\!important.md", "!important.md", true},
      // Comments, blanks, escapes, line endings.
      {"#x.md", "#x.md", false},
      {"\\#x.md", "#x.md", true},
      {"x.md   ", "x.md", true},
      {"x\\ ", "x ", true},
      {"x\\   ", "x ", true},
      {"x\\\\ ", "x\\", true},
      {"x.md\r\ny.md\r\n", "x.md", true},
      {"x.md\r\ny.md\r\n", "y.md", true},
      {"\xEF\xBB\xBFx.md", "x.md", true},
      {"a\\*b", "a*b", true},
      {"a\\*b", "axb", false},
      {"x\\", "x", false},
      {"x\\", "x\\", false},
      {"", "x.md", false},
      {"/", "x.md", false},
      {"!", "x.md", false},
      {"   ", "x.md", false},
      {"\xFF*", "\xFF.md", true},
      {"Ünïcode *.md", "a/Ünïcode note.md", true},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ignored_by(c.rules, c.path), c.ignored) << c.rules << " on " << c.path;
  }
}

TEST(IgnoreFile, HoldsBelowItsOwnFolder) {
  const IgnoreFile file = parse_ignore_file("a/b/.ignore", "/x.md\n");
  EXPECT_NE(deciding_rule(file, "a/b/x.md", false), nullptr);
  EXPECT_EQ(deciding_rule(file, "a/b/c/x.md", false), nullptr);
  EXPECT_EQ(deciding_rule(file, "x.md", false), nullptr);
}

TEST(IgnoreFile, NamesTheLineThatDecides) {
  const IgnoreFile file = parse_ignore_file(".gitignore", "# drafts\n\n*.tmp \n");
  const IgnoreRule* rule = deciding_rule(file, "a.tmp", false);
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->line, 3u);
  EXPECT_EQ(rule->text, "*.tmp");
}

TEST(MatchesGlob, StaysFastOnManyStars) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(matches_glob(pattern + "b", std::string(5000, 'a')));
}

}  // namespace
}  // namespace inkling
