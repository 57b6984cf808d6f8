// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/search_options.h"
#include "query/golden_queries.h"

namespace inkling {
namespace {

constexpr uint32_t kLooked = 100;  ///< Hits of each query in which the right note is looked for.

struct BenchOptions {
  std::string file{};
  bool any = false;
  bool all = false;
};

Result<std::vector<GoldenQuery>> read_queries(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) {
    return Error{.code = Code::kInvalid, .message = std::strerror(errno), .where = path};
  }
  auto queries = parse_golden_queries(text, path);
  if (queries && queries->empty()) {
    return Error{.code = Code::kInvalid, .message = "no queries in it", .where = path};
  }
  return queries;
}

Result<std::vector<std::string>> paths_found(Searcher& searcher, const Request& request) {
  const Result<Results> results = searcher.search(request);
  if (!results) return results.error();
  std::vector<std::string> paths;
  for (const Hit& hit : results->hits) {
    if (std::find(paths.begin(), paths.end(), hit.path) == paths.end()) paths.push_back(hit.path);
  }
  return paths;
}

std::string line_of(const GoldenQuery& golden, const std::vector<std::string>& found) {
  const uint32_t rank = rank_of_answer(golden, found);
  if (rank == 1) return fmt::format("{:>4}  {}\n", rank, golden.query);
  std::string line =
      fmt::format("{:>4}  {}\n      wanted {}\n", rank == 0 ? "-" : std::to_string(rank),
                  golden.query, golden.answers.front());
  if (!found.empty()) line += fmt::format("      first  {}\n", found.front());
  return line;
}

int run(Session& session, const BenchOptions& options) {
  if (options.file.empty()) return report_usage(session, "bench", "which FILE of queries?");
  const Result<std::vector<GoldenQuery>> queries = read_queries(options.file);
  if (!queries) return report(session, queries.error());
  const Result<Request> request =
      request_of({.limit = kLooked, .any = options.any}, session.environment);
  if (!request) return report(session, request.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  Result<Searcher> searcher = open_searcher(located->workspace);
  if (!searcher) return report_index(session, searcher.error());
  std::vector<std::vector<std::string>> found;
  std::string misses;
  for (const GoldenQuery& golden : *queries) {
    Request one = *request;
    one.query = golden.query;
    one.details = false;
    const auto paths = paths_found(*searcher, one);
    if (!paths) return report_index(session, paths.error());
    found.push_back(*paths);
    if (options.all || rank_of_answer(golden, found.back()) != 1) {
      misses += line_of(golden, found.back());
    }
  }
  const Measures mean = measure_golden(*queries, found);
  session.out.write(printable_lines(misses));
  session.out.write(
      fmt::format("{} queries: first {:.3f}, MRR@10 {:.3f}, nDCG@10 {:.3f}, R@100 {:.3f}\n",
                  queries->size(), mean.success_1, mean.mrr_10, mean.ndcg_10, mean.recall_100));
  return kExitFound;
}

}  // namespace

Command bench_command() {
  const auto into = std::make_shared<BenchOptions>();
  return {
      .name = "bench",
      .summary = "Score the ranking on your own queries",
      .arguments = "FILE",
      .details =
          "FILE holds one query a line, then a tab and the note that answers it; more notes may\n"
          "follow, each after a tab. A line that starts with # is a comment. Prints the queries\n"
          "whose note does not come first, with its rank, what was wanted and what came, and then\n"
          "the means: how often it comes first, MRR@10, nDCG@10 and R@100.",
      .examples =
          "inkling bench queries.tsv\n"
          "inkling bench --all --any questions.tsv",
      .options = {{"file", "", "", &into->file},
                  {"--any", "", "rank by any of the words, as search --any", &into->any},
                  {"--all", "", "also print the queries whose note comes first", &into->all}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
