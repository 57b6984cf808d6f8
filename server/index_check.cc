// SPDX-License-Identifier: MIT
#include "server/index_check.h"

#include <fmt/core.h>

#include <algorithm>

#include "query/open_index.h"
#include "schemas/facet_values.h"
#include "schemas/item_place.h"
#include "schemas/name_words.h"
#include "schemas/note_terms.h"
#include "schemas/words.h"
#include "schemas/words_file.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

constexpr size_t kMostFindings = 20;

class IndexCheck {
 public:
  explicit IndexCheck(const OpenIndex& index) : index_(index) {}

  std::vector<std::string> run() {
    check("notes", [&] { check_postings("notes", index_.notes); });
    check("items", [&] { check_postings("items", index_.items); });
    check("notes", [&] { check_notes(); });
    check("items", [&] { check_items(); });
    check_words();
    return std::move(findings_);
  }

 private:
  void found(std::string finding) {
    if (findings_.size() < kMostFindings) findings_.push_back(std::move(finding));
  }

  /// What cannot be read is a finding too.
  template <typename Part>
  void check(std::string_view name, Part part) {
    try {
      part();
    } catch (...) {
      found(fmt::format("database '{}': {}", name, error_of_current_exception(name).message));
    }
  }

  /// Not by Xapian's own check, which deletes an object under another type than it has (1.4.22).
  void check_postings(std::string_view name, const Xapian::Database& database) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      Xapian::doccount documents = 0;
      auto at = database.postlist_begin(*term);
      for (; at != database.postlist_end(*term); ++at) ++documents;
      if (documents == term.get_termfreq()) continue;
      found(fmt::format("database '{}': a term has {} documents instead of {}", name, documents,
                        term.get_termfreq()));
    }
  }

  void check_notes() {
    std::vector<WordsBlock> blocks;
    for (auto at = index_.notes.postlist_begin(""); at != index_.notes.postlist_end(""); ++at) {
      const auto data = index_.note_data(*at);
      if (!data) {
        found(fmt::format("note {}: its document cannot be read", *at));
      } else if (!decode_words(index_.record_of(*at), blocks)) {
        found(fmt::format("{}: its words are not as they were written", data->stamp.path));
      } else if (!has_sound_facets(*at)) {
        found(fmt::format("{}: what facets count of it cannot be read", data->stamp.path));
      } else if (!unpack_note_terms(index_.notes.get_document(*at).get_value(slot::kTerms))) {
        found(fmt::format("{}: the terms told of it cannot be read", data->stamp.path));
      }
    }
  }

  bool has_sound_facets(Xapian::docid note) {
    const Xapian::Document document = index_.notes.get_document(note);
    const std::string packed = document.get_value(slot::kFacets);
    const std::string pairs = document.get_value(slot::kProperties);
    NoteFacets facets;
    PropertyFacets properties;
    if (!unpack(packed, facets) || (!pairs.empty() && !unpack(pairs, properties))) return false;
    return std::all_of(facets.people.begin(), facets.people.end(),
                       [&](std::string_view name) { return is_in_directory(fold(name)); });
  }

  bool is_in_directory(const std::string& name) {
    const std::string words = name_words_of_folded(name);
    const std::vector<std::string_view> rows = indexed_words(words);
    return std::all_of(rows.begin(), rows.end(), [&](std::string_view word) {
      const std::string term = make_term(prefix::kPerson, name);
      return !index_.notes.get_metadata(name_row(word) + term).empty();
    });
  }

  void check_items() {
    const Xapian::docid last = index_.notes.get_lastdocid();
    ItemPlaces places(index_.items);
    for (auto at = index_.items.postlist_begin(""); at != index_.items.postlist_end(""); ++at) {
      const Xapian::Document document = index_.items.get_document(*at);
      const auto place = places.of(document);
      ItemFacets facets;
      if (!place || place->note > last) {
        found(fmt::format("item {}: belongs to no note", *at));
      } else if (!unpack(document.get_value(slot::kFacets), facets)) {
        found(fmt::format("item {}: what facets count of it cannot be read", *at));
      }
    }
  }

  /// That `terms` is whole, and `order` says the same.
  void check_words() {
    try {
      std::string_view terms = index_.checked_terms();
      uint32_t id = 0;
      for (; id < index_.sorted.size() && !terms.empty(); ++id) {
        const std::string_view word = terms.substr(1, static_cast<unsigned char>(terms.front()));
        if (index_.sorted.id_of(word) != id + 1) break;
        terms.remove_prefix(std::min(terms.size(), word.size() + 1));
      }
      if (id < index_.sorted.size()) found("'order' is not the words of 'terms'");
    } catch (...) {
      found(error_of_current_exception("words").message);
    }
  }

  const OpenIndex& index_;
  std::vector<std::string> findings_{};
};

}  // namespace

Result<std::vector<std::string>> check_index(const std::string& index_folder) {
  Result<OpenIndex> index = open_index(index_folder);
  if (!index) return index.error();
  const uint64_t epoch = index->epoch;
  Result<std::vector<std::string>> findings = guarded(
      index_folder, [&]() -> Result<std::vector<std::string>> { return IndexCheck(*index).run(); });
  const Outcome reopened = refresh(*index);
  if (reopened && index->epoch != epoch) {
    return Error{Code::kBusy, "the index was written meanwhile", index_folder};
  }
  return findings;
}

}  // namespace inkling
