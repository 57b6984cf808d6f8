// SPDX-License-Identifier: MIT
#include "query/ranked_notes.h"

#include <algorithm>

#include "query/note_links.h"

namespace inkling {
namespace {

constexpr size_t kMostNotes = 1 << 18;  ///< Remembered; of more all are forgotten at once.

}  // namespace

void RankedNotes::look_up(const std::vector<uint32_t>& notes, const OpenIndex& index) {
  if (notes_.size() > kMostNotes) notes_.clear();
  std::vector<uint32_t> unknown;
  for (const uint32_t note : notes) {
    const auto known = notes_.find(note);
    if (known == notes_.end()) {
      unknown.push_back(note);
    } else {
      known->second.looked_up_before = true;
    }
  }
  if (unknown.empty()) return;
  std::sort(unknown.begin(), unknown.end());
  unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
  auto place = index.notes.valuestream_begin(slot::kWords);
  const auto end = index.notes.valuestream_end(slot::kWords);
  for (const uint32_t note : unknown) {
    Known& known = notes_[note];
    if (place == end) continue;
    place.skip_to(note);
    if (place == end || place.get_docid() != note) continue;
    known.place = unpack_place(*place).value_or(WordsPlace{});
  }
}

/// A new process would wait for the page of each record to be mapped; one that goes on searching
/// finds most of them mapped.
std::string_view RankedNotes::record_of(uint32_t note, const OpenIndex& index) {
  const Known& known = notes_.at(note);
  if (known.looked_up_before) return index.record_at(known.place);
  return index.words.copy(known.place.offset, known.place.size, buffer_);
}

uint32_t RankedNotes::links_to(uint32_t note, std::string_view name, const OpenIndex& index) {
  Known& known = notes_[note];
  if (known.links == kUncounted) known.links = links_that_say(name, index);
  return known.links;
}

}  // namespace inkling
