// SPDX-License-Identifier: MIT
#include "notes/vault.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> paths_of(const Scan& scan) {
  std::vector<std::string> paths;
  for (const FileStamp& file : scan.files) paths.push_back(file.path);
  return paths;
}

std::vector<std::string> problems_of(const Scan& scan) {
  std::vector<std::string> lines;
  for (const FileProblem& problem : scan.problems) {
    lines.push_back(problem.path + ": " + problem.message);
  }
  return lines;
}

Scan scan_of(const TempVault& vault, const ScanOptions& options = {}) {
  auto scan = scan_vault(vault.root(), options);
  EXPECT_TRUE(scan) << (scan ? "" : scan.error().message);
  return scan ? std::move(*scan) : Scan{};
}

TEST(ScanVault, FindsNotesOfAnyCaseSortedByBytes) {
  const TempVault vault;
  for (const char* path : {"b.md", "a/x.md", "a.md", "a-b.md", "a/b/c.MD", "Z.Markdown", "ä.md"}) {
    vault.write(path, "text");
  }
  for (const char* path : {"image.png", "md", "x.md.bak", "a/notes.txt"}) vault.write(path, "no");
  EXPECT_THAT(paths_of(scan_of(vault)),
              ElementsAre("Z.Markdown", "a-b.md", "a.md", "a/b/c.MD", "a/x.md", "b.md", "ä.md"));
}

TEST(ScanVault, GivesSizeAndTimeOfEachNote) {
  const TempVault vault;
  vault.write("a.md", "12345");
  const timespec times[2] = {{.tv_sec = 0, .tv_nsec = 0}, {.tv_sec = 1700000000, .tv_nsec = 42}};
  ASSERT_EQ(utimensat(AT_FDCWD, vault.at("a.md").c_str(), times, 0), 0);
  const Scan scan = scan_of(vault);
  ASSERT_EQ(scan.files.size(), 1u);
  EXPECT_EQ(scan.files[0].size, 5u);
  EXPECT_EQ(scan.files[0].mtime_ns, 1700000000'000000042);
}

TEST(ScanVault, TakesNamesAsTheyAre) {
  const TempVault vault;
  for (const char* path : {"-n.md", "two\nlines.md", "bad\xFF\xFE.md", "a b/c d.md", "笔记.md",
                           "*.md", "café/\\.md"}) {
    vault.write(path, "text");
  }
  EXPECT_THAT(paths_of(scan_of(vault)), ElementsAre("*.md", "-n.md", "a b/c d.md", "bad\xFF\xFE.md",
                                                    "café/\\.md", "two\nlines.md", "笔记.md"));
}

TEST(ScanVault, FindsNothingInAnEmptyFolder) {
  const TempVault vault;
  const Scan scan = scan_of(vault);
  EXPECT_THAT(scan.files, IsEmpty());
  EXPECT_THAT(scan.problems, IsEmpty());
}

TEST(ScanVault, FailsOnlyWhenTheRootCannotBeRead) {
  const TempVault vault;
  vault.write("a.md", "text");
  const auto absent = scan_vault(vault.at("nowhere"));
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, Code::kNotFound);
  const auto file = scan_vault(vault.at("a.md"));
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message, "not a directory");
}

TEST(ScanVault, PassesOverHiddenAndPrivateFolders) {
  const TempVault vault;
  for (const char* path : {".git/a.md", ".obsidian/a.md", ".trash/a.md", ".inkling/a.md",
                           "node_modules/a.md", "x/node_modules/a.md", ".hidden/a.md", ".a.md"}) {
    vault.write(path, "text");
  }
  EXPECT_THAT(paths_of(scan_of(vault)), IsEmpty());
  EXPECT_THAT(paths_of(scan_of(vault, {.hidden = true})), ElementsAre(".a.md", ".hidden/a.md"));
}

TEST(ScanVault, ObeysIgnoreFilesAtEveryLevel) {
  const TempVault vault;
  vault.write(".gitignore", "*.tmp.md\n/top/\nkept/*\n");
  vault.write("a.tmp.md", "");
  vault.write("a.md", "");
  vault.write("top/a.md", "");
  vault.write("x/top/a.md", "");
  vault.write("x/.inklingignore", "secret.md\n!b.tmp.md\n");
  vault.write("x/secret.md", "");
  vault.write("x/b.tmp.md", "");
  vault.write("secret.md", "");
  EXPECT_THAT(paths_of(scan_of(vault)),
              ElementsAre("a.md", "secret.md", "x/b.tmp.md", "x/top/a.md"));
}

