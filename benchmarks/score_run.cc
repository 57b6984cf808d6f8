// SPDX-License-Identifier: MIT
// Scores a run in TREC form against judgements, alone or beside a saved run.
//
//   score_run QRELS RUN            the means
//   score_run QRELS RUN OLD_RUN    the means of both, p of the difference, the queries that moved
//   most
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "query/evaluation.h"

namespace {

using inkling::Evaluation;
using inkling::Measures;

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    fmt::print(stderr, "score_run: cannot read '{}'\n", path);
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

template <typename T>
T checked(inkling::Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{}: {}\n", result.error().where, result.error().message);
    std::exit(2);
  }
  return *result;
}

void print(const std::string& name, const Evaluation& result) {
  const Measures& m = result.mean;
  fmt::print(
      "{:10} {:4} queries  nDCG@10 {:.4f}  MAP {:.4f}  R@100 {:.4f}  MRR@10 {:.4f}  S@1 {:.4f}\n",
      name, result.by_query.size(), m.ndcg_10, m.map, m.recall_100, m.mrr_10, m.success_1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: score_run QRELS RUN [OLD_RUN]\n", stderr);
    return 2;
  }
  const auto judged = checked(inkling::parse_judgements(slurp(argv[1]), argv[1]));
  const auto now = inkling::evaluate(judged, checked(inkling::parse_run(slurp(argv[2]), argv[2])));
  print("run", now);
  if (argc < 4) return 0;
  const auto old = inkling::evaluate(judged, checked(inkling::parse_run(slurp(argv[3]), argv[3])));
  print("before", old);
  std::vector<double> a, b;
  std::vector<std::pair<double, std::string>> moved;
  for (const auto& [query, measures] : now.by_query) {
    a.push_back(measures.ndcg_10);
    b.push_back(old.by_query.at(query).ndcg_10);
    if (a.back() != b.back()) moved.emplace_back(a.back() - b.back(), query);
  }
  fmt::print("nDCG@10 {:+.4f}, p = {:.4f}, {} queries moved\n", now.mean.ndcg_10 - old.mean.ndcg_10,
             inkling::paired_significance(a, b), moved.size());
  std::sort(moved.begin(), moved.end(),
            [](const auto& x, const auto& y) { return std::abs(x.first) > std::abs(y.first); });
  for (size_t i = 0; i < moved.size() && i < 20; ++i) {
    fmt::print("  {:+.4f} {}\n", moved[i].first, moved[i].second);
  }
  return 0;
}
