// SPDX-License-Identifier: MIT
#include "server/drafts.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "notes/vault.h"

namespace inkling {
namespace {

constexpr const char* kPieces[] = {"a", "é", "😀", "陈伟", "\r\n", "\n", "\r", " ", "[[x]]", ""};

std::string some_text(std::mt19937& random, int most) {
  std::string text;
  const int count = std::uniform_int_distribution<int>(0, most)(random);
  for (int i = 0; i < count; ++i) {
    text += kPieces[std::uniform_int_distribution<size_t>(0, std::size(kPieces) - 1)(random)];
  }
  return text;
}

/// A byte of the text where a character begins and that does not part "\r\n".
uint32_t some_place(const std::string& text, std::mt19937& random) {
  auto at = std::uniform_int_distribution<size_t>(0, text.size())(random);
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  if (at > 0 && at < text.size() && text[at - 1] == '\r' && text[at] == '\n') --at;
  return static_cast<uint32_t>(at);
}

TEST(Drafts, StayEqualToTheFileThroughTenThousandEdits) {
  for (const Encoding encoding : {Encoding::kUtf16, Encoding::kUtf8}) {
    std::mt19937 random(7);
    std::string file = some_text(random, 100);
    Drafts drafts;
    drafts.open("a.md", 0, file, true);
    for (int64_t version = 1; version <= 5000;) {
      std::vector<TextChange> changes;
      for (int i = 0; i < 2; ++i, ++version) {
        const uint32_t one = some_place(file, random);
        const uint32_t other = some_place(file, random);
        const bool far = file.size() > 4000 || version % 100 == 0;
        const Span span{.begin = std::min(one, other),
                        .end = far ? std::max(one, other) : std::min(one, other)};
        const LspLines lines(file);
        changes.push_back(
            {.range = lines.range_of(file, span, encoding), .text = some_text(random, 12)});
        file.replace(span.begin, span.size(), changes.back().text);
      }
      ASSERT_TRUE(drafts.change("a.md", version, changes, encoding));
      ASSERT_EQ(drafts.find("a.md")->text, file) << version;
    }
  }
}

TEST(Drafts, AreUnsavedFromTheFirstEditUntilTheIndexHasThem) {
  Drafts drafts;
  drafts.open("a.md", 1, "text", true);
  EXPECT_TRUE(drafts.unsaved().empty());
  ASSERT_TRUE(drafts.change("a.md", 2, {{.range = {}, .text = "new"}}, Encoding::kUtf16));
  ASSERT_EQ(drafts.unsaved().size(), 1u);
  EXPECT_EQ(drafts.unsaved()[0]->text, "new");
  const uint64_t edition = drafts.edition();
  drafts.indexed("a.md");
  drafts.saved("a.md");
  EXPECT_EQ(drafts.unsaved().size(), 1u) << "the index has yet to read the file";
  drafts.indexed("a.md");
  EXPECT_TRUE(drafts.unsaved().empty());
  EXPECT_NE(drafts.edition(), edition);
  drafts.close("a.md");
  EXPECT_EQ(drafts.find("a.md"), nullptr);
}

TEST(Drafts, AreNotSearchedPastABound) {
  Drafts drafts;
  drafts.open("a.md", 1, "text", true);
  const std::string most(kMostWatchedBytes, 'x');
  ASSERT_TRUE(drafts.change("a.md", 2, {{.range = {}, .text = most}}, Encoding::kUtf16));
  EXPECT_EQ(drafts.unsaved().size(), 1u);
  ASSERT_TRUE(drafts.change("a.md", 3, {{.range = {}, .text = most + "x"}}, Encoding::kUtf16));
  EXPECT_TRUE(drafts.unsaved().empty());
  EXPECT_EQ(drafts.find("a.md")->text.size(), kMostWatchedBytes + 1) << "its edits are followed";
}

TEST(Drafts, RefuseWhatIsNotOpenOrTooLarge) {
  Drafts drafts;
  EXPECT_FALSE(drafts.change("a.md", 1, {}, Encoding::kUtf16));
  drafts.open("a.md", 1, "text", true);
  const std::string huge(kMaxNoteBytes + 1, 'x');
  EXPECT_FALSE(drafts.change("a.md", 2, {{.range = {}, .text = huge}}, Encoding::kUtf16));
  EXPECT_EQ(drafts.find("a.md")->text, "text");
}

TEST(Drafts, TakeARangeThatIsTheWrongWayRound) {
  Drafts drafts;
  drafts.open("a.md", 1, "abcdef", true);
  const LspRange backwards{.start = {0, 4}, .end = {0, 1}};
  ASSERT_TRUE(drafts.change("a.md", 2, {{.range = backwards, .text = "-"}}, Encoding::kUtf16));
  EXPECT_EQ(drafts.find("a.md")->text, "a-ef");
}

}  // namespace
}  // namespace inkling
