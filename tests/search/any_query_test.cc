// SPDX-License-Identifier: MIT
// Any query is answered: the sample vault, asked what nobody would ask. INKLING_ROUNDS=1000000 is
// the long run by hand, INKLING_QUERIES=FILE asks the lines of a file; both report the slowest.
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "query/query_maker.h"
#include "search/vault.h"

namespace inkling {
namespace {

double processor_ms() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

class SampleVault {
 public:
  SampleVault() {
    const auto report = update_index({.vault = INKLING_SOURCE_DIR "/tests/vaults/sample",
                                      .index_folder = folder_.at("index"),
                                      .schemas = shipped_schemas(),
                                      .threads = 1});
    EXPECT_TRUE(report) << report.error().message;
    auto opened = Searcher::open(folder_.at("index"));
    EXPECT_TRUE(opened) << opened.error().message;
    searcher_ = std::make_unique<Searcher>(std::move(*opened));
  }

  /// What the time goes to does not change the answer; only the long run looks at it.
  Results ask(const Request& request) {
    const double before = processor_ms();
    auto results = searcher_->search(request);
    const double took = processor_ms() - before;
    if (!results) {
      ADD_FAILURE() << results.error().message << "\nquery: " << request.query;
      return {};
    }
    if (took > slowest_ms_) {
      slowest_ms_ = took;
      slowest_ = request.query;
    }
    return *results;
  }

  void report(std::ostream& out) const {
    out << "slowest: " << slowest_ms_ << " ms: " << slowest_.substr(0, 400) << "\n";
  }

 private:
  TempVault folder_;
  std::unique_ptr<Searcher> searcher_;
  double slowest_ms_ = 0;
  std::string slowest_;
};

void expect_sound(const Results& results, const std::string& query) {
  EXPECT_LE(results.hits.size(), results.limit) << query;
  EXPECT_LE(results.diagnostics.size(), 2 * kMaxQueryDiagnostics) << query;
  for (const Diagnostic& one : results.diagnostics) {
    EXPECT_LE(one.span.end, results.query.size()) << query << "\n" << one.code;
  }
  for (const Hit& hit : results.hits) {
    for (const Span& mark : hit.passage.snippet.highlights) {
      EXPECT_LE(mark.end, hit.passage.snippet.text.size()) << query;
    }
  }
}

TEST(SearchAnyText, AnswersQueriesByChance) {
  SampleVault vault;
  QueryMaker maker(20261122);
  const char* const asked = std::getenv("INKLING_ROUNDS");
  for (int i = asked == nullptr ? 200 : std::atoi(asked); i > 0; --i) {
    const Request request{.query = maker.text(),
                          .any = i % 7 == 0,
                          .limit = 3,
                          .as_you_type = i % 3 == 0,
                          .today = make_date(2026, 11, 22)};
    expect_sound(vault.ask(request), request.query);
  }
  if (asked != nullptr) vault.report(std::cout);
}

TEST(SearchAnyText, AnswersNaughtyText) {
  SampleVault vault;
  std::vector<std::string> queries{std::string("\0", 1),
                                   "\xFF\xFE\xFD",
                                   "\xED\xA0\x80",
                                   "\xF4\x90\x80\x80",
                                   "../../etc/passwd",
                                   "' OR 1=1 --",
                                   "%00",
                                   "\\",
                                   "\\\\\\\"",
                                   "/(((/",
                                   "/[[:x:]]/",
                                   "/a{1000}{1000}/",
                                   "/(a*)*b/",
                                   "\xE2\x80\xAE"
                                   "desrever",
                                   "Z\xCC\x91\xCC\xAB\xCC\x83\xCC\xAA",
                                   "[[]]",
                                   "[[|]]",
                                   "((()))",
                                   "tag:#",
                                   "is:",
                                   "@",
                                   "@@",
                                   "\"\"",
                                   "\"\"~",
                                   "~",
                                   "~~",
                                   "*~",
                                   "* *",
                                   "-*",
                                   "--",
                                   "a~9",
                                   "a~0",
                                   "date:9999-99-99",
                                   "date:0000",
                                   "date:..",
                                   "date:99999999999999999999",
                                   "newer_than:-1d",
                                   "newer_than:99999999y",
                                   "[price:>1e999]",
                                   "[price:>nan]",
                                   "limit:0",
                                   "limit:-1 a",
                                   "sort:nothing a",
                                   "path:****************a",
                                   "path:/(.*)*x/",
                                   "title:/.*/",
                                   "line:(-a)",
                                   "line:(tag:customer)",
                                   "section:(line:(block:(a)))",
                                   "item:(item:(item:a))",
                                   "decision:(fact:(a))",
                                   "-(-(-(-a)))",
                                   "a NEAR/0 b",
                                   "a NEAR/99999 b",
                                   "title:(date:2026)",
                                   "match-case:(ignore-case:(match-case:a))",
                                   "a* b* c* d* e*",
                                   "=",
                                   "=\"",
                                   "+",
                                   "+(",
                                   "{}",
                                   std::string(5'000, '('),
                                   std::string(5'000, 'a'),
                                   std::string(70'000, '*')};
  std::string many;
  for (int i = 0; i < 300; ++i) many += "\xF0\x9F\x90\x9F\xE8\xAF\xAD ";
  queries.push_back(many);
  if (const char* const file = std::getenv("INKLING_QUERIES")) {
    std::ifstream lines(file, std::ios::binary);
    for (std::string line; std::getline(lines, line);) queries.push_back(line);
  }
  for (const std::string& query : queries) {
    for (const bool any : {false, true}) {
      const Request request{.query = query, .any = any, .today = make_date(2026, 11, 22)};
      expect_sound(vault.ask(request), query);
    }
  }
  if (std::getenv("INKLING_QUERIES") != nullptr) vault.report(std::cout);
}

}  // namespace
}  // namespace inkling
