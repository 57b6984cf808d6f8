// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/numbers.h"

namespace inkling {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kFirstShown{250};
constexpr milliseconds kRedraw{80};
constexpr size_t kBarCells = 24;
constexpr double kGuessAfterSeconds = 1.5;  // Earlier, what is left cannot be told.

// Eighths of a cell, so that the bar moves smoothly.
std::string bar(double share) {
  static constexpr std::string_view kParts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<size_t>(share * kBarCells * 8);
  std::string out;
  for (size_t i = 0; i < eighths / 8; ++i) out += "█";
  out += kParts[eighths % 8];
  const size_t cells = eighths / 8 + (eighths % 8 > 0 ? 1 : 0);
  return out.append(kBarCells - std::min(cells, kBarCells), ' ');
}

}  // namespace

std::string progress_line(const IndexProgress& progress, double elapsed_seconds) {
  const double share =
      progress.total == 0
          ? 0
          : std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
  std::string out = fmt::format("Indexing  {} {:3.0f} %  {} / {}", bar(share), share * 100,
                                grouped(progress.done), grouped(progress.total));
  if (elapsed_seconds > kGuessAfterSeconds && share > 0.02 && share < 1) {
    out += fmt::format("  {:.0f} s left", elapsed_seconds / share - elapsed_seconds + 0.5);
  }
  return out;
}

ProgressBar::ProgressBar(Terminal& terminal, bool shown)
    : terminal_(terminal),
      shown_(shown && terminal.interactive),
      next_(steady_clock::now() + kFirstShown),
      start_(steady_clock::now()) {}

ProgressBar::~ProgressBar() {
  clear();
}

void ProgressBar::update(const IndexProgress& progress) {
  const auto now = steady_clock::now();
  if (!shown_ || now < next_) return;
  next_ = now + kRedraw;
  drawn_ = true;
  const std::chrono::duration<double> elapsed = now - start_;
  terminal_.write("\r\x1b[K" + progress_line(progress, elapsed.count()));
  (void)terminal_.finish();
}

void ProgressBar::clear() {
  if (!drawn_) return;
  drawn_ = false;
  terminal_.write("\r\x1b[K");
  (void)terminal_.finish();
}

}  // namespace inkling
