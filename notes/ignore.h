// SPDX-License-Identifier: MIT
// Ignore files: which paths a person keeps out of the vault, in the words of gitignore(5).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// One line of an ignore file, taken apart.
struct IgnoreRule {
  std::string text{};  ///< As written, for messages.
  uint32_t line = 0;   ///< 1-based.
  bool negated = false;
  bool folders_only = false;
  bool anchored = false;  ///< Tried on the whole path; else on its last name, at any depth.
  bool literal = false;   ///< Not anchored and without wildcards: compared, not matched.
  bool suffix = false;    ///< "*" and then no wildcard: only the end is compared.
  std::vector<std::string> segments{};  ///< The pattern at its slashes; "**" is any folders.
  std::function<bool(std::string_view path)> test{};  ///< When set, decides alone: about files.
};

/// The rules of one ignore file. They hold for what is below the folder it stands in.
struct IgnoreFile {
  std::string path{};   ///< For messages.
  std::string below{};  ///< Its folder, "" or "a/b/".
  std::vector<IgnoreRule> rules{};
};

/// Total: holds below the folder of `path`. A line that cannot match anything (an open bracket, a
/// lone backslash) is kept and matches nothing, as in git.
[[nodiscard]] IgnoreFile parse_ignore_file(std::string path, std::string_view text);

/// The rule that decides about `path` (relative to the vault), the last one that matches; null when
/// none does, or the path is not below the file's folder. A folder that is ignored takes all below
/// it along: ask for each folder on the way.
[[nodiscard]] const IgnoreRule* deciding_rule(const IgnoreFile& file, std::string_view path,
                                              bool is_folder);

/// Matches one name, without slashes, against a pattern of `*`, `?`, `[a-z]`, `[!a]`,
/// `[[:alpha:]]` and backslash escapes. O(name * pattern).
[[nodiscard]] bool matches_glob(std::string_view pattern, std::string_view name);

}  // namespace inkling
