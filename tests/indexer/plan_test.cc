// SPDX-License-Identifier: MIT
#include "indexer/plan.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

FileStamp stamp(std::string path, int64_t mtime, uint64_t size) {
  return {.path = std::move(path), .mtime_ns = mtime, .size = size};
}

std::string text_of(const Plan& plan) {
  std::string out;
  for (const Plan::Put& put : plan.puts) out += put.known_path + ">" + put.path + " ";
  for (const std::string& path : plan.removals) out += "-" + path + " ";
  return out;
}

TEST(MakePlan, DoesNothingWhenNothingChanged) {
  const std::vector<FileStamp> notes = {stamp("a.md", 1, 1), stamp("b.md", 2, 2)};
  EXPECT_TRUE(make_plan(notes, notes, {}).empty());
}

TEST(MakePlan, TellsAddedModifiedAndRemoved) {
  const std::vector<FileStamp> known = {stamp("a.md", 1, 1), stamp("b.md", 2, 2)};
  const std::vector<FileStamp> found = {stamp("b.md", 3, 2), stamp("c.md", 4, 4)};
  EXPECT_EQ(text_of(make_plan(found, known, {})), "b.md>b.md >c.md -a.md ");
}

TEST(MakePlan, TakesSameSizeAndTimeUnderANewPathForARename) {
  const std::vector<FileStamp> known = {stamp("old.md", 1, 1)};
  const std::vector<FileStamp> found = {stamp("new.md", 1, 1)};
  EXPECT_EQ(text_of(make_plan(found, known, {})), "old.md>new.md ");
}

TEST(MakePlan, DoesNotGuessAmongSeveralRenames) {
  const std::vector<FileStamp> known = {stamp("a.md", 1, 1), stamp("b.md", 1, 1)};
  const std::vector<FileStamp> found = {stamp("c.md", 1, 1), stamp("d.md", 1, 1)};
  EXPECT_EQ(text_of(make_plan(found, known, {})), ">c.md >d.md -a.md -b.md ");
}

TEST(MakePlan, IndexesAgainWhatItIsToldOnce) {
  const std::vector<FileStamp> known = {stamp("a.md", 1, 1), stamp("b.md", 2, 2)};
  const std::vector<FileStamp> found = {stamp("a.md", 1, 1), stamp("b.md", 3, 2)};
  EXPECT_EQ(text_of(make_plan(found, known, {"a.md", "b.md", "gone.md"})), "a.md>a.md b.md>b.md ");
}

}  // namespace
}  // namespace inkling
