// SPDX-License-Identifier: MIT
// The walk has three steps: names (folder by folder, in the order of the sorted result), then links
// (against what the first step found, so that a note keeps its own path), then one stat per note.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <span>
#include <unordered_set>

#include "notes/file.h"
#include "notes/obsidian_excludes.h"
#include "notes/read_file.h"
#include "notes/read_right.h"
#include "notes/stamps.h"
#include "notes/vault.h"
#include "notes/vault_rules.h"

namespace inkling {
namespace {

/// The coarsest clock by which a kernel stamps a folder: one changed this shortly before we read it
/// may change again under the same mtime.
constexpr std::chrono::nanoseconds kClockTick = std::chrono::milliseconds(10);

enum class EntryType { kNote, kFolder, kLink, kOther };

struct Entry {
  std::string name{};  ///< A folder's ends in '/': so names sort as whole paths do.
  EntryType type = EntryType::kOther;
};

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

EntryType type_of(int folder_fd, const dirent& entry) {
  unsigned int type = entry.d_type;
  struct stat status {};
  if (type == DT_UNKNOWN && fstatat(folder_fd, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
    type = IFTODT(status.st_mode);
  }
  switch (type) {
    case DT_REG:
      return EntryType::kNote;
    case DT_DIR:
      return EntryType::kFolder;
    case DT_LNK:
      return EntryType::kLink;
    default:
      return EntryType::kOther;
  }
}

bool is_ignore_file(std::string_view name) {
  return std::ranges::find(kIgnoreFileNames, name) != kIgnoreFileNames.end();
}

/// A folder has two paths when a link leads to it: `shown` through the link, `real` without.
/// Both are "" for the root and else end in '/'.
struct Folder {
  std::string shown{};
  std::string real{};
  [[nodiscard]] Folder child(std::string_view name) const {
    return {.shown = shown + std::string(name), .real = real + std::string(name)};
  }
  [[nodiscard]] bool through_link() const { return shown != real; }
};

class Walk {
 public:
  Walk(const std::string& root, int root_fd, const ScanOptions& options)
      : root_(root), root_fd_(root_fd), rules_(options) {}

  Outcome collect_names();
  void follow_links();
  void collect_stamps();
  Scan take();

 private:
  void load_excludes();
  Outcome enter(const Folder& folder);
  Result<std::vector<Entry>> read_entries(const Folder& folder);
  void add_ignore_files(const Folder& folder, const std::vector<std::string>& names);
  void visit(const Folder& folder, const Entry& entry);
  void follow(const std::string& shown);
  void enter_linked(const Folder& folder);
  void add_problem(std::string path, std::string message);

  const std::string& root_;
  int root_fd_;
  VaultRules rules_;
  Scan scan_;
  std::vector<std::string> links_;                ///< As shown.
  std::unordered_set<std::string> entered_;       ///< Real paths of folders, once there are links.
  std::unordered_set<std::string> linked_notes_;  ///< Real paths of notes found through a link.
  size_t own_notes_ = 0;  ///< So many of scan_.files, sorted, were found without a link.
  int64_t began_ns_ = std::chrono::duration_cast<std::chrono::nanoseconds>(
                          std::chrono::system_clock::now().time_since_epoch())
                          .count();
};

/// A link is no way into .git, .trash and the like.
bool leads_to_private_folder(std::string_view real) {
  while (true) {
    const size_t slash = real.find('/');
    if (is_never_entered(real.substr(0, slash))) return true;
    if (slash == std::string_view::npos) return false;
    real.remove_prefix(slash + 1);
  }
}

std::string without_slash(std::string path) {
  if (path.ends_with('/')) path.pop_back();
  return path;
}

void Walk::add_problem(std::string path, std::string message) {
  scan_.problems.push_back({.path = without_slash(std::move(path)), .message = std::move(message)});
}

Result<std::vector<Entry>> Walk::read_entries(const Folder& folder) {
  auto fd = open_below(root_, root_fd_, folder.real.empty() ? "." : folder.real);
  if (!fd) return fd.error();
  struct stat status {};
  if (fstat(fd->get(), &status) != 0) return io_error(errno, folder.shown);
  const std::unique_ptr<DIR, CloseFolder> opened(fdopendir(fd->get()));
  if (!opened) return io_error(errno, folder.shown);
  const int folder_fd = fd->release();

  FileStamp stamp = make_stamp(without_slash(folder.shown), status);
  if (stamp.mtime_ns > began_ns_ - kClockTick.count()) stamp.mtime_ns = 0;
  scan_.shape.push_back(std::move(stamp));
  std::vector<Entry> entries;
  std::vector<std::string> ignore_files;
  while (true) {
    errno = 0;
    const dirent* next = readdir(opened.get());
    if (next == nullptr && errno != 0) add_problem(folder.shown, reason_of(errno));
    if (next == nullptr) break;
    const std::string_view name = next->d_name;
    if (name == "." || name == "..") continue;
    if (is_ignore_file(name)) ignore_files.emplace_back(name);
    const EntryType type = type_of(folder_fd, *next);
    const bool maybe_folder = type == EntryType::kFolder || type == EntryType::kLink;
    if (!rules_.refusal_by_name(name, maybe_folder).empty()) continue;
    entries.push_back({.name = std::string(name), .type = type});
    if (type == EntryType::kFolder) entries.back().name += '/';
  }
  std::ranges::sort(entries, {}, &Entry::name);
  add_ignore_files(folder, ignore_files);
  return entries;
}

void Walk::add_ignore_files(const Folder& folder, const std::vector<std::string>& names) {
  for (const char* name : kIgnoreFileNames) {
    if (std::ranges::find(names, name) == names.end()) continue;
    auto loaded = load_ignore_file(root_, root_fd_, folder.real + name);
    if (loaded) {
      loaded->file.path = loaded->stamp.path = folder.shown + name;
      rules_.push(std::move(loaded->file));
      scan_.shape.push_back(std::move(loaded->stamp));
    } else if (loaded.error().code != Code::kNotFound) {
      add_problem(folder.shown + name, loaded.error().message);
    }
  }
}

/// Recursion is bounded by the length of a path (PATH_MAX): a deeper folder cannot be opened.
Outcome Walk::enter(const Folder& folder) {
  const size_t rules_above = rules_.size();
  const auto entries = read_entries(folder);
  if (!entries) return entries.error();
  for (const Entry& entry : *entries) visit(folder, entry);
  rules_.shrink(rules_above);
  return Done{};
}

void Walk::visit(const Folder& folder, const Entry& entry) {
  if (entry.type == EntryType::kLink) {
    links_.push_back(folder.shown + entry.name);
    return;
  }
  const Folder child = folder.child(entry.name);
  const bool is_folder = entry.type == EntryType::kFolder;
  if (rules_.refusal_of(without_slash(child.shown), is_folder)) return;
  if (is_folder) {
    if (folder.through_link()) return enter_linked(child);
    const Outcome entered = enter(child);
    if (!entered && entered.error().code != Code::kNotFound) {
      add_problem(child.shown, entered.error().message);
    }
    return;
  }
  if (entry.type == EntryType::kOther) return add_problem(child.shown, "not a regular file");
  if (folder.through_link() && !linked_notes_.insert(child.real).second) return;
  scan_.files.push_back({.path = child.shown});
}

void Walk::load_excludes() {
  struct stat status {};
  if (fstatat(root_fd_, ".obsidian", &status, 0) == 0) {
    scan_.shape.push_back(make_stamp(".obsidian", status));  // Changes when settings appear.
  }
  auto loaded = load_obsidian_excludes(root_, root_fd_);
  if (loaded) {
    rules_.set_obsidian_excludes(std::move(loaded->file));
    scan_.shape.push_back(std::move(loaded->stamp));
  } else if (loaded.error().code != Code::kNotFound) {
    add_problem(kObsidianSettings, loaded.error().message);
  }
}

Outcome Walk::collect_names() {
  load_excludes();
  return enter(Folder{});
}

void Walk::enter_linked(const Folder& folder) {
  if (!entered_.insert(without_slash(folder.real)).second) return;
  const Outcome entered = enter(folder);
  if (!entered && entered.error().code != Code::kNotFound) {
    add_problem(folder.shown, entered.error().message);
  }
}

void Walk::follow_links() {
  if (links_.empty()) return;
  own_notes_ = scan_.files.size();
  for (const FileStamp& stamp : scan_.shape) entered_.insert(stamp.path);
  for (size_t i = 0; i < links_.size(); ++i) follow(std::string(links_[i]));  // May add to links_.
  std::ranges::sort(scan_.files, {}, &FileStamp::path);
}

void Walk::follow(const std::string& shown) {
  struct stat status {};
  const bool leads_somewhere = fstatat(root_fd_, shown.c_str(), &status, 0) == 0;
  const bool is_folder = leads_somewhere && S_ISDIR(status.st_mode);
  rules_.shrink(0);
  rules_.push_folders_above(root_, root_fd_, shown);
  if (rules_.refusal_of(shown, is_folder)) return;
  if (!leads_somewhere) return add_problem(shown, "link leads nowhere");
  const auto real = real_path_below(root_, shown);
  if (!real) return add_problem(shown, real.error().message);
  if (leads_to_private_folder(*real)) return;
  if (is_folder) return enter_linked({.shown = shown + "/", .real = *real + "/"});
  if (!S_ISREG(status.st_mode)) return add_problem(shown, "not a regular file");
  const auto own = std::span(scan_.files).first(own_notes_);
  if (std::ranges::binary_search(own, *real, {}, &FileStamp::path)) return;
  if (linked_notes_.insert(*real).second) scan_.files.push_back({.path = shown});
}

void Walk::collect_stamps() {
  std::vector<FileStamp>& files = scan_.files;
  std::vector<int> failures(files.size());
  const ReadRight right;
  stat_each(root_fd_, files, [&](size_t i, int failure, const struct stat& status) {
    failures[i] = failure == 0 && !right.may_read(status) ? EACCES : failure;
    if (failures[i] == 0) files[i] = make_stamp(std::move(files[i].path), status);
  });
  size_t kept = 0;
  for (size_t i = 0; i < files.size(); ++i) {
    if (failures[i] == 0 && files[i].size <= kMaxNoteBytes) {
      if (kept != i) files[kept] = std::move(files[i]);
      ++kept;
    } else if (failures[i] == 0) {
      add_problem(files[i].path, fmt::format("larger than {} MiB", kMaxNoteBytes >> 20));
    } else if (failures[i] != ENOENT && failures[i] != ENOTDIR) {
      add_problem(files[i].path, reason_of(failures[i]));
    }
  }
  files.resize(kept);
}

Scan Walk::take() {
  std::ranges::sort(scan_.problems, {}, &FileProblem::path);
  return std::move(scan_);
}

}  // namespace

Result<Scan> scan_vault(const std::string& root, const ScanOptions& options) {
  const auto root_fd = open_root(root);
  if (!root_fd) return root_fd.error();
  Walk walk(root, root_fd->get(), options);
  const Outcome names = walk.collect_names();
  if (!names) return names.error();
  walk.follow_links();
  walk.collect_stamps();
  return walk.take();
}

}  // namespace inkling
