// SPDX-License-Identifier: MIT
#include "query/term_docs.h"

#include <gtest/gtest.h>

#include <string>

namespace inkling {
namespace {

/// Documents 1 to `last`; every third has the term "third".
Xapian::WritableDatabase made(uint32_t last) {
  Xapian::WritableDatabase database({}, Xapian::DB_BACKEND_INMEMORY);
  for (uint32_t docid = 1; docid <= last; ++docid) {
    Xapian::Document document;
    document.add_term("all");
    if (docid % 3 == 0) document.add_term("third");
    database.add_document(document);
  }
  return database;
}

TEST(HasTerm, AsksThePostingListOfTheTerm) {
  const Xapian::WritableDatabase database = made(10);
  for (uint32_t docid = 0; docid <= 12; ++docid) {
    EXPECT_EQ(has_term(database, "third", docid), docid > 0 && docid <= 10 && docid % 3 == 0)
        << docid;
    EXPECT_EQ(has_term(database, "all", docid), docid > 0 && docid <= 10) << docid;
    EXPECT_FALSE(has_term(database, "thir", docid)) << docid;
    EXPECT_FALSE(has_term(database, "thirdly", docid)) << docid;
  }
}

TEST(TermDocs, AnswersInAnyOrder) {
  const Xapian::WritableDatabase database = made(10);
  TermDocs third(database, "third");
  std::string had;
  for (const uint32_t docid : {3U, 3U, 4U, 9U, 10U, 11U, 3U, 6U, 2U, 9U, 9U, 1U}) {
    had += third.has(docid) ? 'y' : '-';
  }
  EXPECT_EQ(had, "yy-y--yy-yy-");
}

TEST(TermDocs, OfATermThatNothingHasAreNone) {
  const Xapian::WritableDatabase database = made(3);
  TermDocs none(database, "none");
  for (const uint32_t docid : {1U, 3U, 2U}) EXPECT_FALSE(none.has(docid));
}

}  // namespace
}  // namespace inkling
