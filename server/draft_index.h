// SPDX-License-Identifier: MIT
// Searching unsaved text: the drafts are written as a small vault of their own, private to its user
// and gone with the object, indexed and searched by the code that does it for the vault. So the
// whole query language holds for them. What it cannot know: the words of other notes (statistics),
// persons' notes, links between notes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/searcher.h"
#include "server/drafts.h"
#include "server/workspace.h"

namespace inkling {

class DraftIndex {
 public:
  /// Beside the index of the vault: "<index folder>.drafts-<process id>". Nothing is made yet.
  explicit DraftIndex(const WorkspaceOptions& workspace);
  DraftIndex(const DraftIndex&) = delete;
  DraftIndex& operator=(const DraftIndex&) = delete;
  ~DraftIndex();

  /// Puts the hits that the drafts have in the place of those that their files have: where the
  /// note stood, else first. Facets stay those of the files, no longer exact when a draft matches
  /// or its file did. `edition` tells whether any draft changed since the last time.
  Outcome overlay(const std::vector<const OpenNote*>& drafts, uint64_t edition,
                  const Request& request, const SchemaSet& schemas, Results& results);

 private:
  Outcome write(const std::vector<const OpenNote*>& drafts, const SchemaSet& schemas);

  std::string folder_;
  Language default_language_;
  uint64_t edition_ = 0;
  std::optional<Searcher> searcher_{};
};

}  // namespace inkling
