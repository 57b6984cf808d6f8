// SPDX-License-Identifier: MIT
// Diagnostics of a query as a person at a terminal reads them:
//
//   title:plan) OR bduget
//             ^ warning: unmatched ')': ignored; remove it, or write \) to look for it
//                                                                               [unmatched-paren]
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "query/parse.h"
#include "schemas/chars.h"

namespace inkling {
namespace {

constexpr size_t kWidest = 100;  // Columns of the query that are shown around a problem.
constexpr size_t kBefore = 40;   // Columns of these before it.

struct Cell {
  uint32_t begin = 0;  // Byte in the query.
  std::string shown{};
  size_t width = 0;
};

// What a terminal shows: one line, no control characters.
std::vector<Cell> cells_of(std::string_view text) {
  std::vector<Cell> cells;
  for (size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    Cell cell{.begin = static_cast<uint32_t>(at)};
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(decoded.c));
    const bool control = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
                         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
    cell.shown = control ? " " : std::string(text.substr(at, decoded.size));
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(decoded.c));
    cell.width = control ? 1 : static_cast<size_t>(std::max(width, 0));
    cells.push_back(std::move(cell));
    at += decoded.size;
  }
  return cells;
}

struct Window {
  size_t first = 0, last = 0;  // Cells shown.
};

Window window_around(const std::vector<Cell>& cells, uint32_t place) {
  size_t total = 0, before = 0;
  for (const Cell& cell : cells) {
    total += cell.width;
    if (cell.begin < place) before += cell.width;
  }
  if (total <= kWidest) return {0, cells.size()};
  Window window;
  while (before > kBefore && window.first < cells.size()) before -= cells[window.first++].width;
  size_t width = 0;
  window.last = window.first;
  while (window.last < cells.size() && width < kWidest) width += cells[window.last++].width;
  return window;
}

std::string line_of(const std::vector<Cell>& cells, Window window) {
  std::string line = window.first > 0 ? "…" : "";
  for (size_t i = window.first; i < window.last; ++i) line += cells[i].shown;
  if (window.last < cells.size()) line += "…";
  return line;
}

std::string marks_of(const std::vector<Cell>& cells, Window window, Span span) {
  size_t indent = window.first > 0 ? 1 : 0, width = 0;
  for (size_t i = window.first; i < window.last; ++i) {
    if (cells[i].begin < span.begin) indent += cells[i].width;
    if (cells[i].begin >= span.begin && cells[i].begin < span.end) width += cells[i].width;
  }
  return std::string(indent, ' ') + '^' + std::string(width > 1 ? width - 1 : 0, '~');
}

}  // namespace

std::string render_diagnostics(const ParsedQuery& parsed) {
  const std::vector<Cell> cells = cells_of(parsed.text);
  std::string out, last_line;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    const Window window = window_around(cells, diagnostic.span.begin);
    const std::string line = line_of(cells, window);
    if (line != last_line) out += line + '\n';
    last_line = line;
    out += fmt::format("{} {}: {}", marks_of(cells, window, diagnostic.span),
                       to_string(diagnostic.severity), diagnostic.message);
    if (!diagnostic.fix.empty()) out += "; " + diagnostic.fix;
    out += fmt::format(" [{}]\n", diagnostic.code);
  }
  return out;
}

}  // namespace inkling
