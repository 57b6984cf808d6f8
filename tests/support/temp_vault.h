// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace inkling {

/// A folder of its own below the system's temporary folder, gone with the object.
class TempVault {
 public:
  TempVault() {
    std::string name = std::filesystem::path(testing::TempDir()) / "inkling-test-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) root_ = name;
  }
  TempVault(const TempVault&) = delete;
  TempVault& operator=(const TempVault&) = delete;
  ~TempVault() {
    std::error_code ignored;
    if (!root_.empty()) std::filesystem::remove_all(root_, ignored);
  }

  [[nodiscard]] std::string root() const { return root_.string(); }
  [[nodiscard]] std::string at(std::string_view path) const { return (root_ / path).string(); }

  /// Writes a file, its folders too.
  void write(std::string_view path, std::string_view content) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << content;
  }
  /// A symbolic link at `path` that says `target`.
  void link(std::string_view path, std::string_view target) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::filesystem::create_symlink(target, root_ / path);
  }
  void remove(std::string_view path) const { std::filesystem::remove_all(root_ / path); }

 private:
  std::filesystem::path root_;
};

}  // namespace inkling
