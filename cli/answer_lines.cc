// SPDX-License-Identifier: MIT
// The formats that have one line per hit.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "cli/answer.h"
#include "cli/plain.h"

namespace inkling {
namespace {

std::string_view stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

std::string quoted(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{value};
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

std::string joined_names(const std::vector<ResultPerson>& people) {
  std::string out;
  for (const ResultPerson& person : people) out += (out.empty() ? "" : "; ") + person.name;
  return out;
}

/// `line:column:text` of each passage, or `line:text`, each behind `before(hit)`.
template <typename Before>
std::string passage_lines(const Results& results, bool columns, const Before& before) {
  std::string out;
  const auto append = [&](const Hit& hit, const Passage& passage) {
    const FirstMatch match = first_match(passage);
    out += before(hit);
    out += fmt::format("{}:", match.place.line);
    if (columns) out += fmt::format("{}:", match.place.column);
    out += printable(match.line) + "\n";
  };
  for (const Hit& hit : results.hits) {
    if (hit.passages.empty()) append(hit, hit.passage);
    for (const Passage& passage : hit.passages) append(hit, passage);
  }
  return out;
}

std::string before_line(const Hit& hit) {
  std::string path = hit.path + ":";
  std::ranges::replace(path, '\n', ' ');
  return path;
}

}  // namespace

FirstMatch first_match(const Passage& passage) {
  const std::string_view text = passage.snippet.text;
  const size_t at = passage.snippet.highlights.empty()
                        ? 0
                        : std::min<size_t>(passage.snippet.highlights.front().begin, text.size());
  const size_t before = text.substr(0, at).rfind('\n');
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const size_t end = std::min(text.find('\n', at), text.size());
  const std::string_view line = text.substr(begin, end - begin);
  const auto lines_after = std::count(text.begin() + static_cast<long>(at), text.end(), '\n');
  if (passage.snippet.highlights.empty() || passage.end.line <= lines_after) {
    return {passage.place, line};
  }
  FirstMatch out{.place = {.line = passage.end.line - static_cast<uint32_t>(lines_after)},
                 .line = line};
  const auto into_line = static_cast<uint32_t>(at - begin);
  if (begin > 0) {
    out.place.column = into_line + 1;  // The line begins inside the snippet.
  } else if (lines_after == 0 && passage.end.column > text.size() - at) {
    out.place.column = passage.end.column - static_cast<uint32_t>(text.size() - at);
  } else {
    return {passage.place, line};
  }
  return out;
}

std::string answer_vimgrep(const Results& results) {
  return passage_lines(results, true, before_line);
}

std::string answer_lines(const Results& results) {
  return passage_lines(results, false, before_line);
}

std::string answer_nul_lines(const Results& results, bool columns) {
  return passage_lines(results, columns, [](const Hit& hit) { return hit.path + '\0'; });
}

std::string answer_paths(const Results& results, char end) {
  std::string out;
  std::unordered_set<std::string_view> seen;
  for (const Hit& hit : results.hits) {
    if (seen.insert(hit.path).second) out.append(hit.path).push_back(end);
  }
  return out;
}

std::string answer_csv(const Results& results) {
  std::string out =
      "rank,score,tier,kind,path,line,column,title,type,breadcrumb,date,people,tags,status,owner,"
      "due,priority,text\n";
  for (const Hit& hit : results.hits) {
    const Passage& best =
        hit.passage.snippet.text.empty() && !hit.passages.empty() ? hit.passages[0] : hit.passage;
    out +=
        fmt::format("{},{:.4f},{},{},{},{},{},", hit.rank, hit.score, to_string(hit.tier),
                    quoted(hit.passage.kind), quoted(hit.path), best.place.line, best.place.column);
    out += fmt::format("{},{},{},{},{},{},", quoted(hit.title), quoted(hit.type),
                       quoted(fmt::format("{}", fmt::join(best.breadcrumb, " > "))),
                       hit.passage.date ? to_string(hit.passage.date->date) : "",
                       quoted(joined_names(hit.passage.people)),
                       quoted(fmt::format("{}", fmt::join(hit.passage.tags, " "))));
    out +=
        fmt::format("{},{},{},{},{}\n", best.status, quoted(best.owner),
                    best.due ? to_string(*best.due) : "", best.priority, quoted(best.snippet.text));
  }
  return out;
}

std::string answer_trec(const Results& results, std::string_view qid, bool stems) {
  std::string out;
  for (const Hit& hit : results.hits) {
    out += fmt::format("{}\tQ0\t{}\t{}\t{:.6f}\tinkling\n", qid,
                       stems ? stem_of(hit.path) : std::string_view{hit.path}, hit.rank, hit.score);
  }
  return out;
}

}  // namespace inkling
