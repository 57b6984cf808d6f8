// SPDX-License-Identifier: MIT
// Whole notes and every item a reader expects of them. INKLING_UPDATE_GOLDEN=1 writes them anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "notes/markdown.h"
#include "schemas/load.h"
#include "schemas/record.h"

namespace inkling {
namespace {

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

class RecordGolden : public testing::TestWithParam<const char*> {};

TEST_P(RecordGolden, HasTheItemsThatAReaderExpects) {
  const std::string base = std::string(INKLING_SOURCE_DIR "/tests/golden/items/") + GetParam();
  const Note note = parse_note(std::string(GetParam()) + ".md", read(base + ".md"));
  const std::string printed =
      to_string(note, records_from(note, shipped_schemas()), shipped_schemas());
  if (std::getenv("INKLING_UPDATE_GOLDEN")) std::ofstream(base + ".txt") << printed;
  EXPECT_EQ(printed, read(base + ".txt"));
}

/// Every item of every note of a vault, in one file.
class VaultGolden : public testing::TestWithParam<const char*> {};

TEST_P(VaultGolden, HasTheItemsThatAReaderExpects) {
  namespace fs = std::filesystem;
  const fs::path vault = fs::path(INKLING_SOURCE_DIR "/tests/vaults") / GetParam();
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(vault)) {
    if (entry.path().extension() != ".md") continue;
    paths.push_back(entry.path().lexically_relative(vault).generic_string());
  }
  std::sort(paths.begin(), paths.end());
  ASSERT_FALSE(paths.empty());
  const SchemaSet schemas = shipped_schemas();
  std::string printed;
  for (const std::string& path : paths) {
    const Note note = parse_note(path, read((vault / path).string()));
    printed += "== " + path + "\n" + to_string(note, records_from(note, schemas), schemas);
  }
  const std::string golden =
      std::string(INKLING_SOURCE_DIR "/tests/golden/items/vault-") + GetParam() + ".txt";
  if (std::getenv("INKLING_UPDATE_GOLDEN")) std::ofstream(golden) << printed;
  EXPECT_EQ(printed, read(golden));
}

INSTANTIATE_TEST_SUITE_P(Vaults, VaultGolden, testing::Values("sample", "minutes"),
                         [](const auto& test) { return std::string(test.param); });

INSTANTIATE_TEST_SUITE_P(Notes, RecordGolden, testing::Values("customer", "minutes", "record"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace inkling
