// SPDX-License-Identifier: MIT
#include "cli/many_queries.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <unordered_set>

#include "cli/answer.h"
#include "cli/indexing.h"
#include "cli/report.h"

namespace inkling {
namespace {

Result<std::string> read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) {
    return Error{.code = Code::kInvalid, .message = std::strerror(errno), .where = path};
  }
  return text;
}

// An index that is there and as fresh as one check makes it.
Result<Searcher> prepared(Session& session, const WorkspaceOptions& workspace, bool check) {
  Result<Searcher> searcher = open_searcher(workspace);
  if (!searcher && searcher.error().code == Code::kNotFound && check) {
    const Result<IndexReport> report = run_index(session, workspace, {.list_problems = false});
    if (!report) return report.error();
    return open_searcher(workspace);
  }
  if (!searcher || !check) return searcher;
  const Result<Refreshed> refreshed = refresh(workspace, *searcher);
  if (!refreshed) return refreshed.error();
  return searcher;
}

Result<bool> use_stems(const SearchOptions& options, const WorkspaceOptions& workspace) {
  if (options.trec_id != "auto") return options.trec_id == "stem";
  const Result<Scan> scan = scan_vault(workspace.vault, workspace.scan);
  if (!scan) return scan.error();
  return stems_name_notes(scan->files);
}

}  // namespace

Result<std::vector<NamedQuery>> parse_queries(std::string_view text, std::string_view where) {
  std::vector<NamedQuery> out;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (size_t line_number = 1; !text.empty(); ++line_number) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) {
      return Error{.code = Code::kInvalid,
                   .message = "expected 'id<TAB>query'",
                   .where = fmt::format("{}:{}", where, line_number)};
    }
    out.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return out;
}

bool stems_name_notes(const std::vector<FileStamp>& notes) {
  std::unordered_set<std::string_view> seen;
  return std::ranges::all_of(notes, [&seen](const FileStamp& note) {
    std::string_view name = note.path;
    name.remove_prefix(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
    name = name.substr(0, name.rfind('.'));
    return name.find_first_of(" \t\n") == std::string_view::npos && seen.insert(name).second;
  });
}

int run_queries(Session& session, const WorkspaceOptions& workspace, const SearchOptions& options,
                const Request& request) {
  if (options.format != "trec" || !request.query.empty()) {
    return report_usage(session, "search", "--queries goes with --format trec and no QUERY");
  }
  const Result<std::string> text = read_text(options.queries);
  if (!text) return report(session, text.error());
  const Result<std::vector<NamedQuery>> queries = parse_queries(*text, options.queries);
  if (!queries) return report(session, queries.error());
  Result<Searcher> searcher = prepared(session, workspace, !options.no_refresh);
  if (!searcher) return report_index(session, searcher.error());
  const Result<bool> stems = use_stems(options, workspace);
  if (!stems) return report(session, stems.error());
  Request one = request;
  bool found = false;
  for (const NamedQuery& query : *queries) {
    one.query = query.text;
    const Result<Results> results = searcher->search(one);
    if (!results) return report(session, results.error());
    found = found || !results->hits.empty();
    session.out.write(answer_trec(*results, query.id, *stems));
  }
  return found ? kExitFound : kExitNothing;
}

}  // namespace inkling
