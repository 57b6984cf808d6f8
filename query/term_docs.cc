// SPDX-License-Identifier: MIT
#include "query/term_docs.h"

#include <utility>

namespace inkling {

TermDocs::TermDocs(const Xapian::Database& database, std::string term)
    : database_(database), term_(std::move(term)) {}

bool TermDocs::has(uint32_t docid) {
  if (docid == 0) return false;
  // An iterator goes forwards only.
  if (last_ == 0 || docid < last_) next_ = database_.postlist_begin(term_);
  last_ = docid;
  const auto end = database_.postlist_end(term_);
  if (next_ != end && *next_ < docid) next_.skip_to(docid);
  return next_ != end && *next_ == docid;
}

bool has_term(const Xapian::Database& database, const std::string& term, uint32_t docid) {
  return TermDocs(database, term).has(docid);
}

}  // namespace inkling
