// SPDX-License-Identifier: MIT
#include "notes/mask_tables.h"

#include <algorithm>

namespace inkling {
namespace {

constexpr uint32_t kMinDashes = 3;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

uint32_t trimmed_end(std::string_view text, const MaskLine& line) {
  uint32_t end = line.end;
  while (end > line.content && is_blank(text[end - 1])) --end;
  return end;
}

// The number of columns of `|---|:-:|`, 0 when the line is none.
uint32_t columns_of(std::string_view text, const MaskLine& line) {
  bool pipe = false;
  bool dash = false;
  uint32_t columns = 0;
  for (uint32_t i = line.content; i < line.end; ++i) {
    const char c = text[i];
    if (c == '|') {
      pipe = true;
      dash = false;
    } else if (c == '-') {
      if (!dash) ++columns;
      dash = true;
    } else if (c != ':' && !is_blank(c)) {
      return 0;
    }
  }
  return pipe ? columns : 0;
}

uint32_t cells_of(std::string_view masked, const MaskLine& line) {
  const uint32_t end = trimmed_end(masked, line);
  uint32_t cells = 1;
  for (uint32_t i = line.content; i < end; ++i) {
    if (masked[i] == '\\') {
      ++i;
    } else if (masked[i] == '|' && i > line.content && i + 1 < end) {
      ++cells;
    }
  }
  return cells;
}

void pad_dashes(std::string_view text, const MaskLine& line, Mask& mask) {
  for (uint32_t i = line.content; i < line.end;) {
    uint32_t end = i;
    while (end < line.end && text[end] == '-') ++end;
    const uint32_t dashes = end - i;
    if (dashes > 0 && dashes < kMinDashes) {
      mask.insertions.push_back({.at = end, .text = std::string(kMinDashes - dashes, '-')});
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace

void mend_table(std::string_view source, const MaskLine (&lines)[3], Mask& mask) {
  const auto& [before, head, dashes] = lines;
  if (head.blank() || dashes.blank()) return;
  const char first = source[dashes.content];
  if (first != '|' && first != '-' && first != ':') return;
  const uint32_t columns = columns_of(source, dashes);
  if (columns == 0) return;
  if (columns > kMaxColumns || cells_of(mask.text, head) != columns) {
    for (uint32_t i = dashes.content; i < dashes.end; ++i) {
      if (source[i] == '-') mask.text[i] = 'x';
    }
    return;
  }
  const std::string_view prefix = source.substr(head.begin, head.content - head.begin);
  const bool quotes_only = prefix.find_first_not_of("> \t") == std::string_view::npos;
  if (!before.blank() && before.begin < head.begin && quotes_only &&
      source[before.content] != '<') {
    mask.insertions.push_back({.at = head.begin, .text = std::string(prefix) + "\n"});
  }
  pad_dashes(source, dashes, mask);
}

}  // namespace inkling
