// SPDX-License-Identifier: MIT
#include "notes/entities.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

TEST(DecodeEntity, KnowsNamesAndNumbers) {
  EXPECT_EQ(decode_entity("&AElig;"), "Æ");
  EXPECT_EQ(decode_entity("&zwnj;"), "\xE2\x80\x8C");
  EXPECT_EQ(decode_entity("&ngE;"), "\xE2\x89\xA7\xCC\xB8");
  EXPECT_EQ(decode_entity("&#228;"), "ä");
  EXPECT_EQ(decode_entity("&#x1F4C5;"), "📅");
  EXPECT_EQ(decode_entity("&#0;"), "\xEF\xBF\xBD");
  EXPECT_EQ(decode_entity("&#xD800;"), "\xEF\xBF\xBD");
}

TEST(DecodeEntity, GivesNothingForWhatIsNone) {
  for (const char* text : {"", "&;", "&", "&nosuch;", "&amp", "&#;", "&#x;", "&#xZ;"}) {
    EXPECT_EQ(decode_entity(text), "") << text;
  }
}

TEST(DecodeEntities, LeavesTheRestAlone) {
  EXPECT_EQ(decode_entities("a & b &lt;c&gt; &&amp;"), "a & b <c> &&");
}

}  // namespace
}  // namespace inkling
