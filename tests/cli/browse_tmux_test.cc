// SPDX-License-Identifier: MIT
// `inkling browse` in a real terminal: tmux holds it, types, resizes, and says what is on the
// screen. Every step waits for text to appear, with a deadline.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;
constexpr const char* kTmux = "/usr/bin/tmux";
constexpr std::chrono::seconds kDeadline{60};
constexpr std::chrono::milliseconds kBetweenLooks{30};

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A vault, and a shell in a tmux server of its own.
class Screen {
 public:
  Screen() {
    EXPECT_TRUE(fs::exists(kTmux)) << "scripts/setup installs tmux";
    fs::create_directories(world_.at("home"));
    fs::copy(fs::path(INKLING_SOURCE_DIR) / "tests/vaults/sample", world_.at("vault"),
             fs::copy_options::recursive);
    world_.write("editor", "#!/bin/sh\nprintf '%s|' \"$@\" >> " + world_.at("edited") + "\n");
    fs::permissions(world_.at("editor"), fs::perms::owner_all);
    const std::string binaries = fs::path(INKLING_BINARY).parent_path().string();
    environment_ = {"PATH=" + binaries + ":/usr/bin:/bin",
                    "HOME=" + world_.at("home"),
                    "EDITOR=" + world_.at("editor"),
                    "LC_ALL=C.UTF-8",
                    "INKLING_TODAY=2026-11-05",
                    "TERM=xterm-256color",
                    "PS1=READY> ",
                    "SHELL=/bin/sh"};
    tmux({"-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "/bin/sh"});
    tmux({"set-option", "-s", "set-clipboard", "on"});
  }
  ~Screen() { tmux({"kill-server"}); }

  std::string tmux(std::vector<std::string> arguments) {
    std::vector<std::string> all = {kTmux, "-S", world_.at("socket")};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_process(all, {.folder = world_.at("vault"), .environment = environment_}).output;
  }
  void type(const std::string& text) { tmux({"send-keys", "-l", text}); }
  void press(const std::string& key) { tmux({"send-keys", key}); }
  std::string look() { return tmux({"capture-pane", "-p"}); }

  bool wait(const std::function<bool()>& there) {
    const auto end = std::chrono::steady_clock::now() + kDeadline;
    while (std::chrono::steady_clock::now() < end) {
      if (there()) return true;
      std::this_thread::sleep_for(kBetweenLooks);
    }
    return false;
  }
  testing::AssertionResult shows(const std::string& text) {
    std::string seen;
    const bool there = wait([&] { return (seen = look()).find(text) != std::string::npos; });
    if (there) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "'" << text << "' never came up; last seen:\n" << seen;
  }
  [[nodiscard]] std::string edited() const { return read_whole(world_.at("edited")); }
  [[nodiscard]] std::string vault() const { return world_.at("vault"); }

 private:
  TempVault world_;
  std::vector<std::string> environment_;
};

TEST(BrowseInTmux, TypesChoosesOpensCopiesResizesAndLeaves) {
  Screen screen;
  screen.type("inkling browse\n");
  ASSERT_TRUE(screen.shows("type to search"));
  screen.type("sluice");
  ASSERT_TRUE(screen.shows("> sluice"));
  ASSERT_TRUE(screen.shows("Polder sluice rule"));
  screen.press("Tab");
  ASSERT_TRUE(screen.shows("▸ "));
  screen.press("Right");
  ASSERT_TRUE(screen.shows("─ type "));
  screen.press("Left");
  ASSERT_TRUE(screen.wait([&] { return screen.look().find("─ type ") == std::string::npos; }));
  screen.press("Tab");
  ASSERT_TRUE(screen.shows("Enter open"));
  screen.tmux({"resize-window", "-x", "50", "-y", "15"});
  ASSERT_TRUE(screen.wait([&] { return screen.look().find("│") == std::string::npos; }));
  screen.tmux({"resize-window", "-x", "100", "-y", "30"});
  ASSERT_TRUE(screen.shows("│"));
  screen.press("Enter");
  ASSERT_TRUE(screen.wait([&] { return !screen.edited().empty(); }));
  EXPECT_EQ(screen.edited().substr(0, 1), "+");
  EXPECT_NE(screen.edited().find("|" + screen.vault() + "/"), std::string::npos) << screen.edited();
  ASSERT_TRUE(screen.shows("> sluice"));
  screen.press("C-o");
  ASSERT_TRUE(screen.shows("copied "));
  ASSERT_TRUE(
      screen.wait([&] { return screen.tmux({"show-buffer"}).find(".md:") != std::string::npos; }));
  screen.type("?");
  ASSERT_TRUE(screen.shows("any key goes back"));
  screen.type("x");
  screen.press("C-c");
  ASSERT_TRUE(screen.shows("READY>"));
  screen.type("stty -a\n");
  EXPECT_TRUE(screen.shows(" icanon")) << "the terminal was not given back";
  EXPECT_TRUE(screen.shows(" echo "));
}

TEST(BrowseInTmux, NeedsNoColour) {
  Screen screen;
  screen.type("NO_COLOR=1 inkling browse sluice\n");
  ASSERT_TRUE(screen.shows("Enter open"));
  const std::string styled = screen.tmux({"capture-pane", "-p", "-e"});
  EXPECT_EQ(styled.find("\x1b[36m"), std::string::npos);
  EXPECT_EQ(styled.find("\x1b[33m"), std::string::npos);
  EXPECT_NE(styled.find("\x1b[1m"), std::string::npos);
}

TEST(BrowseInTmux, RefusesWhatIsNoTerminal) {
  Screen screen;
  screen.type("inkling browse < /dev/null\n");
  ASSERT_TRUE(screen.shows("browse needs a terminal"));
}

}  // namespace
}  // namespace inkling
