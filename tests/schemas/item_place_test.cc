// SPDX-License-Identifier: MIT
#include "schemas/item_place.h"

#include <gtest/gtest.h>

#include <string>

#include "schemas/facet_values.h"
#include "schemas/layout.h"

namespace inkling {
namespace {

/// Items as the index has them: facets at each, the run at the first.
class MadeItems {
 public:
  Xapian::docid add(uint32_t ordinal, const std::string& run = {}) {
    return add_packed(pack(ItemFacets{.ordinal = ordinal, .kind = 3, .people = {1}}), run);
  }
  Xapian::docid add_packed(const std::string& facets, const std::string& run = {}) {
    Xapian::Document document;
    document.add_value(slot::kFacets, facets);
    document.add_value(slot::kNote, run);
    return database.add_document(document);
  }

  Xapian::WritableDatabase database{{}, Xapian::DB_BACKEND_INMEMORY};
};

std::string text_of(const std::optional<ItemData>& place) {
  return place ? std::to_string(place->note) + ':' + std::to_string(place->ordinal) : "none";
}

TEST(ItemPlace, IsToldByTheFirstItemOfTheNote) {
  MadeItems items;
  for (const uint32_t note : {7U, 300U}) {
    items.add(0, pack_items({.note = note, .count = 3}));
    items.add(1);
    items.add(2);
  }
  std::string places;
  for (uint32_t docid = 1; docid <= 6; ++docid) {
    const std::string alone = text_of(place_of_item(items.database, docid));
    EXPECT_EQ(text_of(ItemPlaces(items.database).of(items.database.get_document(docid))), alone);
    places += alone + ' ';
  }
  EXPECT_EQ(places, "7:0 7:1 7:2 300:0 300:1 300:2 ");
}

TEST(ItemPlaces, AreRightInAnyOrder) {
  MadeItems items;
  for (const uint32_t note : {7U, 300U}) {
    items.add(0, pack_items({.note = note, .count = 2}));
    items.add(1);
  }
  ItemPlaces places(items.database);
  std::string all;
  for (const uint32_t docid : {4U, 3U, 2U, 1U, 4U, 2U}) all += text_of(places.of(docid)) + ' ';
  EXPECT_EQ(all, "300:1 300:0 7:1 7:0 300:1 7:1 ");
}

TEST(ItemPlace, OfADamagedItemIsNone) {
  MadeItems items;
  const Xapian::docid sound = items.add(0, pack_items({.note = 7, .count = 2}));
  const Xapian::docid before_all = items.add(2);
  const Xapian::docid behind = items.add(2);
  const Xapian::docid no_run = items.add(0);
  const Xapian::docid cut_run = items.add(0, pack_items({.note = 7, .count = 2}).substr(0, 1));
  const Xapian::docid no_note = items.add(0, pack_items({.note = 0, .count = 2}));
  const Xapian::docid no_facets = items.add_packed("", pack_items({.note = 9, .count = 1}));
  const Xapian::docid cut_facets = items.add_packed("\x80", pack_items({.note = 9, .count = 1}));
  const Xapian::docid huge = items.add_packed("\xff\xff\xff\xff\xff\x01");
  ItemPlaces places(items.database);
  EXPECT_EQ(text_of(places.of(sound)), "7:0");
  for (const Xapian::docid docid : {before_all, behind, no_run, cut_run, no_note, no_facets,
                                    cut_facets, huge, huge + 1, Xapian::docid{0}}) {
    EXPECT_EQ(text_of(place_of_item(items.database, docid)), "none") << docid;
    EXPECT_EQ(text_of(places.of(docid)), "none") << docid;
  }
  EXPECT_EQ(text_of(places.of(sound)), "7:0");
}

}  // namespace
}  // namespace inkling
