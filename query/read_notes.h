// SPDX-License-Identifier: MIT
// Notes read to be shown, or to be searched for what only their text tells. With every key an
// editor searches again and shows many notes once more, and one query may ask a note several times:
// while neither the index nor the file changed, it need not be parsed once more.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <optional>

#include "notes/note.h"
#include "notes/text.h"
#include "query/open_index.h"
#include "schemas/layout.h"
#include "schemas/record.h"

namespace inkling {

/// A note as its file had it when it was as the index knows it. One thread.
struct ReadNote {
  uint32_t docid = 0;
  RecordContext context{};  ///< What the index knows of it.
  Note note{};
  LineIndex lines;
  mutable std::optional<Records> made_records{};

  /// Made when first asked for: a hit that is no item can do without. REQUIRES: the index that it
  /// was read of.
  [[nodiscard]] const Records& records(const OpenIndex& index) const;
};

inline constexpr size_t kMostNotesKept = 256;
inline constexpr size_t kMostBytesKept = 1 << 21;  ///< Of source; parsed it takes some times more.

/// Those read last. One thread, one commit.
class ReadNotes {
 public:
  /// Null when it is not kept.
  std::shared_ptr<const ReadNote> find(uint32_t docid);
  void keep(std::shared_ptr<const ReadNote> read);

 private:
  std::list<std::shared_ptr<const ReadNote>> notes_{};  ///< The last one first.
  size_t bytes_ = 0;
};

/// The note as the index knows it. Null when the file is not that any more; one that is kept is not
/// compared with its file again.
[[nodiscard]] std::shared_ptr<const ReadNote> read_indexed(const OpenIndex& index, uint32_t docid,
                                                           const NoteData& known);

}  // namespace inkling
