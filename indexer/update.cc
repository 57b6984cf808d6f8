// SPDX-License-Identifier: MIT
#include "indexer/update.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/build.h"
#include "indexer/generation.h"
#include "indexer/incremental.h"
#include "indexer/metadata.h"
#include "indexer/run.h"
#include "indexer/steps.h"
#include "schemas/layout.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

/// The index as it is before a run.
struct Present {
  std::optional<IndexPaths> paths{};  ///< Nothing: nothing to start from.
  uint64_t epoch = 0;
  std::string rebuild_reason{};  ///< "" when it can be updated.
};

std::string why_rebuild(const Metadata& metadata, const IndexRequest& request) {
  if (request.rebuild) return "asked for";
  if (metadata.format != kFormatVersion) return "another version";
  if (metadata.vault != request.vault) return "another vault";
  const std::string wanted = fmt::format("{:016x}", fingerprint(request.schemas));
  if (metadata.fingerprint != wanted) return "schema changed";
  const bool worth_it =
      metadata.garbage >= kLeastGarbage && metadata.garbage > metadata.sizes.words / 2;
  return worth_it ? "compaction" : "";
}

/// Whether it lies in the index, not in the system around it. No other process writes while we hold
/// the lock: what reads as a concurrent change is damage too, and so is what no code expects.
bool needs_rebuild(const Error& error) {
  return error.code != Code::kIo && error.code != Code::kCancelled;
}

std::string reason_of(const Error& error) {
  return error.code == Code::kMismatch ? "another version" : "damaged";
}

Result<Present> look_at(const LockedFolder& folder, const IndexRequest& request) {
  const Result<IndexPaths> paths = folder.current();
  if (!paths && paths.error().code == Code::kNotFound)
    return Present{.rebuild_reason = "first index"};
  if (!paths && needs_rebuild(paths.error())) return Present{.rebuild_reason = "damaged"};
  if (!paths) return paths.error();
  const Result<Metadata> metadata = guarded(paths->notes(), [&]() -> Result<Metadata> {
    return read_metadata(Xapian::Database(paths->notes()));
  });
  if (metadata) {
    return Present{.paths = *paths,
                   .epoch = metadata->epoch,
                   .rebuild_reason = why_rebuild(*metadata, request)};
  }
  if (!needs_rebuild(metadata.error())) return metadata.error();
  return Present{.rebuild_reason = reason_of(metadata.error())};
}

Result<IndexReport> rebuild(Run& run, const LockedFolder& folder, const Present& present) {
  run.report = {.rebuilt = true,
                .rebuild_reason = present.rebuild_reason,
                .problems = std::move(run.report.problems)};
  const IndexPaths paths = folder.new_generation();
  if (Outcome built = build_generation(run, paths, present.epoch + 1); !built) {
    folder.remove_others();
    return built.error();
  }
  run.before("publish");
  folder.publish(paths);
  run.before("remove old generation");
  folder.remove_others();
  return std::move(run.report);
}

void add_walk_problems(Run& run) {
  for (FileProblem& problem : run.scan.problems) {
    run.report.problems.push_back(
        {.path = problem.path, .severity = Severity::kError, .message = problem.message});
  }
}

Outcome walk(Run& run) {
  Result<Scan> scan = scan_vault(run.request.vault, run.request.scan);
  if (!scan) return scan.error();
  run.scan = std::move(*scan);
  add_walk_problems(run);
  return Done{};
}

Result<IndexReport> update_locked(const LockedFolder& folder, Run& run) {
  folder.remove_others();
  Result<Present> present = look_at(folder, run.request);
  if (!present) return present.error();
  const bool some = present->rebuild_reason.empty() && !run.request.only.empty() &&
                    look_at_some(run, *present->paths, present->epoch);
  if (!some) {
    if (Outcome walked = walk(run); !walked) return walked.error();
  }
  if (present->rebuild_reason.empty()) {
    const std::vector<NoteProblem> walk_problems = run.report.problems;
    const Result<Updated> updated =
        guarded(folder.root(), [&] { return update_generation(run, *present->paths); });
    if (updated && *updated == Updated::kDone) return std::move(run.report);
    if (!updated && !needs_rebuild(updated.error())) return updated.error();
    present->rebuild_reason = updated ? "most notes changed" : reason_of(updated.error());
    run.report = {.problems = walk_problems};
    if (some) {
      if (Outcome walked = walk(run); !walked) return walked.error();
    }
  }
  return rebuild(run, folder, *present);
}

}  // namespace

Result<IndexReport> update_index(const IndexRequest& request, const Step& step) {
  return guarded(request.index_folder, [&]() -> Result<IndexReport> {
    const Result<LockedFolder> folder = lock_index_folder(request.index_folder);
    if (!folder) return folder.error();
    Run run{.request = request, .step = step};
    return update_locked(*folder, run);
  });
}

Result<IndexReport> update_index(const IndexRequest& request) {
  return update_index(request, Step{});
}

}  // namespace inkling
