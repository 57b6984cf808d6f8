// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

namespace inkling {
namespace {

// The 16 colours of the terminal's own theme: readable on dark and on light.
std::string_view code_of(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kTitle:
      return "1";
    case Style::kPath:
      return "36";
    case Style::kKind:
      return "35";
    case Style::kMatch:
      return "1;33";
    case Style::kFaint:
      return "2";
    case Style::kError:
      return "1;31";
    case Style::kWarning:
      return "33";
    case Style::kHint:
      return "36";
  }
  return "";
}

size_t width_of(std::FILE* file, bool interactive, const std::string& columns) {
  size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  if (width == 0 && interactive) {
    winsize size{};
    width = ioctl(fileno(file), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
  }
  return width == 0 ? 0 : std::clamp(width, kMinColumns, kMaxTextColumns);
}

}  // namespace

Terminal make_terminal(std::FILE* file, std::string_view color, const Environment& environment) {
  const bool interactive = isatty(fileno(file)) != 0;
  const bool capable = interactive && environment.term != "dumb";
  return {.file = file,
          .interactive = capable,
          .color = color == "always" || (color == "auto" && capable && !environment.no_color),
          .links = capable && !environment.no_color && color != "never",
          .columns = width_of(file, interactive, environment.columns)};
}

void Terminal::write(std::string_view text) {
  if (failure != 0 || text.empty()) return;
  if (std::fwrite(text.data(), 1, text.size(), file) != text.size()) failure = errno;
}

bool Terminal::finish() {
  if (failure == 0 && std::fflush(file) != 0) failure = errno;
  errno = failure;
  return failure == 0 || failure == EPIPE;
}

std::string Terminal::styled(std::string_view text, Style style) const {
  const std::string_view code = code_of(style);
  if (!color || code.empty() || text.empty()) return std::string{text};
  std::string out = "\x1b[";
  out.append(code).append("m").append(text).append("\x1b[0m");
  return out;
}

std::string Terminal::linked(std::string_view text, std::string_view uri) const {
  if (!links || uri.empty()) return std::string{text};
  std::string out = "\x1b]8;;";
  out.append(uri).append("\x1b\\").append(text).append("\x1b]8;;\x1b\\");
  return out;
}

}  // namespace inkling
