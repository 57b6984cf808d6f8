// SPDX-License-Identifier: MIT
#include "indexer/drift.h"

#include <xapian.h>

#include <algorithm>
#include <exception>
#include <system_error>
#include <utility>

#include "indexer/files.h"
#include "indexer/incremental.h"
#include "indexer/metadata.h"
#include "indexer/stamps.h"
#include "schemas/layout.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

/// The thread that compares and the one that will ask for the answer are two; past four, the
/// kernel's locks are the limit. A thread takes as long to start as a hundred files to look at.
constexpr size_t kMostOthers = 2;
constexpr size_t kFilesPerThread = 1000;

/// By a walk, when there are not more notes than `most`: for a vault whose folders changed, and an
/// index without stamps.
Result<Drift> walked_drift(const IndexRequest& request, size_t most) {
  return guarded(request.index_folder, [&]() -> Result<Drift> {
    const Result<IndexPaths> paths = open_index_folder(request.index_folder);
    if (!paths) return paths.error();
    const Xapian::Database notes(paths->notes());
    if (notes.get_doccount() > most) return Drift{.complete = false};
    const Result<Scan> scan = scan_vault(request.vault, request.scan);
    if (!scan) return scan.error();
    const KnownStamps known = load_stamps(*paths, notes);
    const Changes changes = diff(scan->files, known.stamps.notes);
    Drift drift{.checked = known.stamps.notes.size(),
                .reshaped = known.derived || known.stamps.shape != scan->shape};
    for (const size_t i : changes.added) drift.changed.push_back(scan->files[i].path);
    for (const size_t i : changes.modified) drift.changed.push_back(scan->files[i].path);
    for (const size_t i : changes.removed) drift.changed.push_back(known.stamps.notes[i].path);
    std::sort(drift.changed.begin(), drift.changed.end());
    return drift;
  });
}

}  // namespace

Comparison::Comparison(IndexRequest request, const LookBudget& budget)
    : request_(std::move(request)), budget_(budget), first_([this] { run(); }) {}

Comparison::~Comparison() {
  stopped_ = true;
  prepared_.wait();
  if (check_) check_->stop();
  join();
}

void Comparison::run() {
  try {
    prepare();
  } catch (const std::exception&) {
    check_.reset();  // Whatever it was, the walk meets it again and reports it.
    epoch_ = 0;
  }
  prepared_.count_down();
  if (!check_ || stopped_) return;
  start_others();
  check_->work();
}

void Comparison::prepare() {
  const Result<IndexPaths> paths = open_index_folder(request_.index_folder);
  if (!paths) return;
  const std::optional<std::string> bytes = read_file(paths->stamps());
  std::optional<PackedStamps> stamps =
      bytes ? unpack_stamps(*bytes, budget_.most_checked) : std::nullopt;
  if (!stamps) return;
  notes_ = stamps->notes;
  checked_ = stamps->packed;
  // An index knows a folder at least, the vault's, unless it could not tell.
  if (stamps->files.size() == checked_) return;
  Result<Fd> root = open_root(request_.vault);
  if (!root) return;
  check_.emplace(std::move(*root), std::move(stamps->files));
  epoch_ = stamps->epoch;
}

void Comparison::start_others() {
  const size_t cores = std::max(2U, std::thread::hardware_concurrency());
  const size_t useful = std::min({checked_ / kFilesPerThread, kMostOthers, cores - 2});
  try {
    while (others_.size() < useful) others_.emplace_back([this] { check_->work(); });
  } catch (const std::system_error&) {
    // No more threads to be had: it takes longer, that is all.
  }
}

void Comparison::join() {
  if (first_.joinable()) first_.join();
  others_.clear();
}

Result<Drift> Comparison::finish(uint64_t epoch) {
  prepared_.wait();
  if (epoch_ == 0 || epoch_ != epoch) return walked_drift(request_, budget_.most_walked);
  check_->work();
  join();
  Drift drift{.checked = checked_, .complete = checked_ == notes_};
  for (const size_t i : check_->changed()) {
    if (i >= checked_) return walked_drift(request_, budget_.most_walked);
    drift.changed.emplace_back(check_->stamps().path(i));
  }
  return drift;
}

Result<std::vector<std::string>> changed_notes(const IndexRequest& request) {
  Result<Drift> drift = walked_drift(request, SIZE_MAX);
  if (!drift) return drift.error();
  return std::move(drift->changed);
}

Result<Drift> find_drift(const IndexRequest& request, const LookBudget& budget) {
  return guarded(request.index_folder, [&]() -> Result<Drift> {
    Comparison comparison(request, budget);
    const Result<IndexPaths> paths = open_index_folder(request.index_folder);
    if (!paths) return paths.error();
    return comparison.finish(read_epoch(Xapian::Database(paths->notes())));
  });
}

}  // namespace inkling
