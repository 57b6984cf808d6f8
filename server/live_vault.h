// SPDX-License-Identifier: MIT
// A vault as the person at the editor sees it: the index, and over it the text of open notes,
// saved or not. Knows no protocol but its positions. One thread.
#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "query/open_index.h"
#include "schemas/record.h"
#include "server/directory.h"
#include "server/draft_index.h"
#include "server/drafts.h"
#include "server/workspace.h"

namespace inkling {

/// A note, read and understood.
struct Reading {
  Note note{};
  Records records{};
  LspLines lines{};
};

struct LiveOptions {
  WorkspaceOptions workspace{};
  std::function<Date()> today{};
};

inline constexpr size_t kMostReadings = 64;  ///< Notes kept understood; the others are read again.

class LiveVault {
 public:
  explicit LiveVault(LiveOptions options);

  [[nodiscard]] const WorkspaceOptions& workspace() const { return options_.workspace; }
  [[nodiscard]] Date today() const { return options_.today(); }

  Drafts& drafts() { return drafts_; }
  /// What a note's text on disk is; a draft that differs from it only by line ends or a BOM is the
  /// same.
  void open_draft(std::string path, int64_t version, std::string text);

  /// Goes to the last commit of the index. Call before answering; cheap when there was none.
  void catch_up();
  /// Null while there is no usable index; `problem` says why.
  [[nodiscard]] const OpenIndex* index() const { return index_ ? &*index_ : nullptr; }
  [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }

  /// The declarations in force.
  [[nodiscard]] const SchemaSet& schemas() const;

  /// The note's draft, else its file. Null when it cannot be read. Kept for the next time.
  std::shared_ptr<const Reading> read(const std::string& path);
  /// The same of a text that need not be anywhere.
  [[nodiscard]] std::shared_ptr<const Reading> understand(std::string path, std::string text) const;

  /// A search that sees unsaved text: the hits of a note that is open with changes are those of
  /// its draft.
  Result<Results> search(const Request& request);
  Result<std::string> explain(const Request& request);

  /// May be that of an earlier commit; null in the first moments.
  [[nodiscard]] const Directory* directory() const { return directory_.get(); }
  void set_directory(std::shared_ptr<const Directory> directory) {
    directory_ = std::move(directory);
  }

 private:
  struct Kept {
    std::string path{};
    uint64_t edition = 0;  ///< Of the draft; 0: read from the file with this stamp.
    FileStamp stamp{};
    std::shared_ptr<const Reading> reading{};
  };
  Result<Searcher*> searcher();
  void let_go_of_indexed();
  const Kept* kept(const std::string& path, uint64_t edition, const FileStamp& stamp);

  LiveOptions options_;
  Drafts drafts_{};
  std::optional<OpenIndex> index_{};
  std::optional<Error> problem_{};
  std::optional<Searcher> searcher_{};
  DraftIndex draft_index_;
  std::shared_ptr<const Directory> directory_{};
  std::list<Kept> kept_{};  ///< The last used first.
};

}  // namespace inkling
