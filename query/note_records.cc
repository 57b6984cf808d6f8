// SPDX-License-Identifier: MIT
#include "query/note_records.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace inkling {
namespace {

std::string_view record_at(const std::string& packed, std::string_view words) {
  const auto place = unpack_place(packed);
  if (!place || place->offset > words.size()) return {};
  return words.substr(place->offset, place->size);
}

}  // namespace

std::vector<std::string_view> records_of(const std::vector<uint32_t>& notes,
                                         const OpenIndex& index) {
  std::vector<size_t> order(notes.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return notes[a] < notes[b]; });
  std::vector<std::string_view> records(notes.size());
  auto place = index.notes.valuestream_begin(slot::kWords);
  const auto end = index.notes.valuestream_end(slot::kWords);
  for (const size_t i : order) {
    if (place == end) break;
    place.skip_to(notes[i]);
    if (place == end) break;
    if (place.get_docid() == notes[i]) records[i] = record_at(*place, index.words.bytes());
  }
  return records;
}

}  // namespace inkling
