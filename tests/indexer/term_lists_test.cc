// SPDX-License-Identifier: MIT
#include "indexer/term_lists.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <sstream>

#include "indexer/files.h"
#include "indexer/store.h"
#include "schemas/note_terms.h"
#include "tests/indexer/random_edits.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

using Texts = std::map<Xapian::docid, std::string>;  ///< By document: its terms, or its slots.

void add(std::string_view what, uint64_t number, std::string& text) {
  std::ostringstream out;
  out << what << "*" << number << "\n";
  text += out.str();
}

/// What the database says when it is asked term by term.
Texts by_postings(const Xapian::Database& database) {
  Texts texts;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) texts[*at];
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      add(*term, at.get_wdf(), texts[*at]);
    }
  }
  for (auto& [docid, text] : texts) {
    for (unsigned slot = 0; slot < slot::kCount; ++slot) {
      if (!database.get_document(docid).get_value(slot).empty()) add("slot", slot, text);
    }
  }
  return texts;
}

/// What it says when its lists are asked.
Texts by_lists(const Xapian::Database& database) {
  Texts texts;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    std::string& text = texts[*at];
    const Xapian::Document document = database.get_document(*at);
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      add(*term, term.get_wdf(), text);
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      add("slot", value.get_valueno(), text);
    }
  }
  return texts;
}

/// A copy of the index in force, and the docids of its notes.
struct Copy {
  IndexPaths paths{};
  std::vector<uint32_t> notes{};
};

Copy copy_of(const IndexWorld& world) {
  const Result<IndexPaths> from = open_index_folder(world.index());
  Copy copy{.paths = {.generation = world.scratch("copy")}};
  fs::remove_all(copy.paths.generation);
  fs::copy(from->generation, copy.paths.generation, fs::copy_options::recursive);
  const Xapian::Database notes(copy.paths.notes());
  copy.notes.assign(notes.postlist_begin(""), notes.postlist_end(""));
  return copy;
}

size_t lend_all(const Copy& copy) {
  return lend_term_lists_of_notes(copy.paths, copy.notes, copy.paths.notes()) +
         lend_term_lists_of_items(copy.paths, copy.notes, copy.paths.items());
}

void expect_lists(const IndexPaths& paths) {
  for (const std::string& folder : {paths.notes(), paths.items()}) {
    const Xapian::Database database(folder);
    const Texts expected = by_postings(database);
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(by_lists(database), expected) << folder;
  }
}

void add_sample(IndexWorld& world) {
  const fs::path sample = INKLING_SOURCE_DIR "/tests/vaults/sample";
  for (const auto& entry : fs::recursive_directory_iterator(sample)) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    world.write(fs::relative(entry.path(), sample).string(), text);
  }
}

TEST(TermLists, AreWhatThePostingsSay) {
  IndexWorld world;
  add_sample(world);
  RandomEdits edits(world, 21);
  for (int i = 0; i < 60; ++i) edits.edit();
  world.update();
  for (int i = 0; i < 20; ++i) edits.edit();
  world.update();
  const Copy copy = copy_of(world);
  EXPECT_EQ(lend_all(copy), 0u) << "all terms of a note can be told from what is stored of it";
  expect_lists(copy.paths);
}

TEST(TermLists, LackNotesThatAreNotThere) {
  IndexWorld world;
  world.write("a.md", "- [ ] a task\n");
  world.write("b.md", "- [ ] another\n");
  world.update();
  const Copy copy = copy_of(world);
  EXPECT_EQ(lend_term_lists_of_notes(copy.paths, {2, 77, 2}, copy.paths.notes()), 0u);
  EXPECT_EQ(lend_term_lists_of_items(copy.paths, {2, 77, 2}, copy.paths.items()), 0u);
  const Xapian::Database notes(copy.paths.notes());
  EXPECT_THROW((void)notes.termlist_begin(1), Xapian::DocNotFoundError);
  EXPECT_NE(notes.termlist_begin(2), notes.termlist_end(2));
}

TEST(TermLists, AreFoundAmongAllTermsWhereNothingTellsThem) {
  IndexWorld world;
  world.write("a.md", "---\naliases: [The Other Name]\n---\n[[somewhere]]\n");
  // Folded, "aimee" has another stem than "aimée".
  world.write("b.md", "---\nlang: fr\n---\n- [ ] la personne aimée\n");
  world.update();
  const Copy copy = copy_of(world);
  lend_all(copy);
  {
    Xapian::WritableDatabase notes(copy.paths.notes(), kOpenFlags);
    for (const uint32_t note : copy.notes) {
      Xapian::Document document = notes.get_document(note);
      auto terms = unpack_note_terms(document.get_value(slot::kTerms));
      ASSERT_TRUE(terms && !terms->told.empty()) << note;
      terms->told.clear();
      document.add_value(slot::kTerms, pack(*terms));
      notes.replace_document(note, document);
    }
    notes.commit();
  }
  EXPECT_EQ(lend_all(copy), 3u) << "of both notes, and of the item of one";
  expect_lists(copy.paths);
}

TEST(TermLists, AreRefusedWhereTheyCannotBeComplete) {
  IndexWorld world;
  world.write("a.md", "some words\n");
  world.update();
  const Copy copy = copy_of(world);
  lend_all(copy);
  {
    Xapian::WritableDatabase notes(copy.paths.notes(), kOpenFlags);
    Xapian::Document document = notes.get_document(1);
    auto terms = unpack_note_terms(document.get_value(slot::kTerms));
    ++terms->count;
    document.add_value(slot::kTerms, pack(*terms));
    notes.replace_document(1, document);
    notes.commit();
  }
  EXPECT_THROW(lend_all(copy), Xapian::DatabaseCorruptError);
}

TEST(TermLists, GoWithoutATrace) {
  IndexWorld world;
  world.write("a.md", "- [ ] some words\n");
  world.update();
  const Copy copy = copy_of(world);
  const auto lent_and_dropped = [&] {
    lend_all(copy);
    EXPECT_TRUE(fs::exists(copy.paths.notes() + "/termlist.glass"));
    drop_term_lists(copy.paths.notes());
    return read_file(copy.paths.notes() + "/iamglass").value_or("");
  };
  const std::string version = lent_and_dropped();
  EXPECT_EQ(lent_and_dropped(), version);
  EXPECT_FALSE(fs::exists(copy.paths.notes() + "/termlist.glass"));
  EXPECT_EQ(Xapian::Database(copy.paths.notes()).get_doccount(), 1u);
  drop_term_lists(copy.paths.notes());
  EXPECT_EQ(read_file(copy.paths.notes() + "/iamglass"), version) << "there was nothing to drop";
}

TEST(TermLists, AreNotLeftInAnIndex) {
  IndexWorld world;
  world.write("a.md", "- [ ] some words\n");
  world.update();
  world.write("a.md", "- [ ] other words\n");
  world.update();
  const Result<IndexPaths> paths = open_index_folder(world.index());
  for (const auto& entry : fs::recursive_directory_iterator(paths->generation)) {
    EXPECT_NE(entry.path().filename(), "termlist.glass");
  }
}

}  // namespace
}  // namespace inkling
