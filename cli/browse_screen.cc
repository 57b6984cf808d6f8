// SPDX-License-Identifier: MIT
#include "cli/browse_screen.h"

#define NCURSES_NOMACROS  // Its macros are called move, erase, clear, ...
#include <curses.h>
#include <langinfo.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <utility>

namespace inkling {
namespace {

constexpr int kEscapeDelay = 25;  // Milliseconds until Esc is not the start of a key's code.
constexpr wint_t kControl = 0x1F;

enum Pair : short { kCyan = 1, kMagenta, kYellow, kRed };

constexpr wint_t control(char letter) {
  return static_cast<wint_t>(letter) & kControl;
}

std::string utf8_of(wint_t code) {
  std::string out;
  const auto add = [&](wint_t bits) { out += static_cast<char>(bits); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | code >> 6);
    add(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    add(0xE0 | code >> 12);
    add(0x80 | (code >> 6 & 0x3F));
    add(0x80 | (code & 0x3F));
  } else {
    add(0xF0 | code >> 18);
    add(0x80 | (code >> 12 & 0x3F));
    add(0x80 | (code >> 6 & 0x3F));
    add(0x80 | (code & 0x3F));
  }
  return out;
}

BrowseKey key_of_code(wint_t code) {
  constexpr std::pair<wint_t, BrowseKey> kCodes[] = {{KEY_UP, BrowseKey::kUp},
                                                     {KEY_DOWN, BrowseKey::kDown},
                                                     {KEY_LEFT, BrowseKey::kLeft},
                                                     {KEY_RIGHT, BrowseKey::kRight},
                                                     {KEY_PPAGE, BrowseKey::kPageUp},
                                                     {KEY_NPAGE, BrowseKey::kPageDown},
                                                     {KEY_HOME, BrowseKey::kHome},
                                                     {KEY_END, BrowseKey::kEnd},
                                                     {KEY_BACKSPACE, BrowseKey::kBackspace},
                                                     {KEY_DC, BrowseKey::kDelete},
                                                     {KEY_BTAB, BrowseKey::kTab},
                                                     {KEY_ENTER, BrowseKey::kEnter},
                                                     {KEY_F(1), BrowseKey::kHelp}};
  for (const auto& [known, key] : kCodes) {
    if (known == code) return key;
  }
  return BrowseKey::kNothing;
}

BrowseKey key_of_control(wint_t code) {
  constexpr std::pair<wint_t, BrowseKey> kControls[] = {
      {control('A'), BrowseKey::kHome},        {control('C'), BrowseKey::kQuit},
      {control('D'), BrowseKey::kDelete},      {control('E'), BrowseKey::kEnd},
      {control('H'), BrowseKey::kBackspace},   {control('I'), BrowseKey::kTab},
      {control('J'), BrowseKey::kEnter},       {control('M'), BrowseKey::kEnter},
      {control('N'), BrowseKey::kDown},        {control('O'), BrowseKey::kCopy},
      {control('P'), BrowseKey::kUp},          {control('T'), BrowseKey::kUnit},
      {control('U'), BrowseKey::kDeleteQuery}, {control('W'), BrowseKey::kDeleteWord},
      {control('X'), BrowseKey::kDropFilters}, {control('['), BrowseKey::kEscape},
      {0x7F, BrowseKey::kBackspace},           {'?', BrowseKey::kHelp}};
  for (const auto& [known, key] : kControls) {
    if (known == code) return key;
  }
  return BrowseKey::kNothing;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t at = 0; at < bytes.size(); at += 3) {
    uint32_t group = 0;
    for (size_t i = 0; i < 3; ++i) {
      const bool there = at + i < bytes.size();
      group = group << 8 | (there ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (size_t i = 0; i < 4; ++i) {
      out += at + i <= bytes.size() ? kDigits[group >> (18 - 6 * i) & 63] : '=';
    }
  }
  return out;
}

// What is drawn is UTF-8 whatever the environment forgot to say.
void use_utf8() {
  setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

}  // namespace

struct BrowseTerminal::State {
  SCREEN* screen = nullptr;
  bool color = false;

  ~State() {
    if (screen == nullptr) return;
    endwin();
    delscreen(screen);
  }
  [[nodiscard]] attr_t attributes(Style style) const {
    const auto pair = [&](Pair one) {
      return color ? static_cast<attr_t>(COLOR_PAIR(one)) : A_NORMAL;
    };
    switch (style) {
      case Style::kPlain:
        return A_NORMAL;
      case Style::kTitle:
        return A_BOLD;
      case Style::kPath:
      case Style::kHint:
        return pair(kCyan);
      case Style::kKind:
        return pair(kMagenta);
      case Style::kMatch:
        return A_BOLD | pair(kYellow);
      case Style::kFaint:
        return A_DIM;
      case Style::kError:
        return A_BOLD | pair(kRed);
      case Style::kWarning:
        return pair(kYellow);
    }
    return A_NORMAL;
  }
};

BrowseTerminal::BrowseTerminal(std::unique_ptr<State> state) : state_(std::move(state)) {}
BrowseTerminal::~BrowseTerminal() = default;
BrowseTerminal::BrowseTerminal(BrowseTerminal&&) noexcept = default;

Result<BrowseTerminal> BrowseTerminal::open(bool color) {
  const Error none{.code = Code::kInvalid,
                   .message = "browse needs a terminal",
                   .hint = "'inkling browse --plain' reads lines instead"};
  if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0) return none;
  use_utf8();
  auto state = std::make_unique<State>();
  set_escdelay(kEscapeDelay);
  state->screen = newterm(nullptr, stdout, stdin);
  if (state->screen == nullptr) return none;
  raw();  // Ctrl-C is a key, so that leaving always passes here.
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  state->color = color && has_colors();
  if (state->color) {
    start_color();
    use_default_colors();
    init_pair(kCyan, COLOR_CYAN, -1);
    init_pair(kMagenta, COLOR_MAGENTA, -1);
    init_pair(kYellow, COLOR_YELLOW, -1);
    init_pair(kRed, COLOR_RED, -1);
  }
  return BrowseTerminal(std::move(state));
}

ScreenSize BrowseTerminal::size() const {
  return {static_cast<size_t>(getmaxy(stdscr)), static_cast<size_t>(getmaxx(stdscr))};
}

void BrowseTerminal::show(const BrowseScreen& screen) {
  werase(stdscr);
  for (size_t row = 0; row < screen.lines.size(); ++row) {
    wmove(stdscr, static_cast<int>(row), 0);
    const ScreenLine& line = screen.lines[row];
    for (const TextRun& run : line.runs) {
      const attr_t inverse = line.inverse ? A_REVERSE : A_NORMAL;
      wattrset(stdscr, static_cast<int>(state_->attributes(run.style) | inverse));
      waddnstr(stdscr, run.text.c_str(), static_cast<int>(run.text.size()));
    }
  }
  wattrset(stdscr, A_NORMAL);
  wmove(stdscr, static_cast<int>(screen.cursor_row), static_cast<int>(screen.cursor_column));
  wrefresh(stdscr);
}

BrowseInput BrowseTerminal::read(bool wait) {
  wtimeout(stdscr, wait ? -1 : 0);
  wint_t code = 0;
  const int kind = wget_wch(stdscr, &code);
  if (kind == ERR) return {.key = wait ? BrowseKey::kQuit : BrowseKey::kNothing};
  if (kind == KEY_CODE_YES) return {.key = key_of_code(code)};
  if (code == control('Z')) {
    std::raise(SIGTSTP);
    return {};
  }
  if (code == control('L')) clearok(curscr, TRUE);
  const BrowseKey key = key_of_control(code);
  if (key != BrowseKey::kNothing || code <= kControl) return {.key = key};
  return {.key = BrowseKey::kText, .text = utf8_of(code)};
}

void BrowseTerminal::copy(std::string_view text) {
  const std::string sequence = "\x1b]52;c;" + base64(text) + "\x07";
  std::fwrite(sequence.data(), 1, sequence.size(), stdout);
  std::fflush(stdout);
}

void BrowseTerminal::leave() {
  def_prog_mode();
  endwin();
}

void BrowseTerminal::come_back() {
  reset_prog_mode();
  clearok(curscr, TRUE);
  wrefresh(stdscr);
}

}  // namespace inkling
