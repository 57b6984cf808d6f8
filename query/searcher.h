// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "notes/result.h"
#include "query/results.h"
#include "query/why.h"
#include "schemas/schema.h"

namespace inkling {

/// What an index says of itself.
struct IndexState {
  std::string path{};
  std::string vault{};
  uint64_t revision = 0;
  uint32_t notes = 0;
  uint32_t items = 0;
  uint64_t fingerprint = 0;           ///< Of the schema it was built with.
  std::vector<Language> languages{};  ///< Of its notes, commonest first.
};

/// Answers queries against one index. Not thread-safe: use one per thread. Each search sees the
/// last commit at the time it starts; an index replaced or modified meanwhile is reopened and the
/// search repeated. Reads no file of the vault except those of the hits it shows.
class Searcher {
 public:
  /// Opening reads a few metadata keys and maps files; nothing is loaded. kNotFound: no index.
  /// kMismatch: made by another format version. kCorrupt: cannot be read.
  static Result<Searcher> open(const std::string& index_folder);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// Never fails on the query's text: what is wrong with it is in Results::diagnostics. Every hit
  /// was compared with its file; one that changed or is gone is left out and named in
  /// Results::stale.
  Result<Results> search(const Request& request);

  /// How a request is understood, for a person to read: tree, dates, Xapian's query, what must be
  /// verified, how much each clause finds by itself.
  Result<std::string> explain(const Request& request);

  /// The notes like the one at `path` (related.h). kNotFound: it is not indexed.
  Result<Results> related(const Request& request, const std::string& path);

  /// Why the note at `path`, as it is indexed, is or is not among the hits.
  Result<Why> why(const Request& request, const std::string& path);

  [[nodiscard]] Result<IndexState> state();
  /// The declarations the index was built with.
  [[nodiscard]] const SchemaSet& schemas() const;

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace inkling
