// SPDX-License-Identifier: MIT
// Whole notes and every item a reader expects of them. INKLING_UPDATE_GOLDEN=1 writes them anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

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

INSTANTIATE_TEST_SUITE_P(Notes, RecordGolden, testing::Values("customer", "minutes", "record"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace inkling
