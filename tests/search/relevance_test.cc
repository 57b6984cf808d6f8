// SPDX-License-Identifier: MIT
// The ranking as a golden: tests/relevance/sample.tsv are the queries, sample.txt the rank of the
// right note for each, and the means. INKLING_UPDATE_GOLDEN=1 writes it; read its difference.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "indexer/update.h"
#include "query/golden_queries.h"
#include "query/searcher.h"
#include "schemas/load.h"
#include "support/temp_vault.h"

namespace inkling {
namespace {

const std::string kSource = INKLING_SOURCE_DIR;

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::vector<std::string>> answers(const std::vector<GoldenQuery>& queries) {
  TempVault folder;
  const auto report = update_index({.vault = kSource + "/tests/vaults/sample",
                                    .index_folder = folder.at("index"),
                                    .schemas = shipped_schemas(),
                                    .threads = 1});
  EXPECT_TRUE(report) << report.error().message;
  auto searcher = Searcher::open(folder.at("index"));
  EXPECT_TRUE(searcher) << searcher.error().message;
  std::vector<std::vector<std::string>> found;
  for (const GoldenQuery& golden : queries) {
    const auto results = searcher->search(
        {.query = golden.query, .limit = 100, .details = false, .today = make_date(2026, 11, 15)});
    found.emplace_back();
    EXPECT_TRUE(results) << golden.query;
    for (const Hit& hit : results->hits) found.back().push_back(hit.path);
  }
  return found;
}

TEST(Relevance, PutsTheRightNoteOfTheSampleVaultFirst) {
  const auto queries =
      parse_golden_queries(slurp(kSource + "/tests/relevance/sample.tsv"), "sample");
  ASSERT_TRUE(queries) << queries.error().where;
  ASSERT_GE(queries->size(), 150U);
  const auto found = answers(*queries);
  const Measures mean = measure_golden(*queries, found);
  EXPECT_GE(mean.success_1, 0.95);
  EXPECT_GE(mean.mrr_10, 0.97);
  std::string made = fmt::format("S@1 {:.4f}  MRR@10 {:.4f}  nDCG@10 {:.4f}  R@100 {:.4f}\n",
                                 mean.success_1, mean.mrr_10, mean.ndcg_10, mean.recall_100);
  for (size_t i = 0; i < queries->size(); ++i) {
    made +=
        fmt::format("{:>3}  {}\n", rank_of_answer((*queries)[i], found[i]), (*queries)[i].query);
  }
  const std::string path = kSource + "/tests/relevance/sample.txt";
  if (std::getenv("INKLING_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << made;
  EXPECT_EQ(made, slurp(path));
}

}  // namespace
}  // namespace inkling
