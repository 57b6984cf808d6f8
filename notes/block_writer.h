// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notes/mask.h"
#include "notes/note.h"
#include "notes/visible_text.h"

namespace inkling {

/// Turns the structure and texts of a note, told in document order by offsets into its source, into
/// blocks. A "leaf" is the block that texts go to; it opens with the first text, since only then
/// it is known where it stands.
class BlockWriter {
 public:
  BlockWriter(Note& note, const Mask& mask, uint32_t body)
      : note_(note), mask_(mask), visible_(note), at_(body) {}

  /// A quote or list item begins or ends.
  void enter(BlockKind container);
  void leave();
  /// The next text starts a block of this kind.
  void expect(BlockKind kind, std::string label = {});
  void expect_heading(uint32_t level);
  /// The block that texts go to ends, when there is one.
  void close_leaf();
  /// The note ends: what was held back is written. Gives where code and math stand in the visible
  /// text.
  [[nodiscard]] std::vector<Span> finish();

  /// The rows of a table's head, or of its body, follow.
  void enter_rows(bool head) { in_table_head_ = head; }
  void enter_row();
  void leave_row();
  void enter_cell();
  void leave_cell();

  /// Plain text: atoms and tags are looked for.
  void text(Span source);
  /// Code and math: taken as it is.
  void verbatim(Span source, bool math);
  /// The next text of code is indented by so many blanks.
  void indent(uint32_t blanks) { pending_indent_ = blanks; }
  void entity(Span source);
  void line_break();
  /// A piece of raw HTML inside a text.
  void inline_html(Span source);
  /// A line of an HTML block.
  void html_line(Span source);

  void enter_link(bool image);
  void leave_link(std::string_view destination);
  void enter_struck() { ++struck_depth_; }
  void leave_struck() { --struck_depth_; }
  void enter_display_math() { display_math_ = true; }

 private:
  struct Container {
    BlockKind kind;
    uint32_t block = kNone;
    bool fresh = true;  // Nothing in it so far.
  };
  struct OpenLink {
    bool image = false;
    uint32_t source = kNone;  // Its '[', '!' or '<'; kNone until the next text tells.
    uint32_t visible = 0;
  };
  struct Leaf {
    uint32_t block = kNone;
    bool plain_words = false;   // Some text is not struck out.
    bool struck_words = false;  // Some is.
    bool only_math = true;
    uint32_t first_link = 0;
    std::vector<Span> comments{};  // To be written behind it.
  };
  struct Row {
    bool open = false;
    bool in_cell = false;
    bool cell_has_text = false;
    uint32_t next_cell = 0;  // Source offset behind the '|' of the cell before.
    std::vector<Cell> cells{};
  };

  void arrive(uint32_t offset);
  void open_leaf(uint32_t offset);
  void open_list_item(uint32_t begin);
  bool open_callout(uint32_t begin);
  void open_row(uint32_t offset);
  void open_cell();
  bool take_table_id(uint32_t row);
  void resolve_links(uint32_t limit);
  uint32_t push(BlockKind kind, uint32_t begin);
  void pop_leaf();
  void end_source(Block& block);
  void take_block_id();
  void begin_section(uint32_t heading);
  void write_comments_before(uint32_t offset);
  void write_comment(Span inside);
  void write_html(Span source);
  void write_html_text(Span source);
  void write_tag(Span source, bool in_block);
  void write_atom(const Atom& atom);
  void write_plain(Span source);
  void add_link(Link link, uint32_t visible_begin);
  [[nodiscard]] uint32_t parent() const;
  [[nodiscard]] uint32_t line_begin(uint32_t offset) const;
  [[nodiscard]] uint32_t line_end(uint32_t offset) const;
  [[nodiscard]] uint32_t cell_end(uint32_t from) const;
  [[nodiscard]] uint32_t find(std::string_view what, uint32_t from) const;
  [[nodiscard]] Block& leaf_block() { return note_.blocks[leaf_.block]; }
  [[nodiscard]] bool leaf_is_empty() const;
  void mark_words();

  Note& note_;
  const Mask& mask_;
  VisibleText visible_;
  uint32_t at_;  // Everything before has been told.
  std::vector<Container> containers_{};
  std::vector<OpenLink> links_{};
  std::vector<Span> verbatim_{};
  size_t next_atom_ = 0;
  size_t next_comment_ = 0;
  size_t next_math_ = 0;

  Leaf leaf_{};
  BlockKind expected_ = BlockKind::kParagraph;
  std::string expected_label_{};
  uint32_t expected_level_ = 0;
  uint32_t skip_until_ = 0;  // Source before it is a mark: task box, callout kind, atom, ...
  uint32_t pending_indent_ = 0;
  uint32_t struck_depth_ = 0;
  bool display_math_ = false;
  uint32_t html_end_ = 0;         // Inline HTML before it is done with.
  uint32_t html_anchor_ = kNone;  // Into Note::links: the open <a>.
  Row row_{};
  bool in_table_head_ = false;
  uint32_t table_head_ = kNone;
  mutable Span known_line_{.begin = 1, .end = 0};  // From where line_end was asked; none yet.
};

/// Where "^id" begins at the end of `text`, behind a blank or alone; npos when it does not.
[[nodiscard]] size_t block_id_at(std::string_view text);

}  // namespace inkling
