// SPDX-License-Identifier: MIT
#include "indexer/generation.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <vector>

namespace inkling {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "gen-";
constexpr std::string_view kCacheTag =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# A full-text index, made by inkling. It can be deleted: 'inkling index' makes it anew.\n";

/// The number of "gen-000003"; nothing of other names.
std::optional<unsigned> generation_number(std::string_view name) {
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  return number;
}

std::vector<std::string> generations(const std::string& root) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (generation_number(name)) names.push_back(name);
  }
  return names;
}

void make_private_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw std::system_error(error.value(), std::generic_category(), "cannot make it");
  fs::permissions(path, fs::perms::owner_all);
}

/// Whether inkling may call this folder its own: it made it, or nobody did.
bool is_ours_or_empty(const std::string& root) {
  if (fs::is_empty(root)) return true;
  return fs::exists(root + "/lock") || fs::exists(root + "/CURRENT") ||
         fs::exists(root + "/CACHEDIR.TAG");
}

Error not_an_index(const std::string& root, std::string message) {
  return {.code = Code::kInvalid,
          .message = std::move(message),
          .where = root,
          .hint = "name another folder with --index"};
}

Descriptor open_lock(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) throw_errno("cannot open '" + path + "'");
  return Descriptor(fd);
}

}  // namespace

Result<LockedFolder> lock_index_folder(const std::string& root) {
  if (fs::exists(root) && !fs::is_directory(root)) {
    return not_an_index(root, "the index folder is a file");
  }
  if (!fs::exists(root)) make_private_folder(root);
  if (!is_ours_or_empty(root)) return not_an_index(root, "the folder holds something else");
  Descriptor lock = open_lock(root + "/lock");
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw_errno("cannot lock '" + root + "'");
    return Error{.code = Code::kBusy,
                 .message = "another process is writing this index",
                 .where = root,
                 .hint = "try again when it is done"};
  }
  const std::string tag = root + "/CACHEDIR.TAG";
  if (!fs::exists(tag)) replace_file(tag, kCacheTag, Durable::kNo);
  return LockedFolder(root, std::move(lock));
}

IndexPaths LockedFolder::new_generation() const {
  unsigned last = 0;
  for (const std::string& name : generations(root_)) {
    last = std::max(last, generation_number(name).value_or(0));
  }
  IndexPaths paths{.root = root_,
                   .generation = fmt::format("{}/{}{:06}", root_, kPrefix, last + 1)};
  make_private_folder(paths.generation);
  return paths;
}

void LockedFolder::publish(const IndexPaths& paths) const {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(paths.generation)) {
    const bool folder = entry.is_directory();
    const auto owner = fs::perms::owner_read | fs::perms::owner_write;
    fs::permissions(entry.path(), folder ? fs::perms::owner_all : owner);
    sync_path(entry.path().string());
  }
  sync_path(paths.generation);
  sync_path(root_);
  replace_file(root_ + "/CURRENT", fs::path(paths.generation).filename().string() + "\n",
               Durable::kYes);
}

void LockedFolder::remove_others() const {
  const Result<IndexPaths> in_force = current();
  const std::string kept =
      in_force ? fs::path(in_force->generation).filename().string() : std::string();
  for (const std::string& name : generations(root_)) {
    std::error_code ignored;
    if (name != kept) fs::remove_all(root_ + "/" + name, ignored);
  }
}

}  // namespace inkling
