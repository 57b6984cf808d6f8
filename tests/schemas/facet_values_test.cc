// SPDX-License-Identifier: MIT
#include "schemas/facet_values.h"

#include <gtest/gtest.h>

#include "schemas/layout.h"
#include "schemas/name_words.h"
#include "schemas/words.h"

namespace inkling {
namespace {

NoteFacets full_note() {
  return {.type = "Customer",
          .language = "en",
          .folder = "a/b",
          .tags = {"Customer/Halden", "red"},
          .passed_on = 1,
          .people = {"Ana Petrov", "", "陈伟"},
          .items = {{3, Status::kOpen}, {700, Status::kUnset}},
          .own_names = {"ana petrov", "ap"}};
}

TEST(FacetValues, OfANoteAreReadAsTheyWereWritten) {
  for (const NoteFacets& written : {full_note(), NoteFacets{}}) {
    const std::string packed = pack(written);
    NoteFacets read = full_note();
    ASSERT_TRUE(unpack(packed, read));
    EXPECT_EQ(read.type, written.type);
    EXPECT_EQ(read.language, written.language);
    EXPECT_EQ(read.folder, written.folder);
    EXPECT_EQ(read.tags, written.tags);
    EXPECT_EQ(read.passed_on, written.passed_on);
    EXPECT_EQ(read.people, written.people);
    EXPECT_EQ(read.items, written.items);
    EXPECT_EQ(read.own_names, written.own_names);
  }
}

TEST(FacetValues, OfAnItemAreReadAsTheyWereWritten) {
  const ItemFacets rows[] = {
      {},
      {.ordinal = 300, .kind = 9, .status = Status::kSuperseded, .people = {4, 200}},
      {.ordinal = 1, .tags = {7}},
      {.tags = {1, 2}, .people = {0}}};
  for (const ItemFacets& written : rows) {
    ItemFacets read{.tags = {5}, .people = {6}};
    ASSERT_TRUE(unpack(pack(written), read));
    EXPECT_EQ(read.ordinal, written.ordinal);
    EXPECT_EQ(read.kind, written.kind);
    EXPECT_EQ(read.status, written.status);
    EXPECT_EQ(read.tags, written.tags);
    EXPECT_EQ(read.people, written.people);
  }
}

TEST(FacetValues, OfPropertiesAreReadAsTheyWereWritten) {
  const PropertyFacets written{.pairs = {{"status", "draft"}, {"empty", ""}}, .passed_on = 1};
  const std::string packed = pack(written);
  PropertyFacets read;
  ASSERT_TRUE(unpack(packed, read));
  EXPECT_EQ(read.pairs, written.pairs);
  EXPECT_EQ(read.passed_on, 1U);
}

TEST(FacetValues, ThatAreDamagedAreRefusedOrReadWithinBounds) {
  const std::string packed = pack(full_note());
  NoteFacets note;
  ItemFacets item;
  PropertyFacets properties;
  for (size_t end = 0; end < packed.size(); ++end) {
    std::string cut = packed.substr(0, end);
    // All that is left out are the names of its own, which few notes have.
    const bool whole = unpack(cut, note);
    EXPECT_TRUE(!whole || note.own_names.empty()) << end;
    cut += "\xff\xff\xff\xff\x7f";
    EXPECT_FALSE(unpack(cut, note)) << end;
    (void)unpack(cut, item);
    (void)unpack(cut, properties);
  }
  EXPECT_FALSE(unpack("", note));
  EXPECT_FALSE(unpack(std::string("\x00\x07", 2), item)) << "a status that is none";
}

TEST(FacetValues, StandAsWrittenUnlessTheirTermIsCut) {
  EXPECT_EQ(value_as_recorded("G", "Customer/Halden"), "Customer/Halden");
  EXPECT_EQ(value_as_recorded("G", ""), "");
  const std::string long_value = "X" + std::string(400, 'y');
  const std::string term = make_term("G", fold(long_value));
  EXPECT_EQ("G" + value_as_recorded("G", long_value), term);
}

TEST(NameWords, AreFoundByAllWordsButLettersAlone) {
  using Words = std::vector<std::string_view>;
  EXPECT_EQ(indexed_words("ana m petrov"), (Words{"ana", "petrov"}));
  EXPECT_EQ(indexed_words("a b"), (Words{"a"}));
  EXPECT_EQ(indexed_words(""), Words{});
  EXPECT_LE(name_row(std::string(100, 'x')).size() + kMaxTermBytes + 2, 255U);
}

}  // namespace
}  // namespace inkling
