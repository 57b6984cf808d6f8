// SPDX-License-Identifier: MIT
// Which terms the documents of a note may have, told from what else the index stores of it.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/weights.h"
#include "schemas/layout.h"
#include "schemas/mapped_file.h"
#include "schemas/words.h"
#include "schemas/words_file.h"

namespace inkling {

/// A term, and the number of the note that may have it, or whose items may.
using Candidate = std::pair<std::string, uint32_t>;

/// Collects those of some notes.
class CandidateTerms {
 public:
  /// REQUIRES: the databases outlive it.
  CandidateTerms(const Xapian::Database& notes, const Xapian::Database& items,
                 const IndexPaths& paths);

  /// `number` is the caller's. Does nothing when there is no such note. Throws
  /// Xapian::DatabaseCorruptError.
  void add(uint32_t number, uint32_t note);

  /// All of them, sorted, each once; none are left.
  [[nodiscard]] std::vector<Candidate> take();

 private:
  /// A word of a note, and the field it stands in.
  struct Use {
    uint32_t id = 0;
    uint32_t number = 0;
    uint32_t language = 0;
    WordsField field{};
    auto operator<=>(const Use&) const = default;
  };

  void add_term(uint32_t number, std::string term);
  void add_in_field(uint32_t number, size_t field, std::string_view stem);
  void add_tag(uint32_t number, std::string_view tag);
  void add_properties(uint32_t number, const std::string& packed);
  void add_facets(uint32_t number, const std::string& packed);
  void add_told(uint32_t number, const std::string& packed);
  void add_items(uint32_t number, uint32_t note);
  void add_words(uint32_t number, const Language& language, const std::string& place);
  void add_used_words();

  const Xapian::Database* notes_;
  const Xapian::Database* items_;
  MappedFile terms_, words_;
  std::vector<std::string> of_any_;  ///< Terms of families so small that any note may have any.
  std::array<bool, kWordsFields> has_terms_{};  ///< By field: whether any note or item has some.
  std::vector<Candidate> found_{};
  std::vector<Use> uses_{};
  std::vector<Language> languages_{};
};

}  // namespace inkling