TEST(ScanVault, LetsTheLaterIgnoreFileOfAFolderWin) {
  const TempVault vault;
  vault.write(".gitignore", "a.md\nb.md\nc.md\n");
  vault.write(".ignore", "!a.md\n!b.md\n");
  vault.write(".inklingignore", "b.md\n");
  for (const char* path : {"a.md", "b.md", "c.md", "d.md"}) vault.write(path, "");
  EXPECT_THAT(paths_of(scan_of(vault)), ElementsAre("a.md", "d.md"));
  EXPECT_THAT(paths_of(scan_of(vault, {.ignore = {"!c.md", "d.md"}})), ElementsAre("a.md", "c.md"));
}

TEST(ScanVault, LeavesOutWhatObsidianExcludes) {
  const TempVault vault;
  vault.write(".obsidian/app.json",
              "{\n\"vimMode\": true,\n\"userIgnoreFilters\": [\"Old/\", \"x[1] dr\",\n"
              "  \"/^logs.2026-\\\\d+/\"]}");
  for (const char* path : {"Old/a.md", "x[1] draft.md", "x1 draft.md", "logs/2026-01.md",
                           "logs/2027-01.md", "new/Old/a.md", "kept/a.md"}) {
    vault.write(path, "");
  }
  EXPECT_THAT(paths_of(scan_of(vault)),
              ElementsAre("kept/a.md", "logs/2027-01.md", "new/Old/a.md", "x1 draft.md"));
  EXPECT_EQ(*why_ignored(vault.root(), "Old/a.md"), "ignored by .obsidian/app.json:3: Old/");
  EXPECT_EQ(*why_ignored(vault.root(), "logs/2026-01.md"),
            "ignored by .obsidian/app.json:4: /^logs.2026-\\d+/");
  vault.write(".inklingignore", "!/Old/\n!*\n");
  EXPECT_EQ(scan_of(vault).files.size(), 7u);
}

TEST(ScanVault, ReportsBrokenObsidianSettings) {
  const TempVault vault;
  vault.write("a.md", "");
  for (const char* settings : {"{\"userIgnoreFilters\": [\"/(/\"]}", "{\"userIgnoreFilters\": ["}) {
    vault.write(".obsidian/app.json", settings);
    const Scan scan = scan_of(vault);
    EXPECT_THAT(paths_of(scan), ElementsAre("a.md"));
    ASSERT_EQ(scan.problems.size(), 1u);
    EXPECT_EQ(scan.problems[0].path, ".obsidian/app.json");
  }
  vault.write(".obsidian/app.json", "");
  EXPECT_THAT(scan_of(vault).problems, IsEmpty());
}

TEST(ScanVault, FindsNothingBelowAnIgnoredFolder) {
  const TempVault vault;
  vault.write(".gitignore", "old/\n!old/keep.md\n");
  vault.write("old/keep.md", "");
  EXPECT_THAT(paths_of(scan_of(vault)), IsEmpty());
}

TEST(ScanVault, KeepsARealNoteUnderItsOwnPath) {
  const TempVault vault;
  vault.write("z/real.md", "text");
  vault.link("a.md", "z/real.md");
  vault.link("folder", "z");
  vault.link("absolute.md", vault.at("z/real.md"));
  const Scan scan = scan_of(vault);
  EXPECT_THAT(paths_of(scan), ElementsAre("z/real.md"));
  EXPECT_THAT(scan.problems, IsEmpty());
}

TEST(ScanVault, ReachesHiddenNotesThroughALinkOnce) {
  const TempVault vault;
  vault.write(".store/a.md", "text");
  vault.write(".store/deep/b.md", "text");
  vault.link("one", ".store");
  vault.link("two", vault.at(".store/deep"));
  vault.link("x/three.md", "../.store/a.md");
  EXPECT_THAT(paths_of(scan_of(vault)), ElementsAre("one/a.md", "one/deep/b.md"));
}

TEST(ScanVault, EndsOnLoopsOfLinks) {
  const TempVault vault;
  vault.write("a/b/note.md", "text");
  vault.link("a/b/up", "../..");
  vault.link("a/self", ".");
  vault.link("x", "y");
  vault.link("y", "x");
  vault.write(".store/note.md", "text");
  vault.link(".store/again", "../.store");
  vault.link("store", ".store");
  EXPECT_THAT(paths_of(scan_of(vault)), ElementsAre("a/b/note.md", "store/note.md"));
}

