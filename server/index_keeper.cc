// SPDX-License-Identifier: MIT
#include "server/index_keeper.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "schemas/load.h"
#include "schemas/xapian_guard.h"
#include "server/folder_watch.h"
#include "server/json_rpc.h"

namespace inkling {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kAtOnce{10};       ///< After one event from outside that follows a rest.
constexpr milliseconds kQuiet{75};        ///< After the last of many.
constexpr milliseconds kRest{500};        ///< Without an update.
constexpr milliseconds kMostDelay{1000};  ///< After the first, however many follow.
constexpr milliseconds kRetry{250};       ///< While another process writes.
constexpr milliseconds kLook{5000};       ///< Between looks at a vault that cannot be watched.

}  // namespace

/// What the thread knows; nobody else touches it.
struct IndexKeeper::Loop {
  IndexKeeper& keeper;
  FolderWatch watch{};
  bool watch_again = true;
  Clock::time_point first{};  ///< Event not yet taken in; the epoch: none.
  Clock::time_point last{};
  Clock::time_point updated{};
  bool retry = false;

  void update();
  void load_directory();
  void watch_folders();
  SchemaSet declarations(std::string& problem) const;
  [[nodiscard]] int timeout(Clock::time_point now) const;
  void wait();
};

void IndexKeeper::Loop::watch_folders() {
  watch_again = false;
  keeper.watching_ = watch.watch_all(keeper.workspace_.vault, keeper.workspace_.scan);
}

void IndexKeeper::Loop::load_directory() {
  const auto loaded = guarded(keeper.workspace_.index_folder, [&]() -> Outcome {
    Result<OpenIndex> index = open_index(keeper.workspace_.index_folder);
    if (!index) return index.error();
    const auto known = keeper.directory();
    if (known && known->epoch == index->epoch) return Done{};
    auto directory = std::make_shared<const Directory>(*index);
    const std::lock_guard lock(keeper.mutex_);
    keeper.directory_ = std::move(directory);
    return Done{};
  });
  (void)loaded;  // The next update tries again.
}

/// Those of the vault. When they cannot be read the index stays as it was declared: it must not be
/// built anew because of a slip in a file.
SchemaSet IndexKeeper::Loop::declarations(std::string& problem) const {
  Result<SchemaSet> schemas = load_schemas(keeper.workspace_.vault);
  if (schemas) return std::move(*schemas);
  problem = words_of(schemas.error());
  const Result<Searcher> searcher = open_searcher(keeper.workspace_);
  return searcher ? searcher->schemas() : shipped_schemas();
}

void IndexKeeper::Loop::update() {
  // Watched before it is walked: what changes in between is seen.
  if (watch_again) watch_folders();
  first = {};
  retry = false;
  std::string problem;
  IndexRequest request = index_request(keeper.workspace_, declarations(problem));
  request.rebuild = keeper.rebuild_.exchange(false);
  request.cancel = &keeper.stop_;
  request.on_progress = keeper.reports_.progress;
  const Result<IndexReport> report = update_index(request);
  if (!report && report.error().code == Code::kBusy) {
    retry = true;
  } else if (!report) {
    problem = words_of(report.error());
  }
  updated = Clock::now();
  if (keeper.stop_) return;
  // It takes longer than a small update; a note that was saved meanwhile comes first.
  if (!keeper.asked_) load_directory();
  {
    const std::lock_guard lock(keeper.mutex_);
    keeper.problem_ = problem;
  }
  keeper.reports_.updated();
}

int IndexKeeper::Loop::timeout(Clock::time_point now) const {
  const auto until = [&](Clock::time_point then) {
    const auto left = std::chrono::ceil<milliseconds>(then - now).count();
    return static_cast<int>(std::max<decltype(left)>(left, 0));
  };
  if (retry) return static_cast<int>(kRetry.count());
  if (first != Clock::time_point{}) {
    const milliseconds quiet = first - updated > kRest ? kAtOnce : kQuiet;
    return until(std::min(last + quiet, first + kMostDelay));
  }
  return keeper.watching_ ? -1 : static_cast<int>(kLook.count());
}

/// Returns when there is something to take in.
void IndexKeeper::Loop::wait() {
  while (!keeper.stop_ && !keeper.asked_) {
    pollfd fds[2] = {{.fd = keeper.wake_.get(), .events = POLLIN, .revents = 0},
                     {.fd = watch.fd(), .events = POLLIN, .revents = 0}};
    const int ready = ::poll(fds, 2, timeout(Clock::now()));
    if (ready == 0) return;
    if ((fds[0].revents & POLLIN) != 0) {
      uint64_t count = 0;
      (void)!::read(keeper.wake_.get(), &count, sizeof count);
    }
    if ((fds[1].revents & POLLIN) == 0) continue;
    const FolderWatch::Seen seen = watch.take();
    watch_again = watch_again || seen.folders;
    if (!seen.notes && !seen.folders) continue;
    last = Clock::now();
    if (first == Clock::time_point{}) first = last;
  }
}

IndexKeeper::IndexKeeper(WorkspaceOptions workspace, KeeperReports reports)
    : workspace_(std::move(workspace)),
      reports_(std::move(reports)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { run(); }) {}

IndexKeeper::~IndexKeeper() {
  stop_ = true;
  ask();
  thread_.join();
}

void IndexKeeper::run() {
  Loop loop{.keeper = *this};
  loop.load_directory();  // Of the last time: names are there at once.
  if (directory()) reports_.updated();
  while (!stop_) {
    asked_ = false;
    loop.update();
    loop.wait();
  }
}

void IndexKeeper::ask() {
  asked_ = true;
  const uint64_t one = 1;
  (void)!::write(wake_.get(), &one, sizeof one);
}

void IndexKeeper::ask_rebuild() {
  rebuild_ = true;
  ask();
}

std::shared_ptr<const Directory> IndexKeeper::directory() const {
  const std::lock_guard lock(mutex_);
  return directory_;
}

std::string IndexKeeper::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

}  // namespace inkling
