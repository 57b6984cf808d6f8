// SPDX-License-Identifier: MIT
#include "cli/here.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

TEST(PathFrom, IsWhatOpensTheNoteFromWhereOneStands) {
  struct Row {
    std::string folder, path, expected;
  };
  for (const Row& row :
       {Row{"/home/ana/notes", "a/b.md", "a/b.md"}, Row{"/home/ana/notes/a", "a/b.md", "b.md"},
        Row{"/home/ana/notes/a/c", "b.md", "../../b.md"},
        Row{"/home/ana", "a/b.md", "notes/a/b.md"}, Row{"/", "b.md", "home/ana/notes/b.md"},
        Row{"/srv", "b.md", "/home/ana/notes/b.md"},
        Row{"/home/ana/notes2", "b.md", "/home/ana/notes/b.md"},
        Row{"", "b.md", "/home/ana/notes/b.md"},
        Row{"/home/ana/notes/a", "陈 \xFF\n.md", "../陈 \xFF\n.md"}}) {
    EXPECT_EQ(path_from({"/home/ana/notes", row.folder}, row.path), row.expected) << row.folder;
  }
}

TEST(LooksLikePath, TakesNoWordOfAQueryForOne) {
  for (const char* path : {".", "..", "./a", "../a b", "/home/a.md", "notes/"}) {
    EXPECT_TRUE(looks_like_path(path)) << path;
  }
  for (const char* word : {"", "a", "and/or", "20.04", "...", "path:a", "/"}) {
    EXPECT_EQ(looks_like_path(word), std::string_view(word) == "/") << word;
  }
}

TEST(Narrowed, AddsWhatPathsAndGlobsMean) {
  const Here here{"/v", "/v/a"};
  EXPECT_EQ(*narrowed("x | y", {}, {}, here), "x | y");
  EXPECT_EQ(*narrowed("x | y", {"."}, {}, here), "folder:\"a\" (x | y)");
  EXPECT_EQ(*narrowed("x", {"./b/", "../c d.md"}, {}, here),
            "(folder:\"a/b\" OR path:\"c d.md\") (x)");
  EXPECT_EQ(*narrowed("x", {"/v"}, {}, here), "x");
  EXPECT_EQ(*narrowed("x", {}, {"m/**", "!*.tmp"}, here), "path:\"m/**\" -path:\"*.tmp\" (x)");
  EXPECT_EQ(*narrowed("x", {}, {"a\"b", "c"}, here), "(path:\"a b\" OR path:\"c\") (x)");
  EXPECT_EQ(*narrowed(" ", {"."}, {}, here), "folder:\"a\" ");
}

TEST(Narrowed, RefusesAPathOutsideTheVault) {
  const auto query = narrowed("x", {"../../w"}, {}, {"/v", "/v/a"});
  ASSERT_FALSE(query);
  EXPECT_EQ(query.error().message, "'../../w' is not in the vault /v");
}

}  // namespace
}  // namespace inkling
