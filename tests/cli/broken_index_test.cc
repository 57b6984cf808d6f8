// SPDX-License-Identifier: MIT
// An index that cannot be used: said clearly, exit code 3, and `inkling index` mends it.
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "schemas/layout.h"
#include "tests/support/process.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

struct World {
  TempVault folder{};
  std::string index = folder.at("index");

  World() { folder.write("vault/a.md", "a buoy\n"); }
  [[nodiscard]] Ran inkling(std::vector<std::string> argv) const {
    argv.insert(argv.begin(), INKLING_BINARY);
    argv.insert(argv.end(), {"--vault", folder.at("vault"), "--index", index});
    return run_process(argv, {.folder = folder.root(), .environment = {"HOME=" + folder.root()}});
  }
  [[nodiscard]] std::string notes_database() const { return open_index_folder(index)->notes(); }
};

void expect_mended(const World& world, const std::string& reason) {
  const Ran refused = world.inkling({"search", "-q", "buoy"});
  EXPECT_EQ(refused.code, 3) << refused.output;
  EXPECT_NE(refused.output.find("hint: "), std::string::npos) << refused.output;
  EXPECT_NE(refused.output.find("inkling index"), std::string::npos) << refused.output;
  const Ran mended = world.inkling({"index"});
  EXPECT_EQ(mended.code, 0) << mended.output;
  EXPECT_NE(mended.output.find(reason), std::string::npos) << mended.output;
  EXPECT_EQ(world.inkling({"search", "-q", "--format", "paths", "buoy"}).output, "vault/a.md\n");
}

TEST(BrokenIndex, OfAnotherVersionIsRefusedAndBuiltAnew) {
  const World world;
  ASSERT_EQ(world.inkling({"index"}).code, 0);
  {
    Xapian::WritableDatabase notes(world.notes_database(),
                                   Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    notes.set_metadata(meta::kFormat, "999999");
    notes.commit();
  }
  expect_mended(world, "version");
}

TEST(BrokenIndex, DamagedIsRefusedAndBuiltAnew) {
  const World world;
  ASSERT_EQ(world.inkling({"index"}).code, 0);
  for (const auto& entry : std::filesystem::directory_iterator(world.notes_database())) {
    std::ofstream(entry.path(), std::ios::binary | std::ios::trunc) << "no database";
  }
  expect_mended(world, "damaged");
}

TEST(BrokenIndex, WhoseCurrentGenerationIsGoneIsBuiltAnew) {
  const World world;
  ASSERT_EQ(world.inkling({"index"}).code, 0);
  std::filesystem::remove_all(std::filesystem::path(world.notes_database()).parent_path());
  expect_mended(world, "damaged");
}

}  // namespace
}  // namespace inkling
