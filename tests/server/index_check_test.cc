// SPDX-License-Identifier: MIT
#include "server/index_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
using testing::HasSubstr;
using testing::IsEmpty;

class CheckIndex : public testing::Test {
 protected:
  CheckIndex() {
    for (const char* name : {"a", "b", "c"}) {
      world_.write(std::string("vault/") + name + ".md",
                   std::string("# Plan ") + name + "\n\n- [ ] call the plant about pump\n");
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

TEST_F(CheckIndex, RefusesOneWithADamagedBlock) {
  // A block begins with its revision (4 bytes) and its level.
  change_byte(file("items/docdata.glass"), 4);
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
