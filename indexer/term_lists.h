// SPDX-License-Identifier: MIT
// Which terms a document has, for Xapian to take them back.
//
// Xapian keeps each document's terms twice: by term, and by document (`termlist`). It needs the
// second only to change or delete the document, and they are as large as the first. So an index
// has none: those of the few documents that an update replaces are made when it begins, and go when
// it is done. What a note says besides (its words, names, tags, properties) tells which terms its
// documents may have, and the postings of these tell which they do have, and how often. How many
// they must be is stored; where the sum is another, every term of the database is asked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/layout.h"

namespace inkling {

/// Gives the database in `folder`, which is that of the notes of `paths`, under this or another
/// name, the term lists of these notes: writes a file `termlist.glass` there, and a version file
/// that leads to it. `notes`: docids, in any order; those of notes that are not there are passed
/// over. Takes memory for some hundred notes. Gives of how many notes every term of the database
/// was asked: that takes seconds where there are millions. May run beside the other. Throws
/// Xapian::Error, or std::system_error.
size_t lend_term_lists_of_notes(const IndexPaths& paths, std::vector<uint32_t> notes,
                                const std::string& folder);

/// Likewise those of the items of these notes; gives of how many runs of items.
size_t lend_term_lists_of_items(const IndexPaths& paths, std::vector<uint32_t> notes,
                                const std::string& folder);

/// Only which values these items have: enough for Xapian to change values, and little work.
void lend_values_of_items(const IndexPaths& paths, std::vector<uint32_t> notes,
                          const std::string& folder);

/// Takes them back.
void drop_term_lists(const std::string& database_folder);

/// The version file of a database that has term lists, as it is without them.
[[nodiscard]] std::string version_without_term_lists(const std::string& database_folder);

}  // namespace inkling
