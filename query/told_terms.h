// SPDX-License-Identifier: MIT
// Terms by note, as slot::kTerms tells them: its aliases, its links, the decisions it refers to.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/layout.h"
#include "schemas/note_terms.h"

namespace inkling {

/// Calls `visit` with what follows `family` in each term told of a note that begins with it, in
/// order, until it gives false. Throws when the slot is damaged.
template <typename F>
void each_told(const Xapian::Database& notes, uint32_t note, std::string_view family, F visit) {
  const std::string packed = notes.get_document(note).get_value(slot::kTerms);
  ToldReader reader(packed);
  while (reader.next()) {
    const std::string_view term = reader.term();
    if (!term.starts_with(family)) {
      if (term > family) return;
      continue;
    }
    if (!visit(term.substr(family.size()))) return;
  }
  if (!reader.sound())
    throw Xapian::DatabaseCorruptError("the terms told of a note cannot be read");
}

/// The targets of a note's links, folded: each as it is written, and the last part of each.
[[nodiscard]] std::vector<std::string> links_of(const Xapian::Database& notes, uint32_t note);

}  // namespace inkling
