// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "notes/text.h"
#include "schemas/recogniser.h"

namespace inkling {

/// What makes one line an item by itself: "Decision: ...", "**Decision** - ...", "[decision] ...",
/// "✅ Decision ...", "decision:: ...", "[decision:: ...]", "TODO ...".
struct LineMark {
  uint32_t kind = kNone;           ///< kNone: the line has no mark.
  Span own{};                      ///< The item's own text, behind the mark. Into the line.
  std::optional<Status> status{};  ///< Of TODO, DONE, ...
  Span named{};                    ///< Whose it is: "AI(Ana)". Into the line.
  bool brief = false;              ///< Two capitals ("AI"), a word of its own outside minutes.
  bool is_field = false;           ///< The text is the value of an inline field, and ends with it.
};

struct LineContext {
  bool list_item = false;  ///< TODO and its like count at the start of list items only.
  bool bold = false;       ///< The line starts bold: a dash ends a mark too.
};

[[nodiscard]] LineMark mark_of_line(std::string_view line, const Recogniser& recogniser,
                                    LineContext context);

/// True for "Label: text", where the label has at most three words: it begins a matter of its own.
[[nodiscard]] bool has_label(std::string_view line);

/// A mark in capitals further on in a line of minutes: "AB: +1. RESOLVED: publish it."
[[nodiscard]] LineMark mark_within_line(std::string_view line, const Recogniser& recogniser);

/// True when there is nothing to read: no letter or digit of any script.
[[nodiscard]] bool is_blank_text(std::string_view text);

}  // namespace inkling