TEST(ScanVault, ReportsLinksThatLeadOutOrNowhere) {
  const TempVault outside;
  outside.write("secret.md", "text");
  const TempVault vault;
  vault.link("file.md", outside.at("secret.md"));
  vault.link("folder", outside.root());
  vault.link("gone.md", "nowhere.md");
  vault.link("gone.txt", "nowhere.txt");
  const Scan scan = scan_of(vault);
  EXPECT_THAT(scan.files, IsEmpty());
  EXPECT_THAT(problems_of(scan),
              ElementsAre("file.md: link leads out of the vault",
                          "folder: link leads out of the vault", "gone.md: link leads nowhere"));
}

TEST(ScanVault, LetsNoLinkIntoAPrivateFolder) {
  const TempVault vault;
  vault.write(".trash/a.md", "text");
  vault.write(".trash/deep/b.md", "text");
  vault.link("bin", ".trash");
  vault.link("a.md", ".trash/deep/b.md");
  EXPECT_THAT(paths_of(scan_of(vault)), IsEmpty());
}

TEST(ScanVault, MayItselfBeALink) {
  const TempVault vault;
  vault.write("real/a.md", "text");
  vault.link("root", "real");
  const auto scan = scan_vault(vault.at("root"));
  ASSERT_TRUE(scan);
  EXPECT_THAT(paths_of(*scan), ElementsAre("a.md"));
}

TEST(ScanVault, ReportsWhatIsNoRegularFile) {
  const TempVault vault;
  ASSERT_EQ(mkfifo(vault.at("pipe.md").c_str(), 0600), 0);
  vault.write("folder.md/a.md", "text");
  const Scan scan = scan_of(vault);
  EXPECT_THAT(paths_of(scan), ElementsAre("folder.md/a.md"));
  EXPECT_THAT(problems_of(scan), ElementsAre("pipe.md: not a regular file"));
}

TEST(ScanVault, ReportsAnUnreadableFolderAndGoesOn) {
  const TempVault vault;
  vault.write("a/x.md", "text");
  vault.write("b/y.md", "text");
  ASSERT_EQ(chmod(vault.root().c_str(), 0755), 0);
  ASSERT_EQ(chmod(vault.at("a").c_str(), 0), 0);
  constexpr uid_t kNobody = 65534;
  const bool is_root = geteuid() == 0;  // root may read everything: be somebody else for the scan
  if (is_root) setfsuid(kNobody);
  const Scan scan = scan_of(vault);
  if (is_root) setfsuid(0);
  EXPECT_EQ(chmod(vault.at("a").c_str(), 0700), 0);
  EXPECT_THAT(paths_of(scan), ElementsAre("b/y.md"));
  EXPECT_THAT(problems_of(scan), ElementsAre("a: permission denied"));
}

TEST(ScanVault, ReportsNotesThatAreTooLarge) {
  const TempVault vault;
  vault.write("just.md", "");
  vault.write("over.md", "");
  std::filesystem::resize_file(vault.at("just.md"), kMaxNoteBytes);
  std::filesystem::resize_file(vault.at("over.md"), kMaxNoteBytes + 1);
  const Scan scan = scan_of(vault);
  EXPECT_THAT(paths_of(scan), ElementsAre("just.md"));
  EXPECT_THAT(problems_of(scan), ElementsAre("over.md: larger than 64 MiB"));
}

TEST(ScanVault, ReportsAnIgnoreFileThatIsALink) {
  const TempVault vault;
  vault.write("rules", "*.md");
  vault.write("a.md", "");
  vault.link(".gitignore", "rules");
  const Scan scan = scan_of(vault);
  EXPECT_THAT(paths_of(scan), ElementsAre("a.md"));
  EXPECT_THAT(problems_of(scan), ElementsAre(".gitignore: a link: its rules are not read"));
}

