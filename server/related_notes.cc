// SPDX-License-Identifier: MIT
#include "server/related_notes.h"

#include "server/why_note.h"

namespace inkling {

Result<Results> related_notes(const WorkspaceOptions& options, const std::string& file,
                              const Request& request) {
  const Result<std::string> path = find_note(options, file);
  if (!path) return path.error();
  Result<Searcher> searcher = open_searcher(options);
  if (!searcher) return searcher.error();
  const Result<Refreshed> refreshed = refresh(options, *searcher);
  if (!refreshed) return refreshed.error();
  Result<Results> results = searcher->related(request, *path);
  if (!results) return results;
  results->freshness = refreshed->freshness;
  results->checked = refreshed->checked;
  results->changed = refreshed->changed;
  results->reindexed = refreshed->reindexed;
  return results;
}

}  // namespace inkling
