// SPDX-License-Identifier: MIT
#include "notes/block_writer.h"

#include <algorithm>

#include "notes/clean.h"
#include "notes/entities.h"
#include "notes/links.h"
#include "notes/tags.h"

namespace inkling {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
Span trimmed(std::string_view text, Span span) {
  const auto space = [](char c) { return is_blank(c) || c == '\n' || c == '\r'; };
  while (!span.empty() && space(text[span.begin])) ++span.begin;
  while (!span.empty() && space(text[span.end - 1])) --span.end;
  return span;
}

// A task's box: "[ ]", "[x]", or any other single character between the brackets.
struct Box {
  uint32_t size = 0;  // 0: there is none.
  char mark = ' ';
};

Box box_at(std::string_view text, uint32_t begin) {
  if (begin + 2 >= text.size() || text[begin] != '[') return {};
  const char first = text[begin + 1];
  if (first == '\n' || first == '[' || first == ']') return {};
  const auto length = static_cast<uint32_t>(code_point_at(text, begin + 1).length);
  uint32_t end = begin + 1 + length;
  // An emoji may be followed by what makes it one.
  constexpr std::string_view kEmojiStyle = "\xEF\xB8\x8F";
  const bool ascii = length == 1 && static_cast<unsigned char>(first) < 0x80;
  if (!ascii && text.substr(end).starts_with(kEmojiStyle)) end += 3;
  if (end >= text.size() || text[end] != ']') return {};
  const size_t behind = end + 1;
  if (behind < text.size() && !is_blank(text[behind]) && text[behind] != '\n' &&
      text[behind] != '\r') {
    return {};
  }
  Box box{.size = end + 1 - begin, .mark = first};
  if (ascii) return box;
  if (length == 1) return {};  // A stray byte.
  // Ticks and crosses of any shape are the plain ones; what else somebody may use says "open".
  constexpr std::string_view kTicks = "✓✔✅☑", kCrosses = "✗✘❌✖";
  const std::string_view mark = text.substr(begin + 1, length);
  box.mark = kTicks.find(mark) != std::string_view::npos     ? 'x'
             : kCrosses.find(mark) != std::string_view::npos ? '-'
                                                             : '*';
  return box;
}

}  // namespace

size_t block_id_at(std::string_view text) {
  const auto is_id = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  size_t begin = text.size();
  while (begin > 0 && is_id(text[begin - 1])) --begin;
  if (begin == 0 || begin == text.size() || text[begin - 1] != '^') return std::string_view::npos;
  const size_t caret = begin - 1;
  const bool apart = caret == 0 || is_blank(text[caret - 1]) || text[caret - 1] == '\n';
  return apart ? caret : std::string_view::npos;
}

void BlockWriter::enter(BlockKind container) {
  close_leaf();
  containers_.push_back({.kind = container});
}

void BlockWriter::leave() {
  close_leaf();
  containers_.pop_back();
}

void BlockWriter::expect(BlockKind kind, std::string label) {
  close_leaf();
  expected_ = kind;
  expected_label_ = std::move(label);
}

void BlockWriter::expect_heading(uint32_t level) {
  expect(BlockKind::kHeading);
  expected_level_ = level;
}

std::vector<Span> BlockWriter::finish() {
  close_leaf();
  write_comments_before(static_cast<uint32_t>(note_.source.size()));
  const auto before = [](const Link& a, const Link& b) { return a.source.begin < b.source.begin; };
  std::stable_sort(note_.links.begin(), note_.links.end(), before);
  return std::move(verbatim_);
}

uint32_t BlockWriter::parent() const {
  for (size_t i = containers_.size(); i-- > 0;) {
    if (containers_[i].block != kNone) return containers_[i].block;
  }
  return kNone;
}

uint32_t BlockWriter::find(std::string_view what, uint32_t from) const {
  return static_cast<uint32_t>(std::min(mask_.text.find(what, from), mask_.text.size()));
}

// Loops, since find_first_of() calls memchr() for each byte and lines are short.
uint32_t BlockWriter::line_begin(uint32_t offset) const {
  while (offset > 0 && note_.source[offset - 1] != '\n' && note_.source[offset - 1] != '\r') {
    --offset;
  }
  return offset;
}

// Asked for each cell of a row and each text of a line: the last answer mostly serves.
uint32_t BlockWriter::line_end(uint32_t offset) const {
  if (known_line_.begin <= offset && offset <= known_line_.end) return known_line_.end;
  const std::string_view text = note_.source;
  uint32_t end = offset;
  while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
  known_line_ = {.begin = offset, .end = end};
  return end;
}

