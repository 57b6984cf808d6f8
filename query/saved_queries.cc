// SPDX-License-Identifier: MIT
#include "query/saved_queries.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "notes/file.h"
#include "notes/read_file.h"
#include "query/lexer.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// One line, as a line of the file has to be.
std::string on_one_line(std::string_view query) {
  std::string line(trimmed(query));
  for (char& c : line) {
    if (kBlanks.find(c) != std::string_view::npos || c == '\0') c = ' ';
  }
  return line;
}

}  // namespace

bool is_saved_name(std::string_view name) {
  const Glyph first = glyph_at(name, 0);
  if (!first.word() || (first.as >= '0' && first.as <= '9') || name.back() == '.') return false;
  for (size_t at = 0; at < name.size();) {
    const Glyph glyph = glyph_at(name, at);
    if (!glyph.word() && glyph.as != '-' && glyph.as != '.') return false;
    at += glyph.size;
  }
  return true;
}

const SavedQuery* SavedQueries::find(std::string_view name) const {
  const std::string wanted = fold(name);
  const auto found = std::find_if(list.begin(), list.end(), [&wanted](const SavedQuery& one) {
    return fold(one.name) == wanted;
  });
  return found == list.end() ? nullptr : &*found;
}

SavedQueries parse_saved_queries(std::string_view file) {
  SavedQueries saved;
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  uint32_t number = 0;
  bool open = false;  // An indented line would continue the last query.
  for (const std::string_view line : lines_of(file)) {
    ++number;
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == '#') {
      open = open && text.empty();
      continue;
    }
    if (kBlanks.find(line.front()) != std::string_view::npos && open) {
      SavedQuery& last = saved.list.back();
      last.text.append(last.text.empty() ? "" : " ").append(text);
      last.line_count = number - last.line + 1;
      continue;
    }
    const size_t colon = text.find(':');
    const std::string_view name = trimmed(text.substr(0, colon));
    open = colon != std::string_view::npos && is_saved_name(name);
    if (!open) {
      saved.problems.push_back(fmt::format("{}: expected 'name: query'", number));
    } else {
      if (saved.find(name) != nullptr) {
        saved.problems.push_back(fmt::format("{}: '{}' stands above already", number, name));
      }
      saved.list.push_back({.name = std::string(name),
                            .text = std::string(trimmed(text.substr(colon + 1))),
                            .line = number});
    }
  }
  return saved;
}

std::string with_saved_query(std::string_view file, std::string_view name, std::string_view query) {
  const SavedQueries saved = parse_saved_queries(file);
  const SavedQuery* const old = saved.find(name);
  const std::string text = on_one_line(query);
  const std::string line = text.empty() ? "" : fmt::format("{}: {}\n", name, text);
  std::string out;
  uint32_t number = 0;
  for (const std::string_view before : lines_of(file)) {
    ++number;
    const bool replaced =
        old != nullptr && number >= old->line && number < old->line + old->line_count;
    if (replaced && number == old->line) out += line;
    if (!replaced) out.append(before).append("\n");
  }
  if (old == nullptr) out += line;
  return out;
}

Result<std::string> read_saved_queries(const std::string& vault) {
  const Result<Fd> root = open_root(vault);
  if (!root) return root.error();
  Result<NoteFile> file = read_file_below(vault, root->get(), kSavedQueriesFile, kMaxSavedBytes);
  if (file) return std::move(file->content);
  if (file.error().code == Code::kNotFound) return std::string();
  return file.error();
}

}  // namespace inkling
