// SPDX-License-Identifier: MIT
#include "schemas/name_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace inkling {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FileStem, IsTheNameWithoutFolderAndExtension) {
  EXPECT_EQ(file_stem("people/Ana Diaz.md"), "Ana Diaz");
  EXPECT_EQ(file_stem("v1.2 plan.MD"), "v1.2 plan");
  EXPECT_EQ(file_stem("a.markdown"), "a");
  EXPECT_EQ(file_stem("bare"), "bare");
}

TEST(PersonTerms, AreTheNameAndTheTargetsLastPart) {
  EXPECT_THAT(person_terms({.name = " @Ana "}), ElementsAre("ana"));
  EXPECT_THAT(person_terms({.name = "Ána", .target = "people/Ana Diaz"}),
              ElementsAre("ana", "ana diaz"));
  EXPECT_THAT(person_terms({.name = "Ana Diaz", .target = "Ana Diaz"}), ElementsAre("ana diaz"));
  EXPECT_THAT(person_terms({.name = "@"}), IsEmpty());
}

TEST(LinkTerms, AreTheFoldedTargetAndItsLastPart) {
  EXPECT_THAT(link_terms("../People/Ana Diaz.md"), ElementsAre("ana diaz", "people/ana diaz"));
  EXPECT_THAT(link_terms("Plan"), ElementsAre("plan"));
  EXPECT_THAT(link_terms("/a/"), ElementsAre("a/"));
  EXPECT_THAT(link_terms(""), IsEmpty());
}

TEST(IsAttachment, IsALocalFileThatIsNoNote) {
  const auto attached = [](std::string target, LinkKind kind = LinkKind::kWiki) {
    Link link;
    link.kind = kind;
    link.target = std::move(target);
    return is_attachment(link);
  };
  EXPECT_TRUE(attached("files/plan.pdf"));
  EXPECT_TRUE(attached("a.png", LinkKind::kMarkdown));
  EXPECT_FALSE(attached("plan.md"));
  EXPECT_FALSE(attached("v1.2"));
  EXPECT_FALSE(attached("https://example.org/a.png", LinkKind::kUrl));
}

TEST(WithAncestors, LeavesOutEmptyParts) {
  EXPECT_THAT(with_ancestors("a/b/c"), ElementsAre("a/b/c", "a/b", "a"));
  EXPECT_THAT(with_ancestors("a//b/"), ElementsAre("a//b", "a"));
  EXPECT_THAT(with_ancestors("/a"), ElementsAre("/a"));
  EXPECT_THAT(with_ancestors(""), IsEmpty());
}

}  // namespace
}  // namespace inkling
