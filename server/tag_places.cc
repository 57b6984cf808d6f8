// SPDX-License-Identifier: MIT
#include "server/tag_places.h"

#include <set>

#include "query/filters.h"
#include "schemas/xapian_guard.h"

namespace inkling {

bool is_tag_below(std::string_view tag, std::string_view parent) {
  if (!tag.starts_with(parent)) return false;
  return tag.size() == parent.size() || tag[parent.size()] == '/';
}

std::vector<NotePlace> places_of_tag(LiveVault& vault, std::string_view tag) {
  const std::string wanted = fold(tag);
  std::set<std::string> paths;
  if (const OpenIndex* index = vault.index()) {
    const Outcome looked = guarded(index->paths.root, [&]() -> Outcome {
      for (const uint32_t docid : docs_with(index->notes, {make_term(prefix::kTag, wanted)})) {
        if (paths.size() >= kMostLinking) break;
        const auto data = unpack_note(index->notes.get_document(docid).get_data());
        if (data) paths.insert(data->stamp.path);
      }
      return Done{};
    });
    (void)looked;
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
