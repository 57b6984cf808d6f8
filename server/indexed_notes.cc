// SPDX-License-Identifier: MIT
#include "server/indexed_notes.h"

#include "query/filters.h"
#include "schemas/xapian_guard.h"

namespace inkling {

std::vector<NoteData> indexed_notes(const OpenIndex* index, const std::vector<std::string>& terms,
                                    size_t most) {
  if (index == nullptr) return {};
  const Result<std::vector<NoteData>> notes =
      guarded(index->paths.root, [&]() -> Result<std::vector<NoteData>> {
        std::vector<NoteData> found;
        for (const uint32_t docid : docs_with(index->notes, terms)) {
          if (found.size() >= most) break;
          auto data = index->note_data(docid);
          if (data) found.push_back(std::move(*data));
        }
        return found;
      });
  return notes ? *notes : std::vector<NoteData>{};
}

}  // namespace inkling
