// SPDX-License-Identifier: MIT
// What Obsidian adds to Markdown, hidden from the Markdown parser.
//
// md4c knows nothing of [[wikilinks]], %%comments%%, footnotes or ==highlights==, and would take
// parts of them for its own syntax. So it is given a copy of the note of the same length in which
// they are plain letters or blanks; text that comes back from it is looked up here by its offset.
// Inside code the original bytes are shown, so a mask in code does no harm.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notes/text.h"

namespace inkling {

enum class AtomKind : uint8_t {
  kWikiLink,
  kEmbed,
  kComment,      ///< %%comment%% within one line.
  kHtmlComment,  ///< <!-- comment --> within one line, inside a text.
  kHidden,       ///< Marks without text: == of a highlight, [^1] of a footnote reference.
  kFootnote,     ///< `[^1]:` at the start of a footnote's text.
};

struct Atom {
  Span source;
  AtomKind kind = AtomKind::kHidden;
};

/// Deeper nesting of quotes and lists on one line is read as plain text.
inline constexpr uint32_t kMaxNesting = 64;
/// Further indented list items are read as plain text.
inline constexpr uint32_t kMaxIndent = 512;

/// Text that only md4c sees, before the byte `at` of Mask::text.
struct Insertion {
  uint32_t at = 0;
  std::string text{};
};

/// A wider table is read as plain text: each short row would be filled up with empty cells.
inline constexpr uint32_t kMaxColumns = 128;

struct Mask {
  std::string text{};                   ///< As long as the source.
  std::vector<Atom> atoms{};            ///< Ascending, apart from each other.
  std::vector<Span> comments{};         ///< %%comments%% of several lines; blank in `text`.
  std::vector<Insertion> insertions{};  ///< Ascending.
  std::vector<uint32_t> math{};         ///< Where math blocks start that md4c is shown as code.
  bool nesting_cut = false;             ///< kMaxNesting or kMaxIndent was reached.
};

/// Linear in the source. Bytes before `body` stay as they are.
[[nodiscard]] Mask make_mask(std::string_view source, uint32_t body);

/// Skips the quote marks, bullets, numbers and the '#' marks that stand between
/// `at` and `limit` on one line.
[[nodiscard]] uint32_t skip_line_prefix(std::string_view text, uint32_t at, uint32_t limit);

}  // namespace inkling
