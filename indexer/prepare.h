// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/documents.h"
#include "indexer/update.h"
#include "schemas/recogniser.h"

namespace inkling {

/// One note read from the vault and described, all but its items.
struct Prepared {
  uint32_t docid = 0;
  FileStamp stamp{};  ///< Of the bytes read, which may be newer than the walk's.
  Note note{};
  Records records{};
  NoteDrafts drafts{};   ///< Without words.
  std::string record{};  ///< These, encoded.
  [[nodiscard]] uint32_t item_count() const { return static_cast<uint32_t>(records.items.size()); }
  [[nodiscard]] NoteInput input() const {
    return {.note = note, .records = records, .stamp = stamp, .docid = docid};
  }
};

/// From a path to what the index stores of it. One per thread.
class Preparer {
 public:
  /// REQUIRES: both outlive it.
  Preparer(const IndexRequest& request, WordsWriter& ids)
      : request_(&request), recogniser_(request.schemas), describer_(request.schemas, ids) {}

  /// Nothing when the note cannot be read: it is then not in the index. Why is in `problems`, with
  /// what is wrong in the notes that can; a note that is simply gone is no problem.
  [[nodiscard]] std::optional<Prepared> prepare(const std::string& path, uint32_t docid,
                                                std::vector<NoteProblem>& problems);
  /// Gives the drafts of the note's items, one after the other.
  void describe_items(const Prepared& prepared, const ItemSink& sink) {
    describer_.describe_items(prepared.input(), prepared.drafts.language, sink);
  }

 private:
  const IndexRequest* request_;
  Recogniser recogniser_;
  Describer describer_;
};

}  // namespace inkling
