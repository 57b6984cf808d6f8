// SPDX-License-Identifier: MIT
// Whatever is edited in whatever order, an updated index is the one that a rebuild gives.
#include "tests/indexer/random_edits.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

class RandomEditsTest : public ::testing::TestWithParam<unsigned> {};

TEST_P(RandomEditsTest, UpdatingEqualsRebuilding) {
  IndexWorld world;
  RandomEdits edits(world, GetParam());
  for (int round = 0; round < 6; ++round) {
    for (int i = 0; i < 8; ++i) edits.edit();
    const IndexReport report = world.update();
    ASSERT_EQ(report.rebuilt, round == 0);
    ASSERT_EQ(world.dump(), world.dump_of_rebuild()) << "round " << round;
    const IndexReport again = world.update();
    ASSERT_EQ(again.added + again.modified + again.removed + again.renamed, 0u);
    ASSERT_EQ(again.revision, report.revision);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEditsTest, ::testing::Range(1u, 9u));

}  // namespace
}  // namespace inkling
