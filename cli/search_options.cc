// SPDX-License-Identifier: MIT
#include "cli/search_options.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "cli/here.h"
#include "cli/locate.h"

namespace inkling {
namespace {

constexpr size_t kMaxInputBytes = 16 << 20;  // Of a query on standard input.

std::string read_all(std::FILE* file) {
  std::string out;
  char buffer[1 << 14];
  size_t size = 0;
  while (out.size() < kMaxInputBytes && (size = std::fread(buffer, 1, sizeof buffer, file)) > 0) {
    out.append(buffer, size);
  }
  while (out.ends_with('\n') || out.ends_with('\r')) out.pop_back();
  return out;
}

std::string query_text(const std::vector<std::string>& words) {
  if (words.size() == 1 && words[0] == "-") return read_all(stdin);
  return fmt::format("{}", fmt::join(words, " "));
}

Unit unit_of(std::string_view by) {
  if (by == "note") return Unit::kNote;
  if (by == "item") return Unit::kItem;
  if (by == "section") return Unit::kSection;
  return Unit::kAuto;
}

// "tag,people:5" names two.
void append_split(std::string_view list, std::vector<std::string>& out) {
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) out.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

/// What pickers pass to ripgrep, whose answers have this shape anyway.
std::vector<Option> picker_options(SearchOptions& into) {
  constexpr std::string_view kHelp = "accepted, as ripgrep's";
  std::vector<Option> options{{"--line-number", "", kHelp, &into.line_numbers},
                              {"--column", "", kHelp, &into.columns},
                              {"-e,--regexp", "QUERY", kHelp, &into.patterns},
                              {"-g,--glob", "GLOB", kHelp, &into.globs},
                              {"--max-columns", "N", kHelp, &into.ignored_value}};
  for (const std::string_view name :
       {"--no-heading", "--no-messages", "-H,--with-filename", "-S,--smart-case",
        "-i,--ignore-case", "--line-buffered", "--hidden", "--max-columns-preview"}) {
    options.push_back({name, "", kHelp, &into.ignored});
  }
  for (Option& option : options) option.listed = false;
  return options;
}

}  // namespace

std::string_view format_of(const SearchOptions& options) {
  const bool columns = options.columns || options.vimgrep;
  if (options.nul) return columns ? "nul-columns" : options.line_numbers ? "nul-lines" : "nul";
  if (options.rg_json) return "rg-json";
  if (!options.format.empty()) return options.format;
  if (columns) return "vimgrep";
  return options.line_numbers ? "lines" : "";
}

bool has_paths_from_here(std::string_view format) {
  return format == "paths" || format == "vimgrep" || format == "lines" ||
         format.starts_with("nul") || format == "rg-json";
}

std::vector<std::string> take_paths(SearchOptions& options) {
  std::vector<std::string> paths;
  const std::string_view format = format_of(options);
  if (!has_paths_from_here(format) || format == "paths" || format == "nul") return paths;
  const size_t first = options.patterns.empty() ? 1 : 0;
  while (options.query.size() > first && looks_like_path(options.query.back())) {
    paths.insert(paths.begin(), std::move(options.query.back()));
    options.query.pop_back();
  }
  return paths;
}

std::vector<Option> search_option_list(SearchOptions& into) {
  std::vector<Option> options{
      {"query", "", "", &into.query},
      {"-n,--limit", "N", "at most so many hits (10)", &into.limit},
      {"--offset", "N", "leave out the first N hits", &into.offset},
      {"--any", "", "rank by any of the words, for whole sentences and questions", &into.any},
      {"--by",
       "UNIT",
       "what a hit is: note, item or section (else as the query asks)",
       &into.by,
       {"note", "item", "section"}},
      {"--history", "", "decisions that match and all before and after them, by date",
       &into.history},
      {"--recent", "", "of two notes about as good, the newer one first", &into.recent},
      {"--facet", "NAMES", "count the values of tag, people:5, [status], ... over all matches",
       &into.facets},
      {"--filter", "NAME=VALUE", "only matches with this facet value; may be repeated",
       &into.filters},
      {"--format",
       "FORMAT",
       "text, json, jsonl, vimgrep, paths, csv or trec",
       &into.format,
       {"text", "json", "jsonl", "vimgrep", "paths", "csv", "trec"}},
      {"-0,--null", "", "paths, each followed by a zero byte: for xargs -0", &into.nul},
      {"--vimgrep", "", "as --format vimgrep", &into.vimgrep},
      {"--rg-json", "", "as ripgrep's --json", &into.rg_json},
      {"--as-you-type", "", "the last word may be unfinished", &into.as_you_type},
      {"--count", "", "print the number of matches only", &into.count},
      {"--strict", "", "exit 2 when something is wrong with the query", &into.strict},
      {"--queries", "FILE", "run the queries of a file, one 'id<TAB>query' per line",
       &into.queries},
      {"--trec-id",
       "WHAT",
       "in trec: path, stem (file name alone), or auto",
       &into.trec_id,
       {"auto", "path", "stem"}},
      {"--without", "PARTS", "rank without these parts of the score, to see what they do",
       &into.without},
      {"--no-refresh", "", "answer from the index as it is", &into.no_refresh},
  };
  for (Option& option : picker_options(into)) options.push_back(std::move(option));
  return options;
}

Result<Request> request_of(const SearchOptions& options, const Environment& environment) {
  std::vector<std::string> words = options.patterns;
  words.insert(words.end(), options.query.begin(), options.query.end());
  Request request{.query = query_text(words),
                  .by = unit_of(options.by),
                  .any = options.any,
                  .offset = options.offset,
                  .limit = options.limit,
                  .order = options.history ? Order::kHistory : Order::kBest};
  const Result<Date> day = today(environment);
  if (!day) return day.error();
  request.today = *day;
  for (const std::string& list : options.facets) append_split(list, request.facets);
  for (const std::string& list : options.without) append_split(list, request.without);
  for (const std::string& filter : options.filters) {
    const size_t equals = filter.find('=');
    if (equals == std::string::npos || equals == 0) {
      return Error{.code = Code::kInvalid,
                   .message = fmt::format("--filter: '{}' is not NAME=VALUE", filter),
                   .hint = "for example --filter tag=customer"};
    }
    request.filters.emplace_back(filter.substr(0, equals), filter.substr(equals + 1));
  }
  if (options.count) request.limit = 0;
  request.as_you_type = options.as_you_type;
  const std::string_view format = format_of(options);
  if (options.count || format == "paths" || format == "nul" || format == "trec") {
    request.details = false;
  }
  return request;
}

}  // namespace inkling
