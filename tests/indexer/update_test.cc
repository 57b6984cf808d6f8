// SPDX-License-Identifier: MIT
#include "indexer/update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include "indexer/files.h"
#include "indexer/generation.h"
#include "indexer/incremental.h"
#include "tests/indexer/index_world.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(UpdateIndex, BuildsThenFindsNothingToDo) {
  IndexWorld world;
  world.write("a.md", "# A\n- [ ] Call Tomas\n");
  world.write("folder/b\nc.md", "some text\n");
  const IndexReport first = world.update();
  EXPECT_EQ(summary(first), "+2 ~0 -0 >0 =2");
  EXPECT_EQ(first.rebuild_reason, "first index");
  EXPECT_EQ(first.items, 1u);
  const IndexReport second = world.update();
  EXPECT_EQ(summary(second), "+0 ~0 -0 >0 =2");
  EXPECT_FALSE(second.rebuilt);
  EXPECT_EQ(second.items, 1u);
  EXPECT_EQ(second.revision, first.revision);
}

TEST(UpdateIndex, TakesUpEachKindOfChange) {
  IndexWorld world;
  for (const char* name : {"kept.md", "changed.md", "gone.md", "old name.md"}) {
    world.write(name, std::string("text of ") + name);
  }
  world.update();
  world.write("changed.md", "- [ ] a new task\n");
  world.write("new.md", "new");
  world.remove("gone.md");
  world.rename("old name.md", "new name.md");
  const IndexReport report = world.update();
  EXPECT_EQ(summary(report), "+1 ~1 -1 >1 =4");
  EXPECT_FALSE(report.rebuilt);
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
  EXPECT_EQ(summary(world.update()), "+0 ~0 -0 >0 =4");
}

uint32_t last_item(const IndexWorld& world) {
  const auto paths = open_index_folder(world.index());
  return Xapian::Database(paths->items()).get_lastdocid();
}

// What is written anew gets a docid that none has had.
TEST(UpdateIndex, LeavesItemsAloneThatDidNotChange) {
  IndexWorld world;
  world.write("a.md", "- [ ] Call Tomas\n- [ ] Write to Ana\n\nThe text of the note.\n");
  world.write("b.md", "- [ ] Call Ben\n");
  world.update();
  const uint32_t before = last_item(world);

  world.write("a.md", "- [ ] Call Tomas\n- [ ] Write to Ana\n\nThe other text of the note.\n");
  EXPECT_EQ(summary(world.update()), "+0 ~1 -0 >0 =2");
  EXPECT_EQ(last_item(world), before);
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());

  world.write("a.md", "- [ ] Call Tomas\n- [ ] Write to Eva\n\nThe other text of the note.\n");
  EXPECT_EQ(summary(world.update()), "+0 ~1 -0 >0 =2");
  EXPECT_EQ(last_item(world), before + 2);
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(UpdateIndex, SeesEachKindOfChangeOfAnItem) {
  IndexWorld world;
  world.write("a.md", "- [ ] Call Tomas and Ana on Monday\n");
  world.update();
  for (const char* item :
       {"- [x] Call Tomas and Ana on Monday\n", "- [ ] Call Ana and Tomas on Tuesday\n",
        "- [ ] Call Tomas and Ana on Monday due 2026-03-01\n",
        "- [ ] Call Tomas and Ana on Monday, Monday\n", "- [ ] Call Tomas and Ana on Monday #tag\n",
        "- [ ] Call Tomas and Ana on Monday\n- [ ] And Ben\n", "No item any more.\n",
        "- [ ] Call Tomas and Ana on Monday\n"}) {
    world.write("a.md", item);
    EXPECT_FALSE(world.update().rebuilt) << item;
    EXPECT_EQ(world.dump(), world.dump_of_rebuild()) << item;
  }
}

