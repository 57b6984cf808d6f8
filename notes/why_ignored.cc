// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "notes/file.h"
#include "notes/vault.h"
#include "notes/vault_rules.h"

namespace inkling {
namespace {

std::string to_string(const Refusal& refusal, std::string_view path, bool is_folder) {
  if (refusal.rule != nullptr) {
    return fmt::format("ignored by {}:{}: {}", refusal.file->path, refusal.rule->line,
                       refusal.rule->text);
  }
  return fmt::format("{} '{}' is {}", is_folder ? "folder" : "file", path, refusal.built_in);
}

}  // namespace

Result<std::string> why_ignored(const std::string& root, std::string_view path,
                                const ScanOptions& options) {
  const auto root_fd = open_root(root);
  if (!root_fd) return root_fd.error();
  std::string clean = std::filesystem::path(path).lexically_normal().string();
  if (clean.ends_with('/')) clean.pop_back();
  if (clean.empty() || clean.starts_with('/') || clean == ".." || clean.starts_with("../") ||
      clean.find('\0') != std::string::npos) {
    return Error{.code = Code::kInvalid,
                 .message = "not a path below the vault",
                 .where = std::string(path)};
  }
  if (clean == ".") return std::string();

  struct stat status {};
  const bool exists = fstatat(root_fd->get(), clean.c_str(), &status, 0) == 0;
  const int failure = exists ? 0 : errno;
  VaultRules rules(options);
  if (auto excludes = load_obsidian_excludes(root, root_fd->get())) {
    rules.set_obsidian_excludes(std::move(excludes->file));
  }
  rules.push_folder(root, root_fd->get(), "");
  for (size_t slash = 0; slash != std::string::npos;) {
    slash = clean.find('/', slash + 1);
    const std::string part = clean.substr(0, slash);
    const bool is_folder = slash != std::string::npos || (exists && S_ISDIR(status.st_mode));
    if (const Refusal refusal = rules.refusal_of(part, is_folder)) {
      return to_string(refusal, part, is_folder);
    }
    if (is_folder) rules.push_folder(root, root_fd->get(), part + "/");
  }
  if (!exists) return io_error(failure, clean);
  const auto real = real_path_below(root, clean);
  if (!real && real.error().code == Code::kInvalid) return real.error().message;
  return std::string();
}

}  // namespace inkling
