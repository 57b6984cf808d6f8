// SPDX-License-Identifier: MIT
#include "server/workspace.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/drift.h"

namespace inkling {
namespace {

// A vault that changes faster than it is searched gives up after this many rounds.
constexpr int kMaxRepeats = 2;

// Whether the vault's changes reached the index. What another writer holds or the disk refuses
// stays as it was last committed, which is still a true answer but for the changes.
bool indexed_again(const WorkspaceOptions& options, const Searcher& searcher,
                   std::vector<std::string> only) {
  IndexRequest request = index_request(options, searcher.schemas());
  request.only = std::move(only);
  return static_cast<bool>(update_index(request));
}

/// Indexes what changed, when it is little.
Refreshed take_in(const Drift& drift, const WorkspaceOptions& options, const Searcher& searcher,
                  const RefreshBudget& budget) {
  Refreshed out{.freshness = drift.complete ? Freshness::kFresh : Freshness::kUnchecked,
                .checked = static_cast<uint32_t>(drift.checked),
                .changed = static_cast<uint32_t>(drift.changed.size())};
  if (out.changed == 0) {
    // Not a note, but a picture came or went: until the index has seen it, every look is a walk.
    if (drift.reshaped) (void)indexed_again(options, searcher, {});
    return out;
  }
  auto only = drift.reshaped ? std::vector<std::string>{} : drift.changed;
  if (out.changed <= budget.most_reindexed && indexed_again(options, searcher, std::move(only))) {
    out.reindexed = out.changed;
  } else {
    out.freshness = Freshness::kStale;
  }
  return out;
}

/// What a process that watches the vault did; nothing when there is none.
std::optional<Refreshed> refreshed_by_watcher(const WorkspaceOptions& options,
                                              const RefreshBudget& budget) {
  const std::optional<uint32_t> indexed =
      ask_watcher(options.index_folder, options.vault, budget.patience);
  if (!indexed) return std::nullopt;
  return Refreshed{.freshness = Freshness::kFresh, .changed = *indexed, .reindexed = *indexed};
}

void fill_in(const Refreshed& refreshed, Results& results) {
  results.freshness = refreshed.freshness;
  results.checked = refreshed.checked;
  results.changed = refreshed.changed;
  results.reindexed = refreshed.reindexed;
}

}  // namespace

IndexRequest index_request(const WorkspaceOptions& options, SchemaSet schemas) {
  return {.vault = options.vault,
          .index_folder = options.index_folder,
          .schemas = std::move(schemas),
          .scan = options.scan,
          .default_language = options.default_language};
}

Result<Searcher> open_searcher(const WorkspaceOptions& options) {
  Result<Searcher> searcher = Searcher::open(options.index_folder);
  if (!searcher) return searcher;
  const Result<IndexState> state = searcher->state();
  if (!state) return state.error();
  if (state->vault != options.vault) {
    return Error{.code = Code::kMismatch,
                 .message = fmt::format("the index '{}' is of another vault: '{}'",
                                        options.index_folder, state->vault),
                 .hint = "name another --index, or run 'inkling index' to build it for this vault"};
  }
  return searcher;
}

Result<Refreshed> refresh(const WorkspaceOptions& options, const Searcher& searcher,
                          const RefreshBudget& budget) {
  if (const auto watched = refreshed_by_watcher(options, budget)) return *watched;
  const Result<Drift> drift = find_drift(index_request(options, {}), budget.look);
  if (!drift) return drift.error();
  return take_in(*drift, options, searcher, budget);
}

Result<Results> search_fresh(const WorkspaceOptions& options, const Request& request,
                             const RefreshBudget& budget) {
  const std::optional<Refreshed> watched = refreshed_by_watcher(options, budget);
  // Comparing and searching take about as long, and mostly nothing has changed: both at once.
  std::optional<Comparison> comparison;
  if (!watched) comparison.emplace(index_request(options, {}), budget.look);
  Result<Searcher> searcher = open_searcher(options);
  if (!searcher) return searcher.error();
  Result<Results> results = searcher->search(request);
  if (!results) return results;
  Refreshed refreshed = watched.value_or(Refreshed{});
  if (comparison) {
    const Result<Drift> drift = comparison->finish(results->revision);
    if (!drift) return drift.error();
    refreshed = take_in(*drift, options, *searcher, budget);
    if (refreshed.reindexed > 0) results = searcher->search(request);
  }
  for (int round = 0; results && !results->stale.empty() && round < kMaxRepeats; ++round) {
    const auto stale = static_cast<uint32_t>(results->stale.size());
    // Where one note changed unseen, others may have: all are looked at.
    if (refreshed.freshness == Freshness::kStale || !indexed_again(options, *searcher, {})) break;
    refreshed.freshness = Freshness::kFresh;
    refreshed.changed += stale;
    refreshed.reindexed += stale;
    results = searcher->search(request);
  }
  if (!results) return results;
  if (!results->stale.empty()) refreshed.freshness = Freshness::kStale;
  fill_in(refreshed, *results);
  return results;
}

}  // namespace inkling