TEST(UpdateIndex, WritesSomeItemsAnewAndLeavesOthers) {
  IndexWorld world;
  world.write("a.md", "- [ ] Call Tomas\n\nThe text.\n");
  world.write("b.md", "- [ ] Call Ben\n");
  world.write("c.md", "- [ ] Call Eva\n");
  world.write("d.md", "kelp\n");
  world.update();
  world.write("a.md", "- [ ] Call Tomas\n\nThe other text.\n");
  world.write("b.md", "- [ ] Call Bea\n");
  world.write("bb.md", "- [ ] Call somebody new\n");
  world.remove("c.md");
  const IndexReport report = world.update();
  EXPECT_EQ(summary(report), "+1 ~2 -1 >0 =4");
  EXPECT_FALSE(report.rebuilt);
  EXPECT_EQ(report.items, 3u);
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(UpdateIndex, LooksAtTheNamedNotesOnly) {
  IndexWorld world;
  for (const char* name : {"a.md", "b.md", "c.md"}) world.write(name, "kelp");
  world.update();
  world.write("a.md", "dulse");
  world.write("b.md", "- [ ] a new task\n");
  IndexRequest request = world.request();
  request.only = {"b.md", "c.md"};
  EXPECT_EQ(summary(*update_index(request)), "+0 ~1 -0 >0 =3");
  EXPECT_EQ(summary(*update_index(request)), "+0 ~0 -0 >0 =3");
  EXPECT_EQ(summary(world.update()), "+0 ~1 -0 >0 =3") << "the other one is still to be seen";
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(UpdateIndex, LooksAtAllWhenTheNamedNotesDoNotTell) {
  IndexWorld world;
  for (const char* name : {"a.md", "b.md", "c.md"}) world.write(name, "kelp");
  IndexRequest request = world.request();
  request.only = {"a.md"};
  EXPECT_EQ(summary(*update_index(request)), "+3 ~0 -0 >0 =3") << "no index yet";
  world.write("new.md", "new");
  world.write("b.md", "dulse");
  request.only = {"new.md"};
  EXPECT_EQ(summary(*update_index(request)), "+1 ~1 -0 >0 =4") << "not known";
  world.rename("c.md", "d.md");
  request.only = {"c.md"};
  EXPECT_EQ(summary(*update_index(request)), "+0 ~0 -0 >1 =4") << "gone";
  std::filesystem::remove(open_index_folder(world.index())->stamps());
  world.write("a.md", "dulse");
  world.write("b.md", "sugar kelp");
  request.only = {"a.md"};
  EXPECT_EQ(summary(*update_index(request)), "+0 ~2 -0 >0 =4") << "nothing known of the others";
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(UpdateIndex, IndexesAnEmptyVault) {
  IndexWorld world;
  EXPECT_EQ(summary(world.update()), "+0 ~0 -0 >0 =0");
  world.write("first.md", "text");
  EXPECT_EQ(summary(world.update()), "+1 ~0 -0 >0 =1");
  world.remove("first.md");
  EXPECT_EQ(summary(world.update()), "+0 ~0 -1 >0 =0");
}

TEST(UpdateIndex, SaysWhyItRebuilds) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  IndexRequest request = world.request();
  request.rebuild = true;
  EXPECT_EQ(update_index(request)->rebuild_reason, "asked for");
  request.rebuild = false;
  request.schemas.fields.front().weight += 1;
  EXPECT_EQ(update_index(request)->rebuild_reason, "schema changed");
  EXPECT_EQ(update_index(request)->rebuild_reason, "");
}

TEST(UpdateIndex, RebuildsWhenMostOfTheWordsAreGarbage) {
  IndexWorld world;
  std::string text;
  while (text.size() < 4 * kLeastGarbage) text += "some common words ";
  world.write("long.md", text);
  world.update();
  std::vector<std::string> reasons;
  for (int i = 0; i < 5; ++i) {
    world.write("long.md", text + std::to_string(i));
    reasons.push_back(world.update().rebuild_reason);
  }
  EXPECT_THAT(reasons, Contains("compaction"));
  EXPECT_THAT(reasons, Contains("")) << "not each time";
  const IndexPaths paths = *open_index_folder(world.index());
  EXPECT_LT(fs::file_size(paths.words()), 3 * kLeastGarbage);
}

TEST(UpdateIndex, LeavesALittleGarbageAlone) {
  IndexWorld world;
  for (int i = 0; i < 8; ++i) {
    world.write("a.md", "text " + std::to_string(i));
    EXPECT_NE(world.update().rebuild_reason, "compaction");
  }
}

TEST(UpdateIndex, KeepsOneGeneration) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  IndexRequest request = world.request();
  request.rebuild = true;
  ASSERT_TRUE(update_index(request));
  EXPECT_FALSE(fs::exists(world.index() + "/gen-000001"));
  EXPECT_TRUE(fs::exists(world.index() + "/gen-000002/notes"));
  EXPECT_FALSE(fs::exists(world.index() + "/gen-000002/scratch"));
}

TEST(UpdateIndex, GrowsTheRevisionWithEveryCommit) {
  IndexWorld world;
  world.write("a.md", "text");
  const uint64_t first = world.update().revision;
  world.write("a.md", "other text");
  const uint64_t second = world.update().revision;
  EXPECT_GT(second, first);
  IndexRequest request = world.request();
  request.rebuild = true;
  EXPECT_GT(update_index(request)->revision, second);
}

TEST(UpdateIndex, IsPrivateToItsUser) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  struct stat status {};
  ASSERT_EQ(::stat(world.index().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777u, 0700u);
  for (const auto& entry : fs::recursive_directory_iterator(world.index())) {
    ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0077u, 0u) << entry.path();
  }
}

