// SPDX-License-Identifier: MIT
#include "indexer/candidate_terms.h"

#include <algorithm>

#include "indexer/metadata.h"
#include "schemas/facet_values.h"
#include "schemas/name_terms.h"
#include "schemas/note_items.h"
#include "schemas/note_terms.h"

namespace inkling {
namespace {

constexpr std::array<Role, 5> kRoles = {Role::kOwner, Role::kDecider, Role::kAttendee,
                                        Role::kContact, Role::kLinked};

[[noreturn]] void throw_damaged(const char* what) {
  throw Xapian::DatabaseCorruptError(what);
}

MappedFile mapped(const std::string& path, uint64_t size) {
  Result<MappedFile> file = MappedFile::open(path, size);
  if (!file) throw_damaged("a file of words is shorter than it was committed");
  return std::move(*file);
}

bool is_prefixed(std::string_view term) {
  return !term.empty() && term.front() >= 'A' && term.front() <= 'Z';
}

std::string not_passed_on(const std::string& term) {
  return make_term(prefix::kNotPassedOn, term);
}

void append_family(const Xapian::Database& database, const std::string& start,
                   std::vector<std::string>& out) {
  out.insert(out.end(), database.allterms_begin(start), database.allterms_end(start));
}

}  // namespace

CandidateTerms::CandidateTerms(const Xapian::Database& notes, const Xapian::Database& items,
                               const IndexPaths& paths)
    : notes_(&notes), items_(&items) {
  const WordsSizes sizes = read_metadata(notes).sizes;
  terms_ = mapped(paths.terms(), sizes.terms);
  words_ = mapped(paths.words(), sizes.words);
  for (const Xapian::Database* database : {notes_, items_}) {
    for (const std::string_view family :
         {prefix::kKind, prefix::kStatus, prefix::kHas, prefix::kLanguage}) {
      append_family(*database, std::string(family), of_any_);
    }
  }
  append_family(notes, make_term(prefix::kNotPassedOn, prefix::kHas), of_any_);
  for (size_t field = 0; field < kWordsFields; ++field) {
    const std::string start =
        make_term(prefix::kField, field_name(static_cast<WordsField>(field)), {});
    for (const Xapian::Database* database : {notes_, items_}) {
      if (database->allterms_begin(start) != database->allterms_end(start))
        has_terms_[field] = true;
    }
  }
}

void CandidateTerms::add(uint32_t number, uint32_t note) {
  Xapian::Document document;
  try {
    document = notes_->get_document(note);
  } catch (const Xapian::DocNotFoundError&) {
    return;
  }
  const auto data = unpack_note(document.get_data());
  if (!data) throw_damaged("a note's document data cannot be read");
  for (const std::string& term : of_any_) add_term(number, term);
  add_term(number, make_term(prefix::kPath, data->stamp.path));
  add_term(number, make_term(prefix::kName, fold(file_stem(data->stamp.path))));
  add_term(number, make_term(prefix::kName, fold(data->title)));
  add_term(number, make_term(prefix::kType, fold(data->type)));
  for (const std::string_view folder : with_ancestors(folder_of(data->stamp.path))) {
    add_term(number, make_term(prefix::kFolder, folder));
  }
  add_facets(number, document.get_value(slot::kFacets));
  add_properties(number, document.get_value(slot::kProperties));
  add_items(number, note);
  add_words(number, data->language, document.get_value(slot::kWords));
  add_told(number, document.get_value(slot::kTerms));
}

std::vector<Candidate> CandidateTerms::take() {
  add_used_words();
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  return std::exchange(found_, {});
}

void CandidateTerms::add_term(uint32_t number, std::string term) {
  found_.emplace_back(std::move(term), number);
}

void CandidateTerms::add_in_field(uint32_t number, size_t field, std::string_view stem) {
  if (!has_terms_[field]) return;
  const std::string_view name = field_name(static_cast<WordsField>(field));
  add_term(number, make_term(prefix::kField, name, stem));
}

void CandidateTerms::add_tag(uint32_t number, std::string_view tag) {
  const std::string folded = fold(tag);
  const auto add = [&](const std::string& term) {
    add_term(number, term);
    add_term(number, not_passed_on(term));
  };
  add(make_term(prefix::kTagExact, folded));
  for (const std::string_view part : with_ancestors(folded)) add(make_term(prefix::kTag, part));
}

void CandidateTerms::add_properties(uint32_t number, const std::string& packed) {
  if (packed.empty()) return;
  PropertyFacets properties;
  if (!unpack(packed, properties)) throw_damaged("properties cannot be read");
  for (const auto& [key, value] : properties.pairs) {
    const std::string has = make_term(prefix::kProperty, fold(key), {});
    const std::string term = make_term(has, fold(value));
    for (const std::string& one : {has, term}) {
      add_term(number, one);
      add_term(number, not_passed_on(one));
    }
  }
}

void CandidateTerms::add_facets(uint32_t number, const std::string& packed) {
  NoteFacets facets;
  if (!unpack(packed, facets)) throw_damaged("what facets count of a note cannot be read");
  for (const std::string_view tag : facets.tags) add_tag(number, tag);
  for (const std::string_view person : facets.people) {
    const std::string name = fold(person);
    add_term(number, make_term(prefix::kPerson, name));
    add_term(number, make_term(prefix::kLink, name));
    for (const Role role : kRoles) {
      add_term(number, make_term(prefix::kRole, to_string(role), name));
    }
  }
}

void CandidateTerms::add_told(uint32_t number, const std::string& packed) {
  const auto terms = unpack_note_terms(packed);
  if (!terms) throw_damaged("what is told of a note's terms cannot be read");
  for (const std::string& term : terms->told) {
    add_term(number, term);
    const size_t slash = term.rfind('/');
    if (term.starts_with(prefix::kLink) && slash != std::string::npos) {
      add_term(number, std::string(prefix::kLink).append(term, slash + 1));
    }
    if (is_prefixed(term)) continue;
    for (size_t field = 0; field < kWordsFields; ++field) add_in_field(number, field, term);
  }
}

/// What items have of their own: properties, and that they are a note's.
void CandidateTerms::add_items(uint32_t number, uint32_t note) {
  const auto row = items_of_note(note, *items_);
  if (!row) return;
  add_term(number, make_term(prefix::kNote, std::to_string(note)));
  auto properties = items_->valuestream_begin(slot::kProperties);
  for (properties.skip_to(row->first); properties != items_->valuestream_end(slot::kProperties) &&
                                       properties.get_docid() - row->first < row->count;
       ++properties) {
    add_properties(number, *properties);
  }
}

void CandidateTerms::add_words(uint32_t number, const Language& language,
                               const std::string& place) {
  const auto known = std::find(languages_.begin(), languages_.end(), language);
  const auto at = static_cast<uint32_t>(known - languages_.begin());
  if (known == languages_.end()) languages_.push_back(language);
  const auto found = unpack_place(place);
  if (!found || found->offset + found->size > words_.bytes().size()) {
    throw_damaged("a note's words cannot be found");
  }
  WordsReader reader(words_.bytes().substr(found->offset, found->size));
  WordsBlock block;
  while (reader.next(block)) {
    reader.each_id([&](uint32_t id) {
      if (id == kLineEnd) return;
      uses_.push_back({.id = id, .number = number, .language = at, .field = block.field});
    });
  }
  if (!reader.complete()) throw_damaged("a note's words are not as they were written");
}

/// Reads `terms` once: it has words by ids, one behind the other.
void CandidateTerms::add_used_words() {
  std::sort(uses_.begin(), uses_.end());
  uses_.erase(std::unique(uses_.begin(), uses_.end()), uses_.end());
  std::vector<Stemmer> stemmers;
  for (const Language& language : languages_) stemmers.emplace_back(language);
  std::string_view rest = terms_.bytes();
  uint32_t id = 0;
  std::string_view word;
  Use before{};
  std::string stem;
  for (const Use& use : uses_) {
    for (; id < use.id; ++id) {
      if (rest.empty()) throw_damaged("a word id names no word");
      word = rest.substr(1, static_cast<unsigned char>(rest.front()));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    const bool same_word = use.id == before.id && use.language == before.language;
    if (!same_word) stem = stemmers[use.language].stem_of_folded(word);
    if (!same_word || use.number != before.number) add_term(use.number, make_term({}, stem));
    add_in_field(use.number, static_cast<size_t>(use.field), stem);
    before = use;
  }
  uses_.clear();
}

}  // namespace inkling
