// SPDX-License-Identifier: MIT
#include "indexer/kept_items.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>

#include "schemas/layout.h"
#include "schemas/note_items.h"

namespace inkling {
namespace {

using Values = std::array<std::string_view, slot::kCount>;

Values values_of(const Draft& draft) {
  Values values;
  for (const auto& [slot, value] : draft.values) values[slot] = value;
  return values;
}

/// All but when its file was modified.
bool has_values(const Draft& draft, const Xapian::Document& known) {
  const Values values = values_of(draft);
  for (unsigned slot = 0; slot < slot::kCount; ++slot) {
    if (slot != slot::kModified && known.get_value(slot) != values[slot]) return false;
  }
  return true;
}

/// A term of an item.
struct ItemTerm {
  std::string_view term;
  uint32_t item;
  uint32_t wdf;
};

/// By term, then item.
std::vector<ItemTerm> terms_of(const std::vector<Draft>& drafts) {
  std::vector<ItemTerm> terms;
  for (uint32_t i = 0; i < drafts.size(); ++i) {
    for (const DraftTerm& one : drafts[i].terms) terms.push_back({one.term, i, one.wdf});
  }
  std::sort(terms.begin(), terms.end(), [](const ItemTerm& a, const ItemTerm& b) {
    return std::tie(a.term, a.item) < std::tie(b.term, b.item);
  });
  return terms;
}

/// Whether the documents from `first` on have each of the terms, as often.
bool have_terms(const std::vector<ItemTerm>& terms, Xapian::docid first,
                const Xapian::Database& items) {
  Xapian::PostingIterator at;
  std::string_view term;
  for (const ItemTerm& one : terms) {
    if (one.term != term) at = items.postlist_begin(std::string(one.term));
    term = one.term;
    if (at == Xapian::PostingIterator()) return false;
    const Xapian::docid docid = first + one.item;
    at.skip_to(docid);
    if (at == Xapian::PostingIterator() || *at != docid || at.get_wdf() != one.wdf) return false;
  }
  return true;
}

}  // namespace

bool has_items(uint32_t note, const std::vector<Draft>& drafts, const Xapian::Database& items) {
  const auto row = items_of_note(note, items);
  if (!row || row->count != drafts.size()) return !row && drafts.empty();
  for (uint32_t i = 0; i < row->count; ++i) {
    if (!has_values(drafts[i], items.get_document(row->first + i))) return false;
  }
  // The values say how many terms all of them have: that they have each of these is enough.
  return have_terms(terms_of(drafts), row->first, items);
}

void set_modified(uint32_t note, const std::vector<Draft>& drafts,
                  Xapian::WritableDatabase& items) {
  const auto row = items_of_note(note, items);
  for (uint32_t i = 0; row && i < row->count; ++i) {
    const std::string value(values_of(drafts[i])[slot::kModified]);
    Xapian::Document item = items.get_document(row->first + i);
    if (item.get_value(slot::kModified) == value) continue;
    item.add_value(slot::kModified, value);
    // Of the document read last Xapian writes only what was changed.
    items.replace_document(row->first + i, item);
  }
}

}  // namespace inkling
