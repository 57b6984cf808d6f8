// SPDX-License-Identifier: MIT
// The terminal of `inkling browse`: keys in, screens out. The one place that knows curses.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/browse_view.h"
#include "notes/result.h"

namespace inkling {

/// Holds the terminal while it lives, and gives it back as it was. At most one at a time.
class BrowseTerminal {
 public:
  /// kInvalid when standard input or output is no terminal, or it cannot place a cursor.
  static Result<BrowseTerminal> open(bool color);
  ~BrowseTerminal();
  BrowseTerminal(BrowseTerminal&&) noexcept;
  BrowseTerminal& operator=(BrowseTerminal&&) = delete;

  [[nodiscard]] ScreenSize size() const;
  void show(const BrowseScreen& screen);
  /// The next key. Without `wait`, kNothing when none was pressed. kNothing too when the terminal
  /// was resized: look at size().
  BrowseInput read(bool wait);
  /// Puts text on the clipboard of whoever looks at the terminal, also over ssh (OSC 52).
  void copy(std::string_view text);
  /// Gives the terminal to another program, and takes it back.
  void leave();
  void come_back();

 private:
  struct State;
  explicit BrowseTerminal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace inkling