TEST(ScanVault, GoesAsDeepAsAPathMay) {
  const TempVault vault;
  const std::string name(250, 'd');
  const int start = open(".", O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(chdir(vault.root().c_str()), 0);
  for (int i = 0; i < 18; ++i) {  // 4500 bytes, past PATH_MAX
    ASSERT_EQ(mkdir(name.c_str(), 0700), 0);
    ASSERT_EQ(chdir(name.c_str()), 0);
  }
  ASSERT_EQ(fchdir(start), 0);
  close(start);
  vault.write(name + "/note.md", "text");
  const Scan scan = scan_of(vault);
  EXPECT_THAT(paths_of(scan), ElementsAre(name + "/note.md"));
  ASSERT_EQ(scan.problems.size(), 1u);
  EXPECT_EQ(scan.problems[0].message, "file name too long");
}

TEST(ScanVault, GivesTheSameOnSeveralThreads) {
  const TempVault vault;
  std::vector<std::string> expected;
  for (int folder = 10; folder < 60; ++folder) {
    for (int note = 100; note < 150; ++note) {
      expected.push_back("f" + std::to_string(folder) + "/" + std::to_string(note) + ".md");
      vault.write(expected.back(), std::string(static_cast<size_t>(note), 'x'));
    }
  }
  const Scan scan = scan_of(vault);
  EXPECT_EQ(paths_of(scan), expected);
  for (const FileStamp& file : scan.files) {
    EXPECT_EQ(file.size, std::stoul(file.path.substr(file.path.find('/') + 1)));
  }
}

TEST(WhyIgnored, NamesTheRule) {
  const TempVault vault;
  vault.write(".gitignore", "# mine\n\n*.tmp.md\n/old/\n");
  vault.write("x/.ignore", "a.md\n");
  for (const char* path :
       {"b.tmp.md", "old/deep/a.md", "x/a.md", "x/b.md", ".git/a.md", ".h/a.md", "c.txt"}) {
    vault.write(path, "");
  }
  const std::vector<std::pair<std::string, std::string>> cases{
      {"b.tmp.md", "ignored by .gitignore:3: *.tmp.md"},
      {"old/deep/a.md", "ignored by .gitignore:4: /old/"},
      {"old", "ignored by .gitignore:4: /old/"},
      {"x/a.md", "ignored by x/.ignore:1: a.md"},
      {"./x//a.md", "ignored by x/.ignore:1: a.md"},
      {"x/b.md", ""},
      {"x", ""},
      {".", ""},
      {".git/a.md", "folder '.git' is never part of a vault"},
      {".h/a.md", "folder '.h' is hidden"},
      {"c.txt", "file 'c.txt' is not a Markdown note"},
  };
  for (const auto& [path, expected] : cases) {
    const auto why = why_ignored(vault.root(), path);
    ASSERT_TRUE(why) << path << ": " << why.error().message;
    EXPECT_EQ(*why, expected) << path;
  }
  const auto configured = why_ignored(vault.root(), "x/b.md", {.ignore = {"b.md"}});
  ASSERT_TRUE(configured);
  EXPECT_EQ(*configured, "ignored by configuration:1: b.md");
}

TEST(WhyIgnored, RefusesPathsThatAreNotInTheVault) {
  const TempVault vault;
  for (const char* path : {"", "/etc/passwd", "..", "../x.md", "a/../../x.md"}) {
    const auto why = why_ignored(vault.root(), path);
    ASSERT_FALSE(why) << path;
    EXPECT_EQ(why.error().code, Code::kInvalid) << path;
  }
  const auto absent = why_ignored(vault.root(), "absent.md");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, Code::kNotFound);
}

TEST(Diff, MergesTwoSortedLists) {
  const std::vector<FileStamp> found{
      {"a.md", 1, 1}, {"c.md", 2, 1}, {"d.md", 1, 2}, {"e.md", 1, 1}};
  const std::vector<FileStamp> known{
      {"b.md", 1, 1}, {"c.md", 1, 1}, {"d.md", 1, 1}, {"e.md", 1, 1}, {"f.md", 1, 1}};
  const Changes changes = diff(found, known);
  EXPECT_THAT(changes.added, ElementsAre(0));
  EXPECT_THAT(changes.modified, ElementsAre(1, 2));
  EXPECT_THAT(changes.removed, ElementsAre(0, 4));
  EXPECT_TRUE(diff(found, found).empty());
  EXPECT_TRUE(diff({}, {}).empty());
}

TEST(ReadNote, GivesTheBytesAndTheirStamp) {
  const TempVault vault;
  const std::string content("a\0b\r\n\xFF", 6);
  vault.write("x/a.md", content);
  const auto note = read_note(vault.root(), "x/a.md");
  ASSERT_TRUE(note);
  EXPECT_EQ(note->content, content);
  const auto stamp = stamp_of(vault.root(), "x/a.md");
  ASSERT_TRUE(stamp);
  EXPECT_EQ(note->stamp, *stamp);
  vault.write("empty.md", "");
  EXPECT_EQ(read_note(vault.root(), "empty.md")->content, "");
}

