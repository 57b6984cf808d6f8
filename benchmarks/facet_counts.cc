// SPDX-License-Identifier: MIT
// Three facets over all matches of a word, beside the plain search and beside SQLite FTS5.
//
//   facet_counts INDEX DB WORD...     DB as `peer_fts5 build` makes it
//
// In turns, in one process: the ten best hits alone (paths and ranks, as a script asks for them;
// then as a person sees them), the same with three facets, and the peer's counts from its side
// table. Prints, per word, how many notes match and the medians in milliseconds.
#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "query/searcher.h"

namespace {

constexpr int kRounds = 41;

/// Of the processor, so that other processes do not count.
double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median(std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  return ms[ms.size() / 2];
}

class Peer {
 public:
  explicit Peer(const std::string& path) {
    sqlite3_open(path.c_str(), &db_);
    sqlite3_exec(db_, "PRAGMA cache_size=-200000; PRAGMA mmap_size=4000000000;", nullptr, nullptr,
                 nullptr);
    sqlite3_prepare_v2(db_,
                       "SELECT name, value, count(*) FROM facets WHERE note IN (SELECT rowid FROM "
                       "notes WHERE notes MATCH ?1) GROUP BY name, value",
                       -1, &counts_, nullptr);
  }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  ~Peer() {
    sqlite3_finalize(counts_);
    sqlite3_close(db_);
  }
  int count(const std::string& word) {
    const std::string quoted = '"' + word + '"';
    sqlite3_bind_text(counts_, 1, quoted.data(), static_cast<int>(quoted.size()), SQLITE_TRANSIENT);
    int rows = 0;
    while (sqlite3_step(counts_) == SQLITE_ROW) ++rows;
    sqlite3_reset(counts_);
    return rows;
  }

 private:
  sqlite3* db_ = nullptr;
  sqlite3_stmt* counts_ = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3) {
    fmt::print(stderr, "usage: facet_counts INDEX DB WORD...\n");
    return 2;
  }
  auto searcher = inkling::Searcher::open(arguments[0]);
  if (!searcher) {
    fmt::print(stderr, "facet_counts: {}\n", searcher.error().message);
    return 1;
  }
  Peer peer(arguments[1]);
  const std::vector<std::string> facets = {"tag", "type", "month"};
  fmt::print("word\tmatches\ttop10_bare\ttop10_shown\ttop10_bare_facets\tpeer_facets\n");
  for (size_t i = 2; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const inkling::Request bare{
        .query = word, .by = inkling::Unit::kNote, .exact_total = false, .details = false};
    inkling::Request shown = bare;
    shown.details = true;
    inkling::Request counted = bare;
    counted.facets = facets;
    uint64_t matches = 0;
    const auto search = [&](const inkling::Request& request) {
      const auto results = searcher->search(request);
      matches = results ? results->total : 0;
    };
    const std::function<void()> runs[] = {[&] { search(bare); }, [&] { search(shown); },
                                          [&] { search(counted); }, [&] { peer.count(word); }};
    std::vector<double> times[4];
    for (int round = 0; round < kRounds; ++round) {
      for (size_t run = 0; run < 4; ++run) {
        const double begin = cpu_ms();
        runs[run]();
        if (round > 0) times[run].push_back(cpu_ms() - begin);  // The first makes the columns.
      }
    }
    fmt::print("{}\t{}\t{:.2f}\t{:.2f}\t{:.2f}\t{:.2f}\n", word, matches, median(times[0]),
               median(times[1]), median(times[2]), median(times[3]));
  }
  return 0;
}
