// SPDX-License-Identifier: MIT
// Whether a document has a term. The index knows which documents a term has, not the other way
// round: the term's posting list is asked.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

namespace inkling {

/// Asks one term of many documents. Cheap when they ascend: its posting list is then read once.
class TermDocs {
 public:
  TermDocs(const Xapian::Database& database, std::string term);

  [[nodiscard]] bool has(uint32_t docid);

 private:
  Xapian::Database database_;
  std::string term_;
  Xapian::PostingIterator next_{};
  uint32_t last_ = 0;  ///< The document asked for last; 0: none yet.
};

/// Of one document alone.
[[nodiscard]] bool has_term(const Xapian::Database& database, const std::string& term,
                            uint32_t docid);

}  // namespace inkling
