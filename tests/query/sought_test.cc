// SPDX-License-Identifier: MIT
#include "query/sought.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

constexpr uint32_t kA = 0;
constexpr uint32_t kB = 1;

/// Two blocks: lines "a b x" and "x a", then "b a". Word numbers: the block, then its words.
WordsView two_blocks() {
  const uint32_t second = 6 + kGap;
  WordsView view;
  view.blocks = {{.words = {0, 6}, .section = 0, .item = 0, .kind = 3},
                 {.words = {second, second + 3}, .section = 1}};
  view.lines = {{.words = {1, 4}, .block = 0},
                {.words = {4, 6}, .block = 0},
                {.words = {second + 1, second + 3}, .block = 1}};
  view.at = {{1, 5, second + 2}, {2, second + 1}};
  return view;
}

Sought word(uint32_t place) {
  return {.op = Sought::Op::kSequence, .places = {place}};
}

Sought with(Sought::Op op, std::vector<Sought> children) {
  Sought sought{.op = op};
  sought.children = std::move(children);
  return sought;
}

Sought in_scope(Scope scope, Sought child) {
  Sought sought = with(Sought::Op::kScope, {std::move(child)});
  sought.scope = scope;
  return sought;
}

bool found(const Sought& sought) {
  const WordsView view = two_blocks();
  return holds(sought, view, whole(view, sought));
}

TEST(Sought, FindsPhrasesInTheirOrderWithinABlock) {
  EXPECT_TRUE(found({.op = Sought::Op::kSequence, .places = {kA, kB}}));
  EXPECT_TRUE(found({.op = Sought::Op::kSequence, .places = {kB, kA}}));
  EXPECT_FALSE(found({.op = Sought::Op::kSequence, .places = {kA, kA}}));
  EXPECT_FALSE(found({.op = Sought::Op::kSequence, .places = {kB, kB}}));
}

TEST(Sought, LooksForNearWordsInAnyOrderUnlessToldOtherwise) {
  Sought near = with(Sought::Op::kNear, {word(kA), word(kA)});
  EXPECT_TRUE(found(near));
  near = with(Sought::Op::kNear, {word(kB), word(kB)});
  near.in_order = true;
  near.slop = kMaxBetween;
  EXPECT_FALSE(found(near)) << "the two stand in different blocks";
}

TEST(Sought, KeepsAScopeToOneLineBlockOrSection) {
  const Sought both = with(Sought::Op::kAnd, {word(kA), word(kB)});
  const Sought only_a = with(Sought::Op::kAnd, {word(kA), with(Sought::Op::kNot, {word(kB)})});
  EXPECT_TRUE(found(in_scope(Scope::kLine, both)));
  EXPECT_TRUE(found(in_scope(Scope::kLine, only_a)));
  EXPECT_FALSE(found(in_scope(Scope::kBlock, only_a)));
  EXPECT_FALSE(found(in_scope(Scope::kSection, only_a)));
  EXPECT_FALSE(found(only_a));
}

TEST(Sought, LooksOnlyIntoItemsOfTheKind) {
  Sought item = in_scope(Scope::kItem, word(kB));
  EXPECT_TRUE(found(item));
  item.kind = 3;
  EXPECT_TRUE(found(item));
  item.kind = 4;
  EXPECT_FALSE(found(item));
}

TEST(Sought, CollectsOnlyWhereTheScopeHolds) {
  const WordsView view = two_blocks();
  const Sought sought = in_scope(Scope::kLine, with(Sought::Op::kAnd, {word(kA), word(kB)}));
  std::vector<Match> matches;
  collect(sought, view, whole(view, sought), matches);
  EXPECT_EQ(matches.size(), 4U) << "not the 'a' of the second line";
}

TEST(Sought, CollectsNothingThatIsNegated) {
  const WordsView view = two_blocks();
  const Sought sought = with(Sought::Op::kNot, {word(kA)});
  std::vector<Match> matches;
  collect(sought, view, whole(view, sought), matches);
  EXPECT_TRUE(matches.empty());
}

}  // namespace
}  // namespace inkling
