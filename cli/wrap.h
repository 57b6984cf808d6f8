// SPDX-License-Identifier: MIT
// Styled text in lines of a given width, measured as a terminal shows it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.h"
#include "notes/text.h"

namespace inkling {

/// A piece of printable text in one style.
struct TextRun {
  std::string text{};
  Style style = Style::kPlain;
};

/// A note's own text with some of its bytes marked, made printable, blanks collapsed.
[[nodiscard]] std::vector<TextRun> marked_runs(std::string_view text,
                                               const std::vector<Span>& marks);

/// Breaks at blanks, and between the wide characters of scripts without blanks; a word too long
/// for a line is cut. Width 0: one line.
[[nodiscard]] std::vector<std::string> wrap(const std::vector<TextRun>& runs, size_t width,
                                            const Terminal& terminal);

}  // namespace inkling
