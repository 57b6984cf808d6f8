// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>
#include <string>

namespace inkling {

/// Compares with tests/golden/<name>, whole. INKLING_UPDATE_GOLDEN=1 writes the file instead.
inline void expect_golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(INKLING_SOURCE_DIR) + "/tests/golden/" + name;
  if (::getenv("INKLING_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(actual, expected.str()) << "golden file: " << path;
}

}  // namespace inkling
