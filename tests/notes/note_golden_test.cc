// SPDX-License-Identifier: MIT
// Whole notes as people write them, printed. INKLING_UPDATE_GOLDEN=1 rewrites the expected text.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "notes/markdown.h"

namespace inkling {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(NoteGolden, CustomerNote) {
  const std::string folder = std::string(INKLING_SOURCE_DIR) + "/tests/golden/notes/";
  const std::string text = read_file(folder + "customer.md");
  ASSERT_FALSE(text.empty());
  const std::string printed = to_string(parse_note("customer.md", text));
  if (std::getenv("INKLING_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(folder + "customer.txt", std::ios::binary) << printed;
  }
  EXPECT_EQ(printed, read_file(folder + "customer.txt"));
}

}  // namespace
}  // namespace inkling
