// SPDX-License-Identifier: MIT
#include "server/tag_places.h"

#include <set>

#include "server/indexed_notes.h"

namespace inkling {

bool is_tag_below(std::string_view tag, std::string_view parent) {
  if (!tag.starts_with(parent)) return false;
  return tag.size() == parent.size() || tag[parent.size()] == '/';
}

std::vector<NotePlace> places_of_tag(LiveVault& vault, std::string_view tag) {
  const std::string wanted = fold(tag);
  std::set<std::string> paths;
  for (NoteData& note :
       indexed_notes(vault.index(), {make_term(prefix::kTag, wanted)}, kMostLinking)) {
    paths.insert(std::move(note.stamp.path));
  }
  for (const OpenNote* draft : vault.drafts().unsaved()) paths.insert(draft->path);
  std::vector<NotePlace> places;
  for (const std::string& path : paths) {
    const auto reading = vault.read(path);
    if (!reading) continue;
    for (const Tag& one : reading->note.tags) {
      if (is_tag_below(fold(one.name), wanted)) places.push_back({path, one.source});
    }
  }
  return places;
}

}  // namespace inkling
