// SPDX-License-Identifier: MIT
// What a person sees in the shell, in tests/transcripts/*.txt:
//
//   Prose says what is shown.
//
//     $ inkling search oxygen
//     > a second line of the command
//     what it prints, standard error included
//     [1]
//
// Commands and output are indented by two blanks; an exit code other than 0 stands in brackets.
// Each file starts in a fresh copy of the sample vault. INKLING_UPDATE_GOLDEN=1 rewrites the
// files with what happened.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// A file's modification time is part of what is shown; a checkout's is not repeatable.
void set_times(const fs::path& folder) {
  constexpr std::timespec kThen{1'793'000'000, 0};  // 2026-10-26
  const std::timespec times[] = {kThen, kThen};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    utimensat(AT_FDCWD, entry.path().c_str(), times, AT_SYMLINK_NOFOLLOW);
  }
}

class Shell {
 public:
  Shell() {
    fs::create_directories(world_.at("home"));
    fs::copy(fs::path(INKLING_SOURCE_DIR) / "tests/vaults/sample", world_.at("vault"),
             fs::copy_options::recursive);
    set_times(world_.at("vault"));
  }

  // What the command prints and its exit code, as a transcript has it: the world's own folder is
  // $TMP, and what is computed from it HASH.
  std::vector<std::string> run(const std::string& command) {
    const std::string binaries = fs::path(INKLING_BINARY).parent_path().string();
    Ran ran = run_process(
        {"/bin/sh", "-c", command},
        {.folder = world_.at("vault"),
         .environment = {"PATH=" + binaries + ":/usr/bin:/bin", "HOME=" + world_.at("home"),
                         "TMP=" + world_.root(), "INKLING_TODAY=2026-11-05", "TZ=UTC",
                         "LC_ALL=C.UTF-8", "COLUMNS=80"}});
    for (size_t at = 0; (at = ran.output.find(world_.root(), at)) != std::string::npos;) {
      ran.output.replace(at, world_.root().size(), "$TMP");
    }
    static const std::regex kHash("vault-[0-9a-f]{16}");
    std::vector<std::string> out = lines_of(std::regex_replace(ran.output, kHash, "vault-HASH"));
    while (!out.empty() && out.back().empty()) out.pop_back();
    if (ran.code != 0) out.push_back("[" + std::to_string(ran.code) + "]");
    return out;
  }

 private:
  TempVault world_;
};

bool is_indented(const std::string& line) {
  return line.starts_with("  ");
}
bool is_command(const std::string& line) {
  return line.starts_with("  $ ");
}

// A transcript with the output of each command replaced by what happens now.
std::string replayed(const std::string& transcript) {
  const std::vector<std::string> lines = lines_of(transcript);
  Shell shell;
  std::string out;
  for (size_t i = 0; i < lines.size();) {
    out += lines[i] + "\n";
    if (!is_command(lines[i++])) continue;
    std::string command = lines[i - 1].substr(4);
    for (; i < lines.size() && lines[i].starts_with("  > "); ++i) {
      out += lines[i] + "\n";
      command += "\n" + lines[i].substr(4);
    }
    // The old output: indented lines, and empty ones between two of them.
    while (i < lines.size() && !is_command(lines[i])) {
      size_t next = i;
      while (next < lines.size() && lines[next].empty()) ++next;
      if (next == lines.size() || !is_indented(lines[next]) || is_command(lines[next])) break;
      i = next + 1;
    }
    for (const std::string& line : shell.run(command))
      out += line.empty() ? "\n" : "  " + line + "\n";
  }
  return out;
}

class Transcript : public testing::TestWithParam<std::string> {};

TEST_P(Transcript, HappensAsWritten) {
  const fs::path path = fs::path(INKLING_SOURCE_DIR) / "tests/transcripts" / (GetParam() + ".txt");
  const std::string expected = read_whole(path);
  const std::string actual = replayed(expected);
  if (std::getenv("INKLING_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  EXPECT_EQ(expected, actual);
}

std::vector<std::string> transcript_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(INKLING_SOURCE_DIR "/tests/transcripts")) {
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The README's sessions stand in a transcript, so they stay true.
TEST(Readme, ShowsWhatHappens) {
  const std::string shown =
      read_whole(fs::path(INKLING_SOURCE_DIR) / "tests/transcripts/readme.txt");
  bool inside = false;
  int sessions = 0;
  std::string session;
  for (const std::string& line : lines_of(read_whole(fs::path(INKLING_SOURCE_DIR) / "README.md"))) {
    if (line == "```console") {
      inside = true;
    } else if (inside && line == "```") {
      EXPECT_NE(shown.find(session), std::string::npos) << session;
      inside = false;
      session.clear();
      ++sessions;
    } else if (inside) {
      session += line.empty() ? "\n" : "  " + line + "\n";
    }
  }
  EXPECT_GT(sessions, 0);
}

INSTANTIATE_TEST_SUITE_P(Shell, Transcript, testing::ValuesIn(transcript_names()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace inkling
