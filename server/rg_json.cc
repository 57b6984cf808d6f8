// SPDX-License-Identifier: MIT
#include "server/rg_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "notes/vault.h"

namespace inkling {
namespace {

using Json = nlohmann::ordered_json;

/// Per line the bytes of it that were found; none: the line is shown for what is near it.
using Found = std::map<uint32_t, std::vector<Span>>;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json text(std::string_view bytes) {
  return {{"text", bytes}};
}

void add_passage(const Passage& passage, const LineIndex& lines, Found& found) {
  const bool as_written = passage.snippet.text.size() == passage.source.size();
  if (!as_written || passage.snippet.highlights.empty()) {
    if (passage.place.line <= lines.line_count()) found[passage.place.line];
    return;
  }
  for (const Span& mark : passage.snippet.highlights) {
    const uint32_t begin = passage.source.begin + mark.begin;
    const uint32_t line = lines.position_of(begin).line;
    const uint32_t from = begin - lines.line_begin(line);
    found[line].push_back({from, from + mark.size()});
  }
}

Json match(const std::string& path, std::string_view source, const LineIndex& lines,
           const Found::value_type& found) {
  const uint32_t begin = lines.line_begin(found.first);
  const bool last = found.first == lines.line_count();
  const size_t end = last ? source.size() : lines.line_begin(found.first + 1);
  const std::string_view line = source.substr(begin, end - begin);
  Json submatches = Json::array();
  for (const Span& span : found.second) {
    const uint32_t to = std::min(span.end, static_cast<uint32_t>(line.size()));
    if (span.begin >= to) continue;
    submatches.push_back({{"match", text(line.substr(span.begin, to - span.begin))},
                          {"start", span.begin},
                          {"end", to}});
  }
  return {{"type", "match"},
          {"data",
           {{"path", text(path)},
            {"lines", text(line)},
            {"line_number", found.first},
            {"absolute_offset", begin},
            {"submatches", std::move(submatches)}}}};
}

Json stats(uint64_t matches) {
  return {{"elapsed", {{"secs", 0}, {"nanos", 0}, {"human", "0s"}}},
          {"searches", 1},
          {"searches_with_match", matches > 0 ? 1 : 0},
          {"bytes_searched", 0},
          {"bytes_printed", 0},
          {"matched_lines", matches},
          {"matches", matches}};
}

}  // namespace

std::string rg_json(const Results& results, const std::string& vault,
                    const std::function<std::string(const std::string& path)>& shown) {
  std::string out;
  uint64_t all = 0;
  std::vector<std::string> paths;  // Several items of one note are one file's matches.
  std::map<std::string, std::vector<const Passage*>> passages;
  for (const Hit& hit : results.hits) {
    std::vector<const Passage*>& of_note = passages[hit.path];
    if (of_note.empty()) paths.push_back(hit.path);
    if (hit.passages.empty()) of_note.push_back(&hit.passage);
    for (const Passage& passage : hit.passages) of_note.push_back(&passage);
  }
  for (const std::string& path : paths) {
    const Result<NoteFile> file = read_note(vault, path);
    if (!file) continue;
    const LineIndex lines(file->content);
    const std::string name = shown ? shown(path) : path;
    Found found;
    for (const Passage* passage : passages[path]) add_passage(*passage, lines, found);
    out += dumped({{"type", "begin"}, {"data", {{"path", text(name)}}}});
    for (const auto& line : found) out += dumped(match(name, file->content, lines, line));
    out += dumped(
        {{"type", "end"},
         {"data",
          {{"path", text(name)}, {"binary_offset", nullptr}, {"stats", stats(found.size())}}}});
    all += found.size();
  }
  Json elapsed = {{"secs", 0}, {"nanos", 0}, {"human", "0s"}};
  out += dumped({{"type", "summary"},
                 {"data", {{"elapsed_total", std::move(elapsed)}, {"stats", stats(all)}}}});
  return out;
}

}  // namespace inkling
