// SPDX-License-Identifier: MIT
#include "query/told_terms.h"

#include "query/term_docs.h"
#include "schemas/facet_values.h"
#include "schemas/words.h"

namespace inkling {

std::vector<std::string> links_of(const Xapian::Database& notes, uint32_t note) {
  std::vector<std::string> targets;
  each_told(notes, note, prefix::kLink, [&](std::string_view target) {
    targets.emplace_back(target);
    const size_t slash = target.rfind('/');
    if (slash != std::string_view::npos) targets.emplace_back(target.substr(slash + 1));
    return true;
  });
  const std::string packed = notes.get_document(note).get_value(slot::kFacets);
  NoteFacets facets;
  if (!unpack(packed, facets)) {
    throw Xapian::DatabaseCorruptError("what facets count of a note cannot be read");
  }
  for (const std::string_view person : facets.people) {
    std::string name = fold(person);
    if (has_term(notes, make_term(prefix::kLink, name), note)) targets.push_back(std::move(name));
  }
  return targets;
}

}  // namespace inkling
