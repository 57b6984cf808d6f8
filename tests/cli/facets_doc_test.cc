// SPDX-License-Identifier: MIT
// The examples of docs/facets.md run, and say something.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/process.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

TEST(FacetsDoc, EveryExampleFindsSomething) {
  const TempVault world;
  fs::create_directories(world.at("home"));
  fs::copy(fs::path(INKLING_SOURCE_DIR) / "tests/vaults/sample", world.at("vault"),
           fs::copy_options::recursive);
  std::ifstream docs(std::string(INKLING_SOURCE_DIR) + "/docs/facets.md");
  const std::string binaries = fs::path(INKLING_BINARY).parent_path().string();
  size_t examples = 0;
  bool in_example = false;
  for (std::string line; std::getline(docs, line);) {
    if (line.starts_with("```")) in_example = line == "```sh";
    if (!in_example || line.starts_with("```")) continue;
    const Ran ran = run_process({"/bin/sh", "-c", line},
                                {.folder = world.at("vault"),
                                 .environment = {"PATH=" + binaries + ":/usr/bin:/bin",
                                                 "HOME=" + world.at("home"), "LC_ALL=C.UTF-8"}});
    EXPECT_EQ(ran.code, 0) << line << "\n" << ran.output;
    EXPECT_FALSE(ran.output.empty()) << line;
    ++examples;
  }
  EXPECT_GE(examples, 12U);
}

}  // namespace
}  // namespace inkling
