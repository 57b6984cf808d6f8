// SPDX-License-Identifier: MIT
#include "server/index_keeper.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "schemas/load.h"
#include "schemas/xapian_guard.h"
#include "server/folder_watch.h"
#include "server/json_rpc.h"
#include "server/watch_socket.h"

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
constexpr milliseconds kNames{300};  ///< After the last update: it takes longer than a small one.
constexpr milliseconds kTidy{2000};  ///< After the last update of single notes.

using Due = std::optional<Clock::time_point>;

}  // namespace

/// What the thread knows; nobody else touches it.
struct IndexKeeper::Loop {
  IndexKeeper& keeper;
  FolderWatch watch{};
  bool watch_again = true;
  std::optional<WatchSocket> socket{};
  std::vector<std::string> changed{};  ///< Notes, not yet taken in.
  std::vector<std::string> writing{};  ///< Likewise, to be told of once more.
  Due first{};                         ///< Event from outside, not yet taken in.
  Clock::time_point last{};
  Clock::time_point updated{};
  // What is to be done, and when:
  Due whole = Clock::now();  ///< A look at all of the vault.
  Due tidy{};                ///< The same, when nothing depends on it.
  bool saved = false;        ///< At once at what changed.
  Due some{};                ///< At what changed.
  Due names{};               ///< The directory is to be loaded.

