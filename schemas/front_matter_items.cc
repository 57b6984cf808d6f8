// SPDX-License-Identifier: MIT
#include "schemas/front_matter_items.h"

namespace inkling {

std::vector<uint32_t> items_by_property(const Note& note, const Records& records) {
  std::vector<uint32_t> owner(note.properties.size(), kNone);
  size_t p = 0;  // Both stand in the order of the file.
  for (uint32_t i = 0; i < records.items.size(); ++i) {
    if (!records.items[i].blocks.empty()) continue;
    const uint32_t begin = records.items[i].source.begin;
    while (p < owner.size() && note.properties[p].source.begin < begin) ++p;
    if (p == owner.size()) break;
    if (note.properties[p].block == kNone && note.properties[p].source.begin == begin) {
      owner[p++] = i;
    }
  }
  return owner;
}

}  // namespace inkling
