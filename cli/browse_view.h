// SPDX-License-Identifier: MIT
// From a BrowseModel to a screen, as values: nothing here knows a terminal.
//
//   > halden pricing                                               14 notes
//   ─ tag customer/halden ────────────────────────────────────────────────
//   type              │ ▌Halden GmbH                              customer
//   ● customer      3 │ ▌ 27:3  Keep the pricing of last year …
//     meeting      11 │  2026-02-17 - Halden kick-off              meeting
//                     │   14:3  Pricing per terabyte
//                     │── customers/Halden GmbH.md ─────────────────────
//                     │   26
//                     │   27  - 2026-02-17: Keep the pricing of last year
//   Enter open  Tab facets  ? help
#pragma once

#include <string>
#include <vector>

#include "cli/browse_model.h"
#include "cli/wrap.h"

namespace inkling {

struct ScreenSize {
  size_t rows = 24;
  size_t columns = 80;
};

struct ScreenLine {
  std::vector<TextRun> runs{};
  bool inverse = false;
};

struct BrowseScreen {
  std::vector<ScreenLine> lines{};  ///< As many as the screen has rows, none wider than it.
  size_t cursor_row = 0;
  size_t cursor_column = 0;
};

inline constexpr ScreenSize kLeastScreen{.rows = 6, .columns = 24};

/// Of any size; on one smaller than kLeastScreen only the query. Tells the model how many hits a
/// page has.
[[nodiscard]] BrowseScreen browse_view(BrowseModel& model, ScreenSize size);

}  // namespace inkling