uint32_t BlockWriter::push(BlockKind kind, uint32_t begin) {
  if (visible_.size() > 0 && note_.visible.back() != '\n') visible_.separate('\n');
  Block block;
  block.kind = kind;
  block.source = {.begin = begin, .end = begin};
  block.visible = {.begin = visible_.size(), .end = visible_.size()};
  block.section = static_cast<uint32_t>(note_.sections.size() - 1);
  block.parent = parent();
  note_.blocks.push_back(std::move(block));
  return static_cast<uint32_t>(note_.blocks.size() - 1);
}

// Text or a link at `offset` follows: opens the leaf, row or cell it belongs to.
void BlockWriter::arrive(uint32_t offset) {
  if (leaf_.block == kNone) {
    if (row_.open) {
      open_row(offset);
    } else {
      open_leaf(offset);
    }
  }
  if (row_.in_cell && !row_.cell_has_text) open_cell();
  if (!links_.empty()) resolve_links(offset);
}

void BlockWriter::open_leaf(uint32_t offset) {
  const bool verbatim = expected_ == BlockKind::kCode || expected_ == BlockKind::kHtml;
  const uint32_t begin =
      verbatim ? offset : skip_line_prefix(mask_.text, line_begin(offset), offset);
  write_comments_before(begin);
  for (size_t i = 0; i < containers_.size(); ++i) {
    if (containers_[i].block != kNone) continue;
    containers_[i].block = kNone;
    const uint32_t index = push(containers_[i].kind, begin);
    containers_[i].block = index;
  }
  leaf_ = {};
  leaf_.first_link = static_cast<uint32_t>(note_.links.size());
  const bool fresh = !containers_.empty() && containers_.back().fresh;
  for (Container& container : containers_) container.fresh = false;
  const bool list = fresh && containers_.back().kind == BlockKind::kListItem;
  if (expected_ == BlockKind::kParagraph && list) {
    open_list_item(begin);
  } else if (expected_ != BlockKind::kParagraph || !fresh || !open_callout(begin)) {
    leaf_.block = push(expected_, begin);
    leaf_block().label = std::move(expected_label_);
    while (next_math_ < mask_.math.size() && mask_.math[next_math_] < begin) {
      if (expected_ == BlockKind::kCode) leaf_block().kind = BlockKind::kMath;
      ++next_math_;
    }
  }
}

// The item's own text starts: its task box or footnote mark is taken off.
void BlockWriter::open_list_item(uint32_t begin) {
  leaf_.block = containers_.back().block;
  Block& block = leaf_block();
  const std::string_view text = mask_.text;
  while (next_atom_ < mask_.atoms.size() && mask_.atoms[next_atom_].source.end <= begin) {
    ++next_atom_;
  }
  if (next_atom_ < mask_.atoms.size() && mask_.atoms[next_atom_].kind == AtomKind::kFootnote &&
      mask_.atoms[next_atom_].source.begin + 2 == begin) {
    const Span mark = mask_.atoms[next_atom_].source;
    block.kind = BlockKind::kFootnote;
    block.label = note_.source.substr(mark.begin + 2, mark.size() - 4);
    begin = mark.end;
  } else if (const Box box = box_at(text, begin); box.size > 0) {
    block.kind = BlockKind::kTask;
    block.mark = box.mark;
    begin += box.size;
  }
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  skip_until_ = begin;
  block.source = {.begin = begin, .end = begin};
}

// > [!kind]- title
bool BlockWriter::open_callout(uint32_t begin) {
  const std::string_view text = note_.source;
  if (text.substr(begin, 2) != "[!") return false;
  const uint32_t end = line_end(begin);
  const size_t close = text.substr(0, end).find(']', begin);
  if (close == std::string_view::npos) return false;
  std::string label(text.substr(begin + 2, close - begin - 2));
  label.resize(std::min(label.find('|'), label.size()));
  for (char& c : label) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  auto at = static_cast<uint32_t>(close + 1);
  if (at < end && (text[at] == '+' || text[at] == '-')) ++at;
  while (at < end && is_blank(text[at])) ++at;
  leaf_.block = containers_.back().block;
  Block& block = leaf_block();
  block.kind = BlockKind::kCallout;
  block.label = std::move(label);
  block.source = {.begin = at, .end = at};
  skip_until_ = at;
  return true;
}

bool BlockWriter::leaf_is_empty() const {
  return visible_.size() == note_.blocks[leaf_.block].visible.begin;
}

