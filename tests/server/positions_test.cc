// SPDX-License-Identifier: MIT
#include "server/positions.h"

#include <gtest/gtest.h>

#include <string>

namespace inkling {
namespace {

TEST(LspLines, CountsCharactersAsAgreed) {
  const std::string text = "é😀 x\r\n陈伟 [[a]]\rz\n";
  const LspLines lines(text);
  const auto offset = [&](const std::string& of) { return static_cast<uint32_t>(text.find(of)); };
  const struct {
    std::string at;
    uint32_t line;
    uint32_t utf8, utf16, utf32;
  } cases[] = {
      {"é", 0, 0, 0, 0},  {"😀", 0, 2, 1, 1},  {"x", 0, 7, 4, 3},
      {"陈", 1, 0, 0, 0}, {"[[", 1, 7, 3, 3}, {"z", 2, 0, 0, 0},
  };
  for (const auto& one : cases) {
    const std::pair<Encoding, uint32_t> columns[] = {
        {Encoding::kUtf8, one.utf8}, {Encoding::kUtf16, one.utf16}, {Encoding::kUtf32, one.utf32}};
    for (const auto& [encoding, character] : columns) {
      const LspPosition expected{.line = one.line, .character = character};
      EXPECT_EQ(lines.position_of(text, offset(one.at), encoding), expected) << one.at;
      EXPECT_EQ(lines.offset_of(text, expected, encoding), offset(one.at)) << one.at;
    }
  }
}

TEST(LspLines, PullsImpossiblePlacesIntoTheText) {
  const std::string text = "a😀b\r\nc";
  const LspLines lines(text);
  EXPECT_EQ(lines.offset_of(text, {0, 2}, Encoding::kUtf16), 1u) << "within a surrogate pair";
  EXPECT_EQ(lines.offset_of(text, {0, 3}, Encoding::kUtf8), 1u) << "within a character";
  EXPECT_EQ(lines.offset_of(text, {0, 99}, Encoding::kUtf16), 6u) << "before the line's end";
  EXPECT_EQ(lines.offset_of(text, {0, 99}, Encoding::kUtf8), 6u);
  EXPECT_EQ(lines.offset_of(text, {9, 0}, Encoding::kUtf16), 9u);
  EXPECT_EQ(lines.position_of(text, 7, Encoding::kUtf16), (LspPosition{0, 4})) << "in the CRLF";
  EXPECT_EQ(lines.position_of(text, 99, Encoding::kUtf16), (LspPosition{1, 1}));
  const LspLines empty("");
  EXPECT_EQ(empty.offset_of("", {5, 5}, Encoding::kUtf16), 0u);
  EXPECT_EQ(empty.count(), 1u);
}

}  // namespace
}  // namespace inkling
