// SPDX-License-Identifier: MIT
#include "indexer/store.h"

namespace inkling {

Xapian::Document to_document(const Draft& draft) {
  Xapian::Document document;
  for (const DraftTerm& term : draft.terms) document.add_term(term.term, term.wdf);
  for (const auto& [slot, value] : draft.values) document.add_value(slot, value);
  document.set_data(draft.data);
  return document;
}

}  // namespace inkling