void BlockWriter::close_leaf() {
  if (leaf_.block == kNone) {
    expected_ = BlockKind::kParagraph;
    return;
  }
  Block& block = leaf_block();
  if (block.kind == BlockKind::kHtml) write_html({.begin = block.source.begin, .end = at_});
  visible_.trim_end(block.visible.begin);
  end_source(block);
  block.visible.end = visible_.size();
  const bool words = block.kind != BlockKind::kCode && block.kind != BlockKind::kHtml &&
                     block.kind != BlockKind::kMath && block.cells.empty();
  if (words) take_block_id();
  // What was trimmed may have been the end of a link.
  for (size_t i = leaf_.first_link; i < note_.links.size(); ++i) {
    Span& label = note_.links[i].visible;
    label = {.begin = std::min(label.begin, visible_.size()),
             .end = std::min(label.end, visible_.size())};
  }
  block.struck = leaf_.struck_words && !leaf_.plain_words;
  if (block.kind == BlockKind::kParagraph && display_math_ && leaf_.only_math) {
    block.kind = BlockKind::kMath;
  }
  const bool heading = block.kind == BlockKind::kHeading && containers_.empty();
  const bool droppable = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kHtml;
  if (droppable && leaf_is_empty() && note_.links.size() == leaf_.first_link) {
    note_.blocks.pop_back();
  }
  if (heading) begin_section(leaf_.block);
  const std::vector<Span> comments = std::move(leaf_.comments);
  leaf_ = {};
  expected_ = BlockKind::kParagraph;
  expected_label_.clear();
  display_math_ = false;
  html_anchor_ = kNone;
  pending_indent_ = 0;
  for (const Span comment : comments) write_comment(comment);
}

// The source of a leaf reaches to the end of the line of its last text, closing marks included.
void BlockWriter::end_source(Block& block) {
  const bool verbatim = expected_ == BlockKind::kCode || expected_ == BlockKind::kHtml;
  const uint32_t end = verbatim ? at_ : line_end(at_);
  Span whole{.begin = block.source.begin, .end = std::max(end, block.source.begin)};
  while (!whole.empty() &&
         (is_blank(note_.source[whole.end - 1]) || note_.source[whole.end - 1] == '\n' ||
          note_.source[whole.end - 1] == '\r')) {
    --whole.end;
  }
  if (block.kind == BlockKind::kHeading) {
    uint32_t hash = whole.end;
    while (hash > at_ && hash > whole.begin && note_.source[hash - 1] == '#') --hash;
    if (hash > whole.begin && is_blank(note_.source[hash - 1])) whole.end = hash;
    whole = {.begin = whole.begin, .end = trimmed(note_.source, whole).end};
  }
  block.source = whole;
}

void BlockWriter::take_block_id() {
  Block& block = leaf_block();
  const std::string_view text = block.visible.of(note_.visible);
  const size_t caret = block_id_at(text);
  if (caret == std::string_view::npos) return;
  const std::string id(text.substr(caret + 1));
  if (!block.source.of(note_.source).ends_with("^" + id)) return;
  const bool alone = caret == 0 && block.kind == BlockKind::kParagraph;
  if (alone && leaf_.block == 0) return;
  (alone ? note_.blocks[leaf_.block - 1] : block).id = id;
  block.source.end -= static_cast<uint32_t>(id.size() + 1);
  while (!block.source.empty() && (is_blank(note_.source[block.source.end - 1]) ||
                                   note_.source[block.source.end - 1] == '\n' ||
                                   note_.source[block.source.end - 1] == '\r')) {
    --block.source.end;
  }
  visible_.truncate(block.visible.begin + static_cast<uint32_t>(caret));
  visible_.trim_end(block.visible.begin);
  block.visible.end = visible_.size();
}

void BlockWriter::begin_section(uint32_t heading) {
  Block& block = note_.blocks[heading];
  const uint32_t begin = line_begin(block.source.begin);
  Section section;
  section.level = expected_level_;
  section.heading = heading;
  section.title = block.visible.of(note_.visible);
  section.parent = static_cast<uint32_t>(note_.sections.size() - 1);
  while (section.parent != kNone && note_.sections[section.parent].level >= section.level) {
    section.parent = note_.sections[section.parent].parent;
  }
  if (section.parent == 0) section.parent = kNone;
  note_.sections.back().source.end = begin;
  section.source = {.begin = begin, .end = static_cast<uint32_t>(note_.source.size())};
  block.section = static_cast<uint32_t>(note_.sections.size());
  note_.sections.push_back(std::move(section));
}

void BlockWriter::write_comments_before(uint32_t offset) {
  while (next_comment_ < mask_.comments.size() && mask_.comments[next_comment_].begin < offset) {
    const Span comment = mask_.comments[next_comment_++];
    write_comment({.begin = comment.begin + 2, .end = comment.end - 2});
  }
}

void BlockWriter::write_comment(Span inside) {
  inside = trimmed(note_.source, inside);
  if (inside.empty()) return;
  const uint32_t index = push(BlockKind::kComment, inside.begin);
  visible_.copy(inside);
  note_.blocks[index].source = inside;
  note_.blocks[index].visible.end = visible_.size();
}

}  // namespace inkling
