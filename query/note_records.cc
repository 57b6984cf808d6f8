// SPDX-License-Identifier: MIT
#include "query/note_records.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace inkling {

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
    if (place.get_docid() == notes[i]) records[i] = index.record_at(*place);
  }
  return records;
}

}  // namespace inkling