TEST(UpdateIndex, ReportsWhatIsWrongInANoteWithItsPlace) {
  IndexWorld world;
  world.write("bad.md", "---\ntitle: ok\nb: [1, 2\n---\nbody\n");
  const IndexReport report = world.update();
  EXPECT_EQ(report.notes, 1u);
  ASSERT_FALSE(report.problems.empty());
  EXPECT_EQ(report.problems[0].path, "bad.md");
  EXPECT_GT(report.problems[0].place.line, 1u);
}

TEST(UpdateIndex, LeavesOutANoteThatCannotBeReadAndSaysSoEachTime) {
  IndexWorld world;
  world.write("a.md", "text");
  world.write("large.md", "x");
  world.update();
  fs::resize_file(world.vault() + "/large.md", kMaxNoteBytes + 1);
  for (int run = 0; run < 2; ++run) {
    const IndexReport report = world.update();
    EXPECT_EQ(report.notes, 1u);
    ASSERT_FALSE(report.problems.empty());
    EXPECT_EQ(report.problems[0].path, "large.md");
  }
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(UpdateIndex, RefusesToWriteWhileAnotherDoes) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  const Result<LockedFolder> other = lock_index_folder(world.index());
  ASSERT_TRUE(other);
  const Result<IndexReport> report = update_index(world.request());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::kBusy);
}

TEST(UpdateIndex, RefusesAFileInPlaceOfItsFolder) {
  IndexWorld world;
  std::ofstream(world.index()) << "not a folder";
  const Result<IndexReport> report = update_index(world.request());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::kInvalid);
}

TEST(UpdateIndex, RefusesAFolderThatHoldsSomethingElse) {
  IndexWorld world;
  fs::create_directories(world.index());
  std::ofstream(world.index() + "/letter.txt") << "dear reader";
  const Result<IndexReport> report = update_index(world.request());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::kInvalid);
  EXPECT_FALSE(fs::exists(world.index() + "/lock"));
}

TEST(UpdateIndex, SaysThatTheFolderCannotBeMade) {
  IndexWorld world;
  std::ofstream(world.index()) << "a file";
  IndexRequest request = world.request();
  request.index_folder += "/below a file";
  const Result<IndexReport> report = update_index(request);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::kIo);
}

TEST(UpdateIndex, NeedsAVault) {
  IndexWorld world;
  IndexRequest request = world.request();
  request.vault += "/nowhere";
  EXPECT_FALSE(update_index(request));
}

TEST(UpdateIndex, StopsAtTheLastCommitWhenCancelled) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  const std::string before = world.dump();
  world.write("b.md", "more");
  const std::atomic<bool> cancel = true;
  for (const bool rebuild : {false, true}) {
    IndexRequest request = world.request();
    request.cancel = &cancel;
    request.rebuild = rebuild;
    const Result<IndexReport> report = update_index(request);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, Code::kCancelled);
    EXPECT_EQ(world.dump(), before);
  }
  EXPECT_EQ(summary(world.update()), "+1 ~0 -0 >0 =2");
}

TEST(UpdateIndex, TellsItsProgressInOrder) {
  IndexWorld world;
  for (int i = 0; i < 30; ++i) world.write(std::to_string(i) + ".md", "text");
  std::vector<size_t> told;
  IndexRequest request = world.request();
  request.on_progress = [&](const IndexProgress& progress) {
    EXPECT_EQ(progress.total, 30u);
    told.push_back(progress.done);
  };
  ASSERT_TRUE(update_index(request));
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_EQ(told.back(), 30u);
}

