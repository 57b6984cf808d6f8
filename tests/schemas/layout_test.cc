// SPDX-License-Identifier: MIT
#include "schemas/layout.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace inkling {
namespace {

using namespace std::string_literals;

TEST(MakeTerm, JoinsPrefixNameAndValue) {
  EXPECT_EQ(make_term(prefix::kTag, "customer/halden"), "Gcustomer/halden");
  EXPECT_EQ(make_term(prefix::kField, "title", "plan"), "Ftitle:plan");
  EXPECT_EQ(make_term(prefix::kProperty, "status", ""), "Vstatus:");
}

TEST(MakeTerm, KeepsWhatFitsAndHashesTheRest) {
  EXPECT_EQ(make_term("Q", std::string(239, 'a')), "Q" + std::string(239, 'a'));
  EXPECT_EQ(make_term("Q", std::string(240, 'a')),
            "Q" + std::string(222, 'a') + "#fe6b69b175b3a8ac");
  EXPECT_NE(make_term("Q", std::string(300, 'a') + "x"),
            make_term("Q", std::string(300, 'a') + "y"));
}

TEST(MakeTerm, CutsBetweenCharacters) {
  std::string value = "x";
  for (int i = 0; i < 200; ++i) value += "é";
  const std::string term = make_term("Q", value);
  EXPECT_LE(term.size(), kMaxTermBytes);
  const size_t hash = term.rfind('#');
  EXPECT_EQ(term.substr(hash - 2, 2), "é");
}

TEST(MakeTerm, CountsZeroBytesTwice) {
  const std::string term = make_term("Q", std::string(130, '\0'));
  EXPECT_EQ(term, "Q" + std::string(111, '\0') + term.substr(112));
  EXPECT_EQ(term.size(), 1 + 111 + 17u);
}

TEST(Pack, StandsOnDiskAsFrozen) {
  EXPECT_EQ(pack_place({.offset = 300, .size = 5}), "\xac\x02\x05");
  EXPECT_EQ(pack_items({.note = 129, .count = 3}), "\x81\x01\x03");
  EXPECT_EQ(pack(NoteData{.stamp = {.path = "a b.md", .mtime_ns = 1, .size = 128},
                          .title = "T",
                          .type = "",
                          .language = "de"}),
            "\x06"
            "a b.md"
            "\x02"
            "\x80\x01"
            "\x01T"
            "\0"
            "\x02"
            "de"
            "\0"s);
}

TEST(Pack, KeepsTheDateOfANoteAndWhereItWasFound) {
  for (const DateSource source : {DateSource::kText, DateSource::kMtime}) {
    const DateFound date{.date = {-20'000}, .source = source};
    const auto note = unpack_note(pack(NoteData{.stamp = {.path = "n.md"}, .date = date}));
    ASSERT_TRUE(note);
    EXPECT_EQ(note->date, date);
  }
  const std::string without = pack(NoteData{.stamp = {.path = "n.md"}});
  ASSERT_TRUE(unpack_note(without));
  EXPECT_FALSE(unpack_note(without)->date);
  EXPECT_FALSE(unpack_note(without.substr(0, without.size() - 1) + "\x09\x01")) << "unknown source";
}

TEST(Pack, GivesBackWhatWasPacked) {
  const auto place = unpack_place(pack_place({.offset = 1ull << 40, .size = 0xFFFFFFFF}));
  ASSERT_TRUE(place);
  EXPECT_EQ(place->offset, 1ull << 40);
  EXPECT_EQ(place->size, 0xFFFFFFFF);
  const FileStamp stamp{.path = "a\nb.md", .mtime_ns = -1, .size = 1ull << 33};
  const auto note =
      unpack_note(pack(NoteData{.stamp = stamp, .title = "ti", .type = "ty", .language = "la"}));
  ASSERT_TRUE(note);
  EXPECT_EQ(note->stamp, stamp);
  EXPECT_EQ(note->title + note->type + note->language, "tityla");
}

TEST(Pack, GivesBackTheItemsOfANote) {
  const std::string packed = pack_items({.note = 7, .count = 0xFFFFFFFF});
  const auto items = unpack_items(packed);
  ASSERT_TRUE(items);
  EXPECT_EQ(items->note, 7u);
  EXPECT_EQ(items->count, 0xFFFFFFFFu);
  EXPECT_FALSE(unpack_items(packed.substr(0, packed.size() - 1)));
}

TEST(PassesOn, KeepsWhatHasTermsOfAnotherKind) {
  EXPECT_TRUE(passes_on("status"));
  for (const char* key : {"title", "alias", "aliases", "tag", "tags"}) EXPECT_FALSE(passes_on(key));
}

TEST(Pack, RefusesForeignBytes) {
  for (const std::string& bytes : {""s, "\xff"s, "\x01\x02\x03\x04"s, std::string(50, '\xff')}) {
    EXPECT_FALSE(unpack_place(bytes));
    EXPECT_FALSE(unpack_items(bytes));
    EXPECT_FALSE(unpack_note(bytes));
  }
}

class IndexFolder : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(root_); }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write_current(std::string_view text) { std::ofstream(root_ + "/CURRENT") << text; }

  std::string root_ = testing::TempDir() + "inkling layout " +
                      testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(IndexFolder, IsNotFoundWithoutCurrent) {
  EXPECT_EQ(open_index_folder(root_).error().code, Code::kNotFound);
  EXPECT_EQ(open_index_folder(root_ + "/nowhere").error().code, Code::kNotFound);
}

TEST_F(IndexFolder, FollowsCurrent) {
  write_current("gen-000003\n");
  std::filesystem::create_directory(root_ + "/gen-000003");
  const Result<IndexPaths> paths = open_index_folder(root_);
  ASSERT_TRUE(paths);
  EXPECT_EQ(paths->words(), root_ + "/gen-000003/words");
}

TEST_F(IndexFolder, IsCorruptWhenCurrentNamesNothing) {
  for (const char* text :
       {"", "\n", "gen-", "gen-000003", "../gen-1", "gen-1/../../etc", "gen-x"}) {
    write_current(text);
    EXPECT_EQ(open_index_folder(root_).error().code, Code::kCorrupt) << text;
  }
}

TEST_F(IndexFolder, CannotBeReadWhenCurrentIsAFolder) {
  std::filesystem::create_directory(root_ + "/CURRENT");
  EXPECT_FALSE(open_index_folder(root_));
}

TEST(IndexFolderFor, NamesTheVaultAndTellsEqualNamesApart) {
  EXPECT_EQ(index_folder_for("/home/ana/.cache", "/home/ana/my notes"),
            "/home/ana/.cache/inkling/my notes-2a88c1e36ed21c4a");
  EXPECT_EQ(index_folder_for("/c", "/v/notes/"), index_folder_for("/c", "/v/notes"));
  EXPECT_NE(index_folder_for("/c", "/v/notes"), index_folder_for("/c", "/w/notes"));
  EXPECT_EQ(index_folder_for("/c", "/").rfind("/c/inkling/root-", 0), 0u);
  EXPECT_LT(index_folder_for("/c", "/" + std::string(250, 'n')).size(), 120u);
}

}  // namespace
}  // namespace inkling
