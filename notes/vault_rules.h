// SPDX-License-Identifier: MIT
// What keeps a path out of the vault, at one point of a walk.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "notes/ignore.h"
#include "notes/result.h"
#include "notes/vault.h"

namespace inkling {

/// Read in every folder; a later one outranks those before it.
inline constexpr std::array<const char*, 3> kIgnoreFileNames{".gitignore", ".ignore",
                                                             ".inklingignore"};
inline constexpr uint64_t kMaxIgnoreFileBytes = 1ull << 20;

/// Names that are never entered, not even with ScanOptions::hidden.
[[nodiscard]] bool is_never_entered(std::string_view folder_name);

/// Why a path is no note of the vault. Points into the VaultRules that gave it.
struct Refusal {
  std::string_view built_in{};  ///< A rule of ours, or empty.
  const IgnoreFile* file = nullptr;
  const IgnoreRule* rule = nullptr;
  explicit operator bool() const { return rule != nullptr || !built_in.empty(); }
};

/// The rules that hold in one folder: its own ignore files, those above it, the configuration.
class VaultRules {
 public:
  explicit VaultRules(const ScanOptions& options);

  /// Obsidian's own excluded files: the weakest rules.
  void set_obsidian_excludes(IgnoreFile file) { excluded_ = std::move(file); }

  /// Rules of a deeper folder come on top; `size()` before and `shrink(size)` after make a scope.
  void push(IgnoreFile file) { files_.push_back(std::move(file)); }
  /// Pushes those ignore files of `folder` ("" or "a/b/") that can be read.
  void push_folder(const std::string& root, int root_fd, const std::string& folder);
  /// The same for the root and every folder on the way to `path`.
  void push_folders_above(const std::string& root, int root_fd, const std::string& path);
  [[nodiscard]] size_t size() const { return files_.size(); }
  void shrink(size_t size) { files_.resize(size); }

  /// About one name alone, whatever the ignore files say.
  [[nodiscard]] std::string_view refusal_by_name(std::string_view name, bool is_folder) const;
  /// About one path, given that no folder above it is refused.
  [[nodiscard]] Refusal refusal_of(std::string_view path, bool is_folder) const;

 private:
  bool hidden_;
  IgnoreFile configured_;
  IgnoreFile excluded_;
  std::vector<IgnoreFile> files_;
};

struct LoadedIgnoreFile {
  IgnoreFile file{};
  FileStamp stamp{};
};

/// Reads the ignore file at `path`. It must not itself be a link (kInvalid), as in git.
Result<LoadedIgnoreFile> load_ignore_file(const std::string& root, int root_fd,
                                          const std::string& path);

/// Reads the rules in Obsidian's settings.
Result<LoadedIgnoreFile> load_obsidian_excludes(const std::string& root, int root_fd);

}  // namespace inkling