TEST(UpdateIndex, TellsTheSameHoweverManyThreads) {
  IndexWorld world;
  for (int i = 0; i < 40; ++i) {
    world.write(std::to_string(i) + ".md", "# Note " + std::to_string(i) + "\n- [ ] task\n");
  }
  IndexRequest request = world.request();
  request.threads = 1;
  ASSERT_TRUE(update_index(request));
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(UpdateIndex, MakesLostStampsAnewFromTheDocuments) {
  IndexWorld world;
  world.write("a.md", "text");
  world.write("b.md", "text");
  world.update();
  const std::string stamps = open_index_folder(world.index())->stamps();
  for (const char* damage : {"", "not stamps at all"}) {
    std::ofstream(stamps, std::ios::binary) << damage;
    EXPECT_EQ(summary(world.update()), "+0 ~0 -0 >0 =2");
    EXPECT_THAT(*read_file(stamps), HasSubstr("a.md"));
  }
}

TEST(UpdateIndex, CutsATailOfWordsThatWasNeverCommitted) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  const IndexPaths paths = *open_index_folder(world.index());
  for (const std::string& file : {paths.words(), paths.terms()}) {
    std::ofstream(file, std::ios::binary | std::ios::app) << "\xFFleft by a crash";
  }
  world.write("b.md", "other words");
  world.update();
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
  EXPECT_EQ(read_file(paths.terms())->find("crash"), std::string::npos);
}

TEST(UpdateIndex, WritesTheSortedWordsAnewWhenTheyAreLostOrAreMany) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  const std::string order = open_index_folder(world.index())->order();
  const std::string first = *read_file(order);
  world.write("b.md", "few words");
  world.update();
  EXPECT_EQ(read_file(order), first);
  for (const char* damage : {"", "not words at all"}) {
    std::ofstream(order, std::ios::binary) << damage;
    world.write("b.md", std::string("other words ") + damage);
    EXPECT_EQ(world.update().rebuild_reason, "");
    EXPECT_GT(read_file(order)->size(), first.size());
    EXPECT_EQ(world.dump(), world.dump_of_rebuild());
  }
  const size_t before = read_file(order)->size();
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "word" + std::to_string(i) + " ";
  world.write("c.md", many);
  world.update();
  EXPECT_GT(read_file(order)->size(), before + 20000);
  world.write("d.md", "word77 word7777 unheard words");
  world.update();
  EXPECT_EQ(world.dump(), world.dump_of_rebuild());
}

TEST(UpdateIndex, RebuildsWhatIsDamaged) {
  for (const char* file : {"notes/iamglass", "notes/postlist.glass", "items/iamglass",
                           "items/postlist.glass", "words", "terms"}) {
    IndexWorld world;
    for (int i = 0; i < 20; ++i) world.write(std::to_string(i) + ".md", "- [ ] task words\n");
    world.update();
    const std::string path = open_index_folder(world.index())->generation + "/" + file;
    const std::string bytes = *read_file(path);
    std::ofstream(path, std::ios::binary) << bytes.substr(0, bytes.size() / 3);
    for (int i = 0; i < 20; i += 2) world.write(std::to_string(i) + ".md", "changed\n");
    const IndexReport report = world.update();
    EXPECT_EQ(report.rebuild_reason, "damaged") << file;
    EXPECT_EQ(world.dump(), world.dump_of_rebuild()) << file;
  }
}

TEST(UpdateIndex, RebuildsWhenCurrentNamesNothing) {
  IndexWorld world;
  world.write("a.md", "text");
  world.update();
  std::ofstream(world.index() + "/CURRENT") << "gen-000999\n";
  EXPECT_EQ(world.update().rebuild_reason, "damaged");
  std::ofstream(world.index() + "/CURRENT") << "../../elsewhere\n";
  EXPECT_EQ(world.update().rebuild_reason, "damaged");
}

TEST(ChangedNotes, NamesThemWithoutWriting) {
  IndexWorld world;
  world.write("a.md", "text");
  world.write("b.md", "text");
  world.update();
  EXPECT_THAT(*changed_notes(world.request()), IsEmpty());
  world.write("a.md", "changed");
  world.write("c.md", "new");
  world.remove("b.md");
  EXPECT_THAT(*changed_notes(world.request()), ElementsAre("a.md", "b.md", "c.md"));
  EXPECT_EQ(summary(world.update()), "+1 ~1 -1 >0 =2");
}

TEST(ChangedNotes, NeedsAnIndex) {
  IndexWorld world;
  EXPECT_EQ(changed_notes(world.request()).error().code, Code::kNotFound);
}

}  // namespace
}  // namespace inkling