TEST(ReadNote, RefusesWhatIsNoNoteOfTheVault) {
  const TempVault outside;
  outside.write("secret.md", "text");
  const TempVault vault;
  vault.write("folder/a.md", "");
  vault.link("file.md", outside.at("secret.md"));
  vault.link("up", "..");
  vault.link("out", outside.root());
  ASSERT_EQ(mkfifo(vault.at("pipe.md").c_str(), 0600), 0);
  vault.write("huge.md", "");
  std::filesystem::resize_file(vault.at("huge.md"), kMaxNoteBytes + 1);
  struct Refused {
    std::string path;
    Code code;
    std::string message;
  };
  const std::vector<Refused> cases{
      {"file.md", Code::kInvalid, "link leads out of the vault"},
      {"out/secret.md", Code::kInvalid, "link leads out of the vault"},
      {"../" + outside.root().substr(outside.root().rfind('/') + 1) + "/secret.md", Code::kInvalid,
       "link leads out of the vault"},
      {"folder", Code::kInvalid, "not a regular file"},
      {"pipe.md", Code::kInvalid, "not a regular file"},
      {"huge.md", Code::kInvalid, "larger than 64 MiB"},
      {"absent.md", Code::kNotFound, "no such file or directory"},
      {"folder/a.md/b.md", Code::kNotFound, "not a directory"},
      {std::string("folder/a.md\0", 12), Code::kInvalid, "a path cannot hold a NUL byte"},
  };
  for (const Refused& c : cases) {
    const auto note = read_note(vault.root(), c.path);
    ASSERT_FALSE(note) << c.path;
    EXPECT_EQ(note.error().code, c.code) << c.path;
    EXPECT_EQ(note.error().message, c.message) << c.path;
  }
}

TEST(ReadNote, FollowsLinksThatStayInside) {
  const TempVault vault;
  vault.write("z/a.md", "text");
  vault.link("relative.md", "z/a.md");
  vault.link("absolute.md", vault.at("z/a.md"));
  vault.link("folder", vault.at("z"));
  for (const char* path : {"relative.md", "absolute.md", "folder/a.md"}) {
    const auto note = read_note(vault.root(), path);
    ASSERT_TRUE(note) << path << ": " << note.error().message;
    EXPECT_EQ(note->content, "text");
    EXPECT_EQ(note->stamp.path, path);
  }
}

TEST(StampOf, SaysWhenTheFileIsGone) {
  const TempVault vault;
  vault.write("folder/a.md", "");
  for (const char* path : {"absent.md", "folder", "absent/a.md"}) {
    const auto stamp = stamp_of(vault.root(), path);
    ASSERT_FALSE(stamp) << path;
    EXPECT_EQ(stamp.error().code, Code::kNotFound) << path;
  }
}

TEST(ScanVault, DistrustsAFolderThatChangedJustNow) {
  const TempVault vault;
  vault.write("a/x.md", "text");
  const timespec soon[2] = {{.tv_sec = 0, .tv_nsec = UTIME_NOW},
                            {.tv_sec = 4'000'000'000, .tv_nsec = 0}};
  ASSERT_EQ(utimensat(AT_FDCWD, vault.at("a").c_str(), soon, 0), 0);
  const Scan scan = scan_of(vault);
  ASSERT_EQ(scan.shape.at(1).path, "a");
  EXPECT_EQ(scan.shape.at(1).mtime_ns, 0);
}

TEST(FindVault, TakesTheNearestFolderWithAMark) {
  const TempVault vault;
  vault.write("outer/.git/HEAD", "");
  vault.write("outer/inner/deep/a.md", "");
  const std::string real = std::filesystem::canonical(vault.root()).string();
  EXPECT_EQ(*find_vault(vault.at("outer/inner/deep")), real + "/outer");
  for (const char* marker : {".inkling", ".obsidian", ".zk"}) {
    const std::string folder = std::string("outer/inner/deep/") + marker;
    std::filesystem::create_directories(vault.at(folder));
    EXPECT_EQ(*find_vault(vault.at("outer/inner/deep")), real + "/outer/inner/deep");
    vault.remove(folder);
  }
  vault.write("outer/inner/.git", "gitdir: elsewhere");
  EXPECT_EQ(*find_vault(vault.at("outer/inner/deep")), real + "/outer/inner");
  EXPECT_EQ(find_vault(vault.at("nowhere")).error().code, Code::kNotFound);
}

}  // namespace
}  // namespace inkling
