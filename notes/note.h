// SPDX-License-Identifier: MIT
// What is written: one Markdown note, parsed. Start here.
//
// A note is a flat list of blocks in document order. Each block has the text a reader sees
// (`visible`: marks, link targets and escapes gone) and the bytes it came from (`source`);
// `Note::pieces` lead from any visible byte back to its source byte, so that a match found in the
// visible text is shown at its exact file, line and column.
//
//   - [ ] Call [[Ana Diaz|Ana]] #sales        Block{kTask, mark ' ', visible "Call Ana #sales"}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/diagnostic.h"
#include "notes/text.h"

namespace inkling {

inline constexpr uint32_t kNone = 0xFFFFFFFF;  ///< "No such index".

enum class BlockKind : uint8_t {
  kHeading,
  kParagraph,
  kListItem,
  kTask,       ///< A list item that starts with a check box; see Block::mark.
  kTableHead,  ///< The header row of a table; its cells are the column names.
  kTableRow,
  kCallout,  ///< `> [!kind] title`: visible is the title; contents are blocks with it as parent.
  kQuote,    ///< A block quote: no visible text of its own.
  kCode,     ///< Fenced or indented code.
  kMath,
  kHtml,      ///< Visible is the text between the tags.
  kComment,   ///< `%% %%` or `<!-- -->`: never part of plain words.
  kFootnote,  ///< `[^1]: text`.
};

/// One cell of a table row. Both spans may be empty; `visible` is into Note::visible.
struct Cell {
  Span visible;
  Span source;
};

/// The smallest unit of a note's structure. Nested list items are blocks of their own.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Span source;   ///< From the first byte after bullet, mark, `#` or `>` to the last byte of its own
                 ///< text: without nested items, line ending or block id.
  Span visible;  ///< Into Note::visible. Lines of one block are separated by '\n'.
  uint32_t section = 0;     ///< Into Note::sections.
  uint32_t parent = kNone;  ///< Enclosing list item, callout, quote or footnote, into Note::blocks.
  uint32_t head = kNone;    ///< kTableRow: its kTableHead, into Note::blocks.
  char mark = '\0';         ///< kTask: the character in the box: ' ', 'x', '-', '>', '/', ...
  bool struck = false;      ///< All of its text is ~~struck out~~.
  std::string label{};      ///< kCallout: its kind, lower case. kCode: the language.
                            ///< kFootnote: its name.
  std::string id{};         ///< Block id without '^', or empty.
  std::vector<Cell> cells{};  ///< kTableHead, kTableRow.
};

/// The part of a note under one heading, up to the next heading. sections[0] is what stands before
/// the first heading (it always exists, and may be empty).
struct Section {
  uint32_t level = 0;        ///< 0 for sections[0], else 1 to 6.
  uint32_t heading = kNone;  ///< Into Note::blocks.
  uint32_t parent = kNone;   ///< The section that encloses it by level; kNone at the top.
  std::string title{};       ///< The heading's visible text.
  Span source;               ///< From its heading (or the first body byte) to the next heading.
};

enum class LinkKind : uint8_t { kWiki, kMarkdown, kUrl };

struct Link {
  LinkKind kind = LinkKind::kWiki;
  bool embed = false;
  std::string target{};    ///< As written, percent-decoded, without fragment: "people/Ana Diaz".
  std::string fragment{};  ///< After '#': heading path, or "^id" for a block.
  std::string label{};     ///< What the reader sees.
  Span source;             ///< The whole link, brackets included.
  Span visible;            ///< Its label, into Note::visible; empty for an embed without text.
  uint32_t block = kNone;  ///< kNone: in the front matter.
};

struct Tag {
  std::string name{};  ///< As written, without '#': "Customer/Halden". Fold before comparing.
  Span source;
  uint32_t block = kNone;  ///< kNone: from the front matter.
};

enum class PropertyType : uint8_t { kText, kNumber, kBool, kDate, kLink, kNull };

/// One scalar of the front matter, or of an inline field. A list gives several with the same key;
/// nested maps give dotted keys ("project.owner").
struct Property {
  std::string key{};   ///< As written.
  std::string text{};  ///< The scalar as a reader sees it: a link's label, a date as written.
  PropertyType type = PropertyType::kText;
  double number = 0;  ///< kNumber.
  bool in_list = false;
  Span source;  ///< Of the value.
  Span key_source;
  uint32_t block = kNone;  ///< The block of an inline field `key:: value`; kNone: front matter.
};

/// Leads from visible text to source. `length` bytes from `visible` on correspond one to one to the
/// bytes from `source` on; where `length` differs from `source_length` (an entity such as &ouml;)
/// the piece maps as a whole.
struct Piece {
  uint32_t visible = 0;
  uint32_t source = 0;
  uint32_t length = 0;
  uint32_t source_length = 0;
};

/// A parsed note. Spans named `source` are bytes of the file exactly as on disk.
struct Note {
  std::string path{};     ///< Relative to the vault, '/' separated.
  std::string source{};   ///< The file's bytes; each invalid UTF-8 byte or NUL became one blank, so
                          ///< offsets stay those of the file.
  std::string title{};    ///< The note's name: front matter, a heading or the file; see title.h.
  Span title_source;      ///< Where the title is written; empty at 0 when it is the file name.
  std::string visible{};  ///< Visible text of all blocks, in order, '\n' between blocks.
  std::vector<Piece> pieces{};  ///< Ascending by both `visible` and, within a block, `source`.
  std::vector<Block> blocks{};
  std::vector<Section> sections{};
  std::vector<Link> links{};
  std::vector<Tag> tags{};
  std::vector<Property> properties{};  ///< Front matter first, then inline fields, in order.
  std::vector<std::string> aliases{};  ///< Front matter `alias` and `aliases`.
  Span front_matter;                   ///< The YAML between the fences; empty when there is none.
  std::vector<Diagnostic> diagnostics{};
};

/// The source bytes of a range of Note::visible: from the first byte's source to the last byte's.
/// O(log pieces).
[[nodiscard]] Span source_of(const Note& note, Span visible);

/// Titles of the sections that enclose a block, outermost first. A heading's own title is last.
[[nodiscard]] std::vector<std::string_view> breadcrumb(const Note& note, const Block& block);

/// One line per element, for tests and `inkling dump`.
[[nodiscard]] std::string to_string(const Note& note);

}  // namespace inkling
