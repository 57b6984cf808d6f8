// SPDX-License-Identifier: MIT
#include "indexer/packed_postings.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <utility>
#include <vector>

namespace inkling {
namespace {

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;  ///< Docid and wdf.

Pairs postings_of(const SortedPostings& sorted, uint32_t term) {
  std::vector<Posting> list = {{.docid = 99, .wdf = 99}};
  sorted.read(term, list);
  Pairs pairs;
  for (const Posting& posting : list) pairs.emplace_back(posting.docid, posting.wdf);
  return pairs;
}

TEST(PackedPostings, AreSortedByTermThenByDocument) {
  PackedPostings postings;
  postings.begin_document(3, 2);
  postings.add(1, 7);
  postings.add(0, 0);
  postings.begin_document(4, 0);
  postings.begin_document(4'000'000'000, 2);
  postings.add(2, 4'000'000'000);
  postings.add(1, 1);
  const SortedPostings sorted = postings.sort(3);
  EXPECT_EQ(postings_of(sorted, 0), (Pairs{{3, 0}}));
  EXPECT_EQ(postings_of(sorted, 1), (Pairs{{3, 7}, {4'000'000'000, 1}}));
  EXPECT_EQ(postings_of(sorted, 2), (Pairs{{4'000'000'000, 4'000'000'000}}));
}

TEST(PackedPostings, MayBeNone) {
  PackedPostings postings;
  (void)postings.sort(0);
  postings.begin_document(1, 0);
  (void)postings.sort(0);
}

TEST(PackedPostings, OfManyDocumentsAreAllThere) {
  constexpr uint32_t kTerms = 5000;
  std::mt19937 random(1);
  PackedPostings postings;
  std::map<uint32_t, Pairs> expected;
  for (uint32_t term = 0; term < kTerms; ++term) expected[term] = {};
  uint32_t docid = 0;
  for (int i = 0; i < 2000; ++i) {
    docid += 1 + static_cast<uint32_t>(random() % 300);
    // The first has every term, and more bytes than a chunk is meant to have.
    const uint32_t step = i == 0 ? 1 : 1 + static_cast<uint32_t>(random() % 50);
    Pairs document;
    for (uint32_t term = 0; term < kTerms; term += step) {
      document.emplace_back(term, static_cast<uint32_t>(random()) >> random() % 32);
    }
    postings.begin_document(docid, document.size());
    for (const auto& [term, wdf] : document) {
      postings.add(term, wdf);
      expected[term].emplace_back(docid, wdf);
    }
  }
  const SortedPostings sorted = postings.sort(kTerms);
  for (const auto& [term, pairs] : expected) {
    ASSERT_TRUE(postings_of(sorted, term) == pairs) << "term " << term;
  }
}

}  // namespace
}  // namespace inkling
