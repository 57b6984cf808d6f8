// SPDX-License-Identifier: MIT
#include "server/index_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "indexer/update.h"
#include "schemas/layout.h"
#include "schemas/load.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class CheckIndex : public testing::Test {
 protected:
  CheckIndex() {
    for (const char* name : {"a", "b", "c"}) {
      world_.write(std::string("vault/") + name + ".md",
                   std::string("---\naliases: site ") + name + "\n---\n# Plan " + name +
                       "\n\n- [ ] call the plant about pump\n");
    }
    const auto report = update_index({.vault = world_.at("vault"),
                                      .index_folder = world_.at("index"),
                                      .schemas = shipped_schemas(),
                                      .threads = 1});
    EXPECT_TRUE(report);
  }
  [[nodiscard]] std::string index() const { return world_.at("index"); }
  [[nodiscard]] std::string file(const std::string& name) const {
    return open_index_folder(index())->generation + "/" + name;
  }
  static void change_byte(const std::string& path, size_t at) {
    std::fstream out(path, std::ios::binary | std::ios::in | std::ios::out);
    out.seekg(static_cast<std::streamoff>(at));
    const int byte = out.get();
    out.seekp(static_cast<std::streamoff>(at));
    out.put(static_cast<char>(byte ^ 1));
  }
  /// Changes one byte wherever `bytes` stand: blocks that were replaced are still in the file.
  static void change_byte_of(const std::string& bytes, size_t which, const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), {}};
    size_t at = all.find(bytes);
    ASSERT_NE(at, std::string::npos) << path;
    for (; at != std::string::npos; at = all.find(bytes, at + 1)) change_byte(path, at + which);
  }

 private:
  TempVault world_;
};

TEST_F(CheckIndex, FindsNothingInASoundOne) {
  const auto wrong = check_index(index());
  ASSERT_TRUE(wrong) << wrong.error().message;
  EXPECT_THAT(*wrong, IsEmpty());
}

TEST_F(CheckIndex, NamesTheNoteWhoseWordsAreNotAsTheyWereWritten) {
  change_byte(file("words"), 2);
  const auto wrong = check_index(index());
  ASSERT_TRUE(wrong) << wrong.error().message;
  EXPECT_THAT(*wrong, Contains(HasSubstr("a.md: its words")));
}

TEST_F(CheckIndex, NamesTheNoteWhoseTermsToldAreDamaged) {
  const Xapian::Database notes(file("notes"));
  const std::string packed = notes.get_document(2).get_value(slot::kTerms);
  ASSERT_THAT(packed, HasSubstr("Bsite b"));
  const size_t count_bytes = 1;
  change_byte_of(packed, count_bytes, file("notes/postlist.glass"));
  const auto wrong = check_index(index());
  ASSERT_TRUE(wrong) << wrong.error().message;
  EXPECT_THAT(*wrong, ElementsAre("b.md: the terms told of it cannot be read"));
}

TEST_F(CheckIndex, NamesTheItemThatBelongsToNoNote) {
  // Values stand behind their lengths, with the gap between their documents in between.
  const Xapian::Database items(file("items"));
  std::string packed;
  for (const Xapian::docid item : {1U, 2U, 3U}) {
    const std::string run = items.get_document(item).get_value(slot::kNote);
    packed += static_cast<char>(run.size()) + run + (item < 3 ? std::string(1, '\0') : "");
  }
  change_byte_of(packed, 1, file("items/postlist.glass"));
  const auto wrong = check_index(index());
  ASSERT_TRUE(wrong) << wrong.error().message;
  EXPECT_THAT(*wrong, ElementsAre("item 1: belongs to no note"));
}

TEST_F(CheckIndex, RefusesOneWithADamagedBlock) {
  // A block begins with its revision (4 bytes) and its level.
  change_byte(file("notes/docdata.glass"), 4);
  const auto wrong = check_index(index());
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, Code::kCorrupt);
}

TEST_F(CheckIndex, SaysThatThereIsNoIndex) {
  fs::remove_all(index());
  const auto wrong = check_index(index());
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, Code::kNotFound);
}

}  // namespace
}  // namespace inkling
