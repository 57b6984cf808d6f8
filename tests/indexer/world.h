// SPDX-License-Identifier: MIT
// A vault and its index in a folder that goes when the test ends.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace inkling {

class TempFolder {
 public:
  TempFolder() {
    // In memory where there is room: these tests sync a thousand files.
    constexpr uint64_t kRoom = 256u << 20;
    for (const std::string& parent :
         {std::string("/dev/shm"), std::filesystem::temp_directory_path().string()}) {
      std::error_code ignored;
      const auto space = std::filesystem::space(parent, ignored);
      if (ignored || (parent == "/dev/shm" && space.available < kRoom)) continue;
      std::string name = parent + "/inkling-XXXXXX";
      if (::mkdtemp(name.data()) == nullptr) continue;
      path_ = name;
      return;
    }
    ADD_FAILURE() << "no folder for the test";
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Writes a file, folders included, with an mtime of so many seconds: tests don't wait for clocks.
inline void write_note(const std::string& path, std::string_view content, int64_t mtime_seconds) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << content;
  const timespec times[2] = {{.tv_sec = mtime_seconds, .tv_nsec = 0},
                             {.tv_sec = mtime_seconds, .tv_nsec = 0}};
  if (::utimensat(AT_FDCWD, path.c_str(), times, 0) != 0) ADD_FAILURE() << "no mtime: " << path;
}

}  // namespace inkling
