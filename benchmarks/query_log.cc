// SPDX-License-Identifier: MIT
// Answers a log of queries in one process and prints, per class, the median and 99th percentile in
// milliseconds and the count, the columns that peer_fts5 prints for the same log; then the same two
// of processor time, which other work on the machine disturbs less.
//
//   query_log INDEX LOG [CLASS...]     LOG: lines "class<TAB>query" as make_vault writes them
//   query_log INDEX LOG matches        instead, "class/query<TAB>matches" of each query
//
// A first pass over the log warms the page cache, and what the process remembers: the stems of
// words that begin alike. Ten hits with snippets, as a person would see them; class "facets" counts
// tag, type and month over all matches besides.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/searcher.h"

namespace {

inkling::Request request_for(const std::string& kind, const std::string& text) {
  inkling::Request request;
  request.query = text;
  request.today = inkling::make_date(2026, 11, 22);
  request.exact_total = false;
  if (kind == "facets") request.facets = {"tag", "type", "month"};
  if (kind.starts_with("prefix")) {
    request.as_you_type = true;
    request.query.pop_back();
  }
  return request;
}

struct Times {
  std::vector<double> wall{};
  std::vector<double> processor{};
};

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double percentile(const std::vector<double>& sorted, size_t percent) {
  return sorted[sorted.size() * percent / 100];
}

/// Exactly how many notes have what each query asks for; those that come close do not count.
int print_matches(inkling::Searcher& searcher, const std::string& log) {
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);) {
    const std::string kind = line.substr(0, line.find('\t'));
    if (kind == "typo" || kind == "items") continue;  // The peer has neither.
    inkling::Request request = request_for(kind, line.substr(kind.size() + 1));
    request.exact_total = true;
    request.facets.clear();
    request.limit = 1;
    const auto results = searcher.search(request);
    if (!results) return 1;
    const bool loosened =
        !results->hits.empty() && results->hits[0].tier >= inkling::Tier::kSomeWords;
    fmt::print("{}/{}\t{}\n", kind, line.substr(kind.size() + 1), loosened ? 0 : results->total);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: query_log INDEX LOG [CLASS...]\n", stderr);
    return 2;
  }
  auto searcher = inkling::Searcher::open(argv[1]);
  if (!searcher) {
    fmt::print(stderr, "query_log: {}\n", searcher.error().message);
    return 1;
  }
  const std::set<std::string> wanted(argv + 3, argv + argc);
  if (wanted.contains("matches")) return print_matches(*searcher, argv[2]);
  std::map<std::string, Times> times;
  for (int pass = 0; pass < 2; ++pass) {
    times.clear();
    std::ifstream in(argv[2]);
    for (std::string line; std::getline(in, line);) {
      const std::string kind = line.substr(0, line.find('\t'));
      if (!wanted.empty() && !wanted.contains(kind)) continue;
      const inkling::Request request = request_for(kind, line.substr(kind.size() + 1));
      const double processor = processor_ms();
      const auto start = std::chrono::steady_clock::now();
      const auto results = searcher->search(request);
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - start;
      if (!results) {
        fmt::print(stderr, "query_log: {}: {}\n", request.query, results.error().message);
        return 1;
      }
      times[kind].processor.push_back(processor_ms() - processor);
      times[kind].wall.push_back(took.count());
    }
  }
  for (auto& [kind, of_kind] : times) {
    std::sort(of_kind.wall.begin(), of_kind.wall.end());
    std::sort(of_kind.processor.begin(), of_kind.processor.end());
    fmt::print("{}\t{:.3f}\t{:.3f}\t{}\t{:.3f}\t{:.3f}\n", kind, percentile(of_kind.wall, 50),
               percentile(of_kind.wall, 99), of_kind.wall.size(), percentile(of_kind.processor, 50),
               percentile(of_kind.processor, 99));
  }
  return 0;
}
