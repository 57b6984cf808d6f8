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

/// Gives the databases in these folders the term lists of these notes' documents, and of their
/// items: writes a file `termlist.glass` there, and a version file that leads to it. The folders
/// hold the databases of `paths`, under these or other names. `notes`: docids, in any order; those
/// of notes that are not there are passed over. Takes memory for some hundred notes. Gives of how
/// many notes, or runs of items, every term of the database was asked: that takes seconds where
/// there are millions. Throws Xapian::Error, or std::system_error.
size_t lend_term_lists(const IndexPaths& paths, std::vector<uint32_t> notes,
                       const std::string& notes_folder, const std::string& items_folder);

/// Takes them back.
void drop_term_lists(const std::string& database_folder);

/// The version file of a database that has term lists, as it is without them.
[[nodiscard]] std::string version_without_term_lists(const std::string& database_folder);

}  // namespace inkling
