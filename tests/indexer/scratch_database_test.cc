// SPDX-License-Identifier: MIT
#include "indexer/scratch_database.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <sstream>

#include "indexer/store.h"
#include "tests/indexer/world.h"

// Asked by the address sanitizer, when there is one. Xapian's own check deletes an object under a
// type of another size, which is nothing of ours and frees the same memory.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}

namespace inkling {
namespace {

/// A document and where it goes.
struct Entry {
  uint32_t docid = 0;
  Draft draft{};
};
using Metadata = std::map<std::string, std::string>;

void write_scratch(const std::string& folder, std::vector<Entry> entries,
                   const Metadata& metadata) {
  ScratchDatabase database(folder);
  for (Entry& entry : entries) {
    sort_terms(entry.draft);
    database.add(entry.docid, entry.draft);
  }
  for (const auto& [key, value] : metadata) database.set_metadata(key, value);
  database.finish();
}

void write_by_xapian(const std::string& folder, std::vector<Entry> entries,
                     const Metadata& metadata) {
  Xapian::WritableDatabase database(folder, kScratchFlags);
  for (Entry& entry : entries) {
    sort_terms(entry.draft);
    database.replace_document(entry.docid, to_document(entry.draft));
  }
  for (const auto& [key, value] : metadata) database.set_metadata(key, value);
  database.commit();
}

void add_document_text(const Xapian::Database& database, Xapian::docid docid, std::ostream& out) {
  const Xapian::Document document = database.get_document(docid);
  out << "\ndocument " << docid << " length " << database.get_doclength(docid) << " data "
      << document.get_data();
}

/// All that can be asked of a database.
std::string text_of(const std::string& folder) {
  const Xapian::Database database(folder);
  std::ostringstream out;
  out << database.get_doccount() << " documents to " << database.get_lastdocid() << ", length "
      << database.get_total_length() << " from " << database.get_doclength_lower_bound() << " to "
      << database.get_doclength_upper_bound();
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    out << "\n" << *key << " = " << database.get_metadata(*key);
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    add_document_text(database, *at, out);
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << "\n"
        << *term << " " << term.get_termfreq() << " " << database.get_collection_freq(*term);
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      out << " " << *at << ":" << at.get_wdf();
    }
  }
  for (unsigned slot = 0; slot < 8; ++slot) {
    out << "\nslot " << slot << ": " << database.get_value_freq(slot) << " from "
        << database.get_value_lower_bound(slot) << " to " << database.get_value_upper_bound(slot);
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      out << " " << at.get_docid() << "=" << *at;
    }
  }
  return out.str();
}

std::string compacted(const TempFolder& world, const std::string& folder) {
  const std::string target = world.path() + "/compacted";
  Xapian::Database(folder).compact(target, Xapian::DBCOMPACT_NO_RENUMBER);
  // A check takes an array as long as docids go.
  constexpr Xapian::docid kFewEnough = 1 << 20;
  if (Xapian::Database(target).get_lastdocid() < kFewEnough) {
    EXPECT_EQ(Xapian::Database::check(target), 0u);
  }
  return text_of(target);
}

/// As Xapian itself would have written it, before it is merged and after.
void expect_as_xapian_writes(const std::vector<Entry>& entries, const Metadata& metadata = {}) {
  const TempFolder world;
  const std::string mine = world.path() + "/mine", theirs = world.path() + "/theirs";
  write_scratch(mine, entries, metadata);
  write_by_xapian(theirs, entries, metadata);
  const std::string expected = text_of(theirs);
  EXPECT_TRUE(text_of(mine) == expected) << text_of(mine).substr(0, 2000) << "\n\nbut Xapian:\n"
                                         << expected.substr(0, 2000);
  EXPECT_TRUE(compacted(world, mine) == expected);
}

std::string random_bytes(size_t count, std::mt19937& random) {
  std::string out(count, '\0');
  for (char& byte : out) byte = static_cast<char>(random() & 0xFF);
  return out;
}

TEST(ScratchDatabase, HoldsOneDocument) {
  Draft draft;
  draft.add("halden", 3);
  draft.add("pricing", 300);
  draft.add("Ga/b");
  draft.values = {{5, "five"}, {0, "nought"}, {1, ""}};
  draft.data = "where it came from";
  expect_as_xapian_writes({{.docid = 1, .draft = draft}}, {{"@ana", "1"}, {"epoch", "7"}});
}

TEST(ScratchDatabase, HoldsTermsOfAnyBytes) {
  using namespace std::string_literals;
  Draft draft;
  for (const std::string& term :
       {"a"s, "a\0b"s, "a\0"s, "\0"s, "\0\0\xff"s, "\xff"s, "ä"s, "ab"s, "日本"s, "😀"s,
        std::string(240, 'x'), std::string(239, 'x') + "y"}) {
    draft.add(term, static_cast<uint32_t>(term.size()));
  }
  expect_as_xapian_writes({{.docid = 7, .draft = draft}, {.docid = 9, .draft = draft}});
}

TEST(ScratchDatabase, HoldsDocumentsThatLackThings) {
  Draft no_data, no_values, only_data;
  no_data.add("word", 0);
  no_data.values = {{2, "x"}};
  no_values.add("word", 1);
  no_values.data = "data";
  only_data.data = "data";
  expect_as_xapian_writes({{.docid = 2, .draft = no_data},
                           {.docid = 3, .draft = no_values},
                           {.docid = 4, .draft = only_data}});
}

TEST(ScratchDatabase, KeepsGreatDocidsInOrder) {
  std::vector<Entry> entries;
  for (const uint32_t docid :
       {1u, 127u, 128u, 32767u, 32768u, 4194303u, 4194304u, 536870911u, 536870912u, 4000000000u}) {
    entries.push_back({.docid = docid});
    entries.back().draft.add("word", 1);
    entries.back().draft.values = {{1, std::to_string(docid)}};
    entries.back().draft.data = "data";
  }
  expect_as_xapian_writes(entries);
}

TEST(ScratchDatabase, CutsLongListsAndLongValuesIntoPieces) {
  std::mt19937 random(1);
  std::vector<Entry> entries;
  for (uint32_t docid = 1; docid <= 3000; ++docid) {
    Entry entry{.docid = docid};
    entry.draft.add("everywhere", docid);
    entry.draft.add("word" + std::to_string(random() % 500), static_cast<uint32_t>(random() % 400));
    entry.draft.add("rare" + std::to_string(docid), 1);
    entry.draft.values = {{3, random_bytes(1 + random() % 30, random)}};
    if (docid % 2 == 0) entry.draft.values.emplace_back(0, "even");
    entry.draft.data = random_bytes(random() % 6000, random);
    entries.push_back(std::move(entry));
  }
  expect_as_xapian_writes(entries);
}

}  // namespace
}  // namespace inkling
