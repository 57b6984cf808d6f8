// SPDX-License-Identifier: MIT
#include "cli/facet_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/numbers.h"
#include "cli/plain.h"

namespace inkling {
namespace {

constexpr size_t kMostBar = 24;    // Columns of the longest bar.
constexpr size_t kMostLabel = 48;  // Longer values are cut.

struct Row {
  std::string label{};
  uint32_t count = 0;
  bool selected = false;
  bool bar = true;
};

// "customer/halden" below "customer" is "halden".
std::string_view without_parent(std::string_view value, std::string_view parent) {
  if (parent.empty() || value.size() <= parent.size() + 1) return value;
  if (!value.starts_with(parent) || value[parent.size()] == '-') return value;
  return value.substr(parent.size() + 1);
}

// As much of `text` as fits.
std::string cut_to(std::string text, size_t columns) {
  if (columns_of(text) <= columns) return text;
  size_t used = 0;
  size_t end = 0;
  while (end < text.size()) {
    const TerminalGlyph glyph = terminal_glyph_at(text, end);
    if (used + glyph.columns + 1 > columns) break;
    used += glyph.columns;
    end += glyph.bytes;
  }
  return text.substr(0, end) + "…";
}

void add_rows(const std::vector<FacetValue>& values, std::string_view parent, size_t depth,
              std::vector<Row>& rows) {
  for (const FacetValue& value : values) {
    const std::string label = printable(without_parent(value.value, parent));
    rows.push_back({.label = std::string(2 * depth, ' ') + cut_to(label, kMostLabel),
                    .count = value.count,
                    .selected = value.selected});
    add_rows(value.children, value.value, depth + 1, rows);
  }
}

// In eighths of a column, so that near counts still differ.
std::string bar_of(uint32_t count, uint32_t most, size_t columns) {
  constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (most == 0 || count == 0) return {};
  const uint64_t eighths = std::max<uint64_t>(1, uint64_t{8} * columns * count / most);
  std::string bar;
  for (uint64_t i = 0; i < eighths / 8; ++i) bar += "█";
  return bar + std::string(kEighths[eighths % 8]);
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

void add_csv(std::string_view facet, const std::vector<FacetValue>& values, std::string& out) {
  for (const FacetValue& value : values) {
    out += fmt::format("{},{},{},{}\n", csv_field(facet), csv_field(value.value), value.count,
                       value.selected ? "true" : "false");
    add_csv(facet, value.children, out);
  }
}

void add_lines(const std::vector<FacetValue>& values, std::string& out) {
  for (const FacetValue& value : values) {
    out += printable(value.value) + "\n";
    add_lines(value.children, out);
  }
}

}  // namespace

std::string facet_text(const Facet& facet, const Terminal& terminal) {
  std::vector<Row> rows;
  add_rows(facet.values, {}, 0, rows);
  if (facet.other > 0 || facet.cut > 0) {
    rows.push_back(
        {.label = "in " + counted(facet.cut, "other value"), .count = facet.other, .bar = false});
  }
  size_t label_columns = 0;
  size_t count_columns = 0;
  uint32_t most = 0;
  for (const Row& row : rows) {
    label_columns = std::max(label_columns, columns_of(row.label));
    count_columns = std::max(count_columns, grouped(row.count).size());
    if (row.bar) most = std::max(most, row.count);
  }
  const size_t before = 2 + label_columns + 2 + count_columns + 2;
  const size_t width = terminal.columns == 0 ? before + kMostBar : terminal.columns;
  const size_t room = width > before + 4 ? std::min(kMostBar, width - before) : 0;
  std::string out;
  for (const Row& row : rows) {
    const std::string gap(label_columns - columns_of(row.label), ' ');
    const std::string label = row.selected ? terminal.styled(row.label, Style::kTitle) : row.label;
    std::string line = fmt::format("{} {}{}  {:>{}}", row.selected ? "*" : " ", label, gap,
                                   grouped(row.count), count_columns);
    const std::string bar = row.bar ? bar_of(row.count, most, room) : "";
    if (!row.bar) line = terminal.styled(line, Style::kFaint);
    if (!bar.empty()) line += "  " + terminal.styled(bar, Style::kPath);
    out += line + "\n";
  }
  return out;
}

std::string facets_csv(const std::vector<Facet>& facets) {
  std::string out = "facet,value,count,selected\n";
  for (const Facet& facet : facets) add_csv(facet.name, facet.values, out);
  return out;
}

std::string facet_values(const Facet& facet) {
  std::string out;
  add_lines(facet.values, out);
  return out;
}

}  // namespace inkling
