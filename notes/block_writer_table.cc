// SPDX-License-Identifier: MIT
// Tables: a row is a block, and knows where its cells stand.
#include <algorithm>

#include "notes/block_writer.h"

namespace inkling {
namespace {

Span trimmed(std::string_view text, Span span) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!span.empty() && blank(text[span.begin])) ++span.begin;
  while (!span.empty() && blank(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace

// The '|' that ends the cell, or the end of the line. What `from` is past (code) ends none.
uint32_t BlockWriter::cell_end(uint32_t from) const {
  const uint32_t end = line_end(from);
  for (uint32_t i = from; i < end; ++i) {
    if (mask_.text[i] == '\\') {
      ++i;
    } else if (mask_.text[i] == '|') {
      return i;
    }
  }
  return end;
}

void BlockWriter::enter_row() {
  close_leaf();
  row_ = {};
  row_.open = true;
}

void BlockWriter::enter_cell() {
  row_.in_cell = true;
  row_.cell_has_text = false;
  row_.cells.emplace_back();
}

void BlockWriter::open_row(uint32_t offset) {
  const uint32_t line = line_begin(offset);
  uint32_t begin = skip_line_prefix(mask_.text, line, offset);
  if (begin < offset && mask_.text[begin] == '|') ++begin;
  expected_ = in_table_head_ ? BlockKind::kTableHead : BlockKind::kTableRow;
  open_leaf(offset);
  Block& block = leaf_block();
  block.source = {.begin = begin, .end = begin};
  if (!in_table_head_) block.head = table_head_;
  const Span nothing{.begin = visible_.size(), .end = visible_.size()};
  row_.next_cell = begin;
  for (size_t i = 0; i + 1 < row_.cells.size(); ++i) {
    row_.cells[i] = {.visible = nothing, .source = {row_.next_cell, row_.next_cell}};
    row_.next_cell = std::min(cell_end(row_.next_cell) + 1, offset);
  }
}

void BlockWriter::open_cell() {
  row_.cell_has_text = true;
  if (!leaf_is_empty()) visible_.separate('\t');
  row_.cells.back().visible.begin = visible_.size();
}

void BlockWriter::leave_cell() {
  row_.in_cell = false;
  if (leaf_.block == kNone) return;
  Cell& cell = row_.cells.back();
  const uint32_t last = line_end(row_.next_cell);
  if (row_.cell_has_text) {
    const uint32_t end = cell_end(std::max(at_, row_.next_cell));
    cell.source = trimmed(note_.source, {.begin = row_.next_cell, .end = end});
    visible_.trim_end(cell.visible.begin);
    cell.visible.end = visible_.size();
    row_.next_cell = std::min(end + 1, last);
  } else {
    cell.source = {.begin = row_.next_cell, .end = row_.next_cell};
    cell.visible = {.begin = visible_.size(), .end = visible_.size()};
    row_.next_cell = std::min(cell_end(row_.next_cell) + 1, last);
  }
}

// A line `^id` right below a table is its id, not a row.
bool BlockWriter::take_table_id(uint32_t row) {
  const Block& block = note_.blocks[row];
  const std::string_view text = block.visible.of(note_.visible);
  if (block.kind != BlockKind::kTableRow || row + 1 != note_.blocks.size()) return false;
  if (block_id_at(text) != 0 || block.head == kNone) return false;
  note_.blocks[block.head].id = text.substr(1);
  visible_.truncate(block.visible.begin);
  note_.blocks.pop_back();
  return true;
}

void BlockWriter::leave_row() {
  if (leaf_.block == kNone && in_table_head_) {
    expected_ = BlockKind::kTableHead;
    open_leaf(at_);
    for (Cell& cell : row_.cells) cell = {.visible = leaf_block().visible, .source = {at_, at_}};
    leaf_block().source = {.begin = at_, .end = at_};
  }
  const uint32_t index = leaf_.block;
  if (index != kNone) {
    Block& block = leaf_block();
    block.cells = std::move(row_.cells);
    if (in_table_head_) table_head_ = index;
    row_.open = false;
    close_leaf();
    if (take_table_id(index)) {
      row_ = {};
      return;
    }
    Block& row = note_.blocks[index];
    row.source = {.begin = row.cells.front().source.begin, .end = row.cells.back().source.end};
  }
  row_ = {};
}

}  // namespace inkling
