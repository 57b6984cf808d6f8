// SPDX-License-Identifier: MIT
#include "query/read_notes.h"

#include <algorithm>
#include <utility>

#include "notes/markdown.h"
#include "notes/vault.h"

namespace inkling {

const Records& ReadNote::records(const OpenIndex& index) const {
  if (!made_records) made_records = records_from(note, index.recogniser(), context);
  return *made_records;
}

std::shared_ptr<const ReadNote> ReadNotes::find(uint32_t docid) {
  const auto found = std::find_if(notes_.begin(), notes_.end(),
                                  [docid](const auto& read) { return read->docid == docid; });
  if (found == notes_.end()) return nullptr;
  notes_.splice(notes_.begin(), notes_, found);
  return notes_.front();
}

void ReadNotes::keep(std::shared_ptr<const ReadNote> read) {
  bytes_ += read->note.source.size();
  notes_.push_front(std::move(read));
  while (!notes_.empty() && (notes_.size() > kMostNotesKept || bytes_ > kMostBytesKept)) {
    bytes_ -= notes_.back()->note.source.size();
    notes_.pop_back();
  }
}

std::shared_ptr<const ReadNote> read_indexed(const OpenIndex& index, uint32_t docid,
                                             const NoteData& known) {
  if (!index.read_notes) index.read_notes = std::make_shared<ReadNotes>();
  if (auto read = index.read_notes->find(docid)) return read;
  auto file = read_note(index.vault, known.stamp.path);
  if (!file || !(file->stamp == known.stamp)) return nullptr;
  Note note = parse_note(known.stamp.path, std::move(file->content));
  constexpr int64_t kDay = 86'400'000'000'000;
  RecordContext context{.modified = Date{static_cast<int32_t>(known.stamp.mtime_ns / kDay)},
                        .language = known.language};
  LineIndex lines(note.source);
  auto read = std::make_shared<const ReadNote>(ReadNote{.docid = docid,
                                                        .context = std::move(context),
                                                        .note = std::move(note),
                                                        .lines = std::move(lines)});
  index.read_notes->keep(read);
  return read;
}

}  // namespace inkling