  void step();
  std::vector<std::string> take_changed();
  std::optional<uint32_t> update_all();
  std::optional<uint32_t> update(std::vector<std::string> only);
  void load_directory();
  void watch_folders();
  SchemaSet declarations(std::string& problem) const;
  void take_asked();
  void take_events();
  void answer(const WatchQuestion& question);
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
  (void)loaded;  // Tried again after the next update.
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

/// How many notes were indexed; nothing when it went wrong.
std::optional<uint32_t> IndexKeeper::Loop::update_all() {
  whole.reset();
  tidy.reset();
  (void)take_changed();
  writing.clear();
  const auto indexed = update({});
  // From here on, events tell all.
  if (indexed && keeper.watching_ && !socket) {
    socket = WatchSocket::listen(keeper.workspace_.index_folder);
  }
  return indexed;
}

/// The same, of the whole vault when `only` is empty.
std::optional<uint32_t> IndexKeeper::Loop::update(std::vector<std::string> only) {
  // Watched before it is walked: what changes in between is seen.
  if (watch_again) watch_folders();
  std::string problem;
  IndexRequest request = index_request(keeper.workspace_, declarations(problem));
  const bool single = !only.empty();
  request.only = std::move(only);
  request.rebuild = keeper.rebuild_.exchange(false);
  request.cancel = &keeper.stop_;
  request.on_progress = keeper.reports_.progress;
  const Result<IndexReport> report = update_index(request);
  updated = Clock::now();
  if (single) tidy = updated + kTidy;
  names = keeper.directory() ? updated + kNames : updated;
  if (!report && report.error().code == Code::kBusy) {
    whole = updated + kRetry;
  } else if (!report) {
    problem = words_of(report.error());
  }
  if (keeper.stop_) return std::nullopt;
  {
    const std::lock_guard lock(keeper.mutex_);
    keeper.problem_ = problem;
  }
  if (report && keeper.reports_.indexed) keeper.reports_.indexed(*report);
  keeper.reports_.updated();
  if (!report) return std::nullopt;
  return report->added + report->modified + report->removed + report->renamed;
}

std::vector<std::string> IndexKeeper::Loop::take_changed() {
  saved = false;
  some.reset();
  first.reset();
  return std::exchange(changed, {});
}

/// Does what is due, the most wanted first.
void IndexKeeper::Loop::step() {
  const Clock::time_point now = Clock::now();
  const auto is_due = [&](const Due& due) { return due && *due <= now; };
  if (is_due(whole) || is_due(tidy)) {
    (void)update_all();
  } else if (saved || is_due(some)) {
    (void)update(take_changed());
  } else if (is_due(names)) {
    names.reset();
    load_directory();
    keeper.reports_.updated();
  }
}

void IndexKeeper::Loop::take_asked() {
  Asked asked;
  {
    const std::lock_guard lock(keeper.mutex_);
    asked = std::exchange(keeper.asked_, {});
  }
  if (asked.all) whole = Clock::now();
  saved = saved || !asked.notes.empty();
  changed.insert(changed.end(), asked.notes.begin(), asked.notes.end());
}

void IndexKeeper::Loop::take_events() {
  const FolderWatch::Seen seen = watch.take();
  writing.insert(writing.end(), seen.writing.begin(), seen.writing.end());
  std::erase_if(writing, [&](const std::string& path) {
    return std::binary_search(seen.notes.begin(), seen.notes.end(), path);
  });
  if (!seen.any()) return;
  watch_again = watch_again || seen.folders;
  changed.insert(changed.end(), seen.notes.begin(), seen.notes.end());
  last = Clock::now();
  if (!first) first = last;
  const milliseconds quiet = *first - updated > kRest ? kAtOnce : kQuiet;
  const Clock::time_point then = std::min(last + quiet, *first + kMostDelay);
  if (seen.rules || seen.folders) whole = then;
  some = then;
}

void IndexKeeper::Loop::answer(const WatchQuestion& question) {
  if (question.vault() != keeper.workspace_.vault) return;
  take_events();
  std::optional<uint32_t> indexed = 0;
  if (whole || watch_again || !keeper.watching_) {
    indexed = update_all();
  } else if (!changed.empty() || !writing.empty()) {
    std::vector<std::string> notes = take_changed();
    notes.insert(notes.end(), writing.begin(), writing.end());
    writing.clear();
    indexed = update(std::move(notes));
  }
  if (indexed && keeper.watching_) question.answer(*indexed);
}

/// Returns when something is due, or was asked for.
void IndexKeeper::Loop::wait() {
  if (!keeper.watching_ && !whole) whole = updated + kLook;
  Due next = whole;
  for (const Due& due : {tidy, some, names}) {
    if (due && (!next || *due < *next)) next = due;
  }
  int timeout = -1;
  if (next) {
    const auto left = std::chrono::ceil<milliseconds>(*next - Clock::now()).count();
    timeout = static_cast<int>(std::max<decltype(left)>(left, 0));
  }
  pollfd fds[3] = {{.fd = keeper.wake_.get(), .events = POLLIN, .revents = 0},
                   {.fd = watch.fd(), .events = POLLIN, .revents = 0},
                   {.fd = socket ? socket->fd() : -1, .events = POLLIN, .revents = 0}};
  if (::poll(fds, 3, timeout) <= 0) return;
  if ((fds[0].revents & POLLIN) != 0) {
    uint64_t count = 0;
    (void)!::read(keeper.wake_.get(), &count, sizeof count);
    take_asked();
  }
  if ((fds[1].revents & POLLIN) != 0) take_events();
  if ((fds[2].revents & POLLIN) == 0) return;
  if (const auto question = socket->next()) answer(*question);
}

IndexKeeper::IndexKeeper(WorkspaceOptions workspace, KeeperReports reports)
    : workspace_(std::move(workspace)),
      reports_(std::move(reports)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { run(); }) {}

IndexKeeper::~IndexKeeper() {
  stop_ = true;
  wake();
  thread_.join();
}

void IndexKeeper::run() {
  Loop loop{.keeper = *this};
  loop.load_directory();  // Of the last time: names are there at once.
  if (directory()) reports_.updated();
  while (!stop_) {
    loop.step();
    if (!stop_) loop.wait();
  }
}

void IndexKeeper::wake() {
  const uint64_t one = 1;
  (void)!::write(wake_.get(), &one, sizeof one);
}

void IndexKeeper::ask(std::string path) {
  {
    const std::lock_guard lock(mutex_);
    asked_.notes.push_back(std::move(path));
  }
  wake();
}

void IndexKeeper::ask() {
  {
    const std::lock_guard lock(mutex_);
    asked_.all = true;
  }
  wake();
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
