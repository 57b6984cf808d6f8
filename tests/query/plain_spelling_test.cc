// SPDX-License-Identifier: MIT
#include "query/plain_spelling.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

TEST(PlainSpelling, IsCertainOrInDoubt) {
  struct Case {
    const char* source;
    bool plain;
  };
  const Case cases[] = {
      {"", true},
      {"A resume, twice: RESUME.", true},
      {"The resume — with a dash — and “quotes”.", true},
      {"“resume” 🚀 and café", true},
      {"one résumé", false},
      {"one re\xCC\x81sume\xCC\x81", false},
      {"ｒｅｓｕｍｅ", true},
      {"re\xC2\xADsume and a résumé", false},
      {"r**é**sumé", false},
      {"[r](x)ésumé", false},
      {"**résumé**", false},
      {"**café**", true},
      {"r&eacute;sum&eacute;", false},
      {"title: \"r\\u00e9sum\\u00e9\"", false},
      {"a&nbsp;resume &lt; b", true},
      {"AT&T and a resume; this", true},
      {"\xFF\xFE resume \x80", true},
  };
  PlainSpelling spelling({"resume"});
  for (const Case& one : cases) EXPECT_EQ(spelling.holds(one.source), one.plain) << one.source;
}

TEST(PlainSpelling, LooksForEachOfItsWords) {
  PlainSpelling spelling({"uber", "c++"});
  EXPECT_TRUE(spelling.holds("resümee"));
  EXPECT_FALSE(spelling.holds("es geht über Land"));
}

}  // namespace
}  // namespace inkling
