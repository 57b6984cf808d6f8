// SPDX-License-Identifier: MIT
// A vault on disk: which notes there are, and what changed since they were last seen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"

namespace inkling {

/// One note file as the file system describes it. Two stamps of equal size and mtime are taken for
/// the same content.
struct FileStamp {
  std::string path{};  ///< Relative to the vault, '/' separated, bytes as the file system has them.
  int64_t mtime_ns = 0;  ///< Nanoseconds since the epoch.
  uint64_t size = 0;     ///< Bytes.
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct FileProblem {
  std::string path{};
  std::string message{};  ///< "permission denied", "link leads out of the vault", ...
};

struct Scan {
  std::vector<FileStamp> files{};  ///< Notes, sorted by path bytewise, each path once.
  std::vector<FileProblem> problems{};
  /// What the set of paths depends on: the folders walked ("" is the root; size 0) and the ignore
  /// files read. While none of them changed, no note was added or removed.
  std::vector<FileStamp> shape{};
};

struct ScanOptions {
  std::vector<std::string> ignore{};  ///< Extra .gitignore lines, from configuration.
  bool hidden = false;  ///< Also hidden folders and files (never .git, .obsidian, .trash, ...).
};

inline constexpr uint64_t kMaxNoteBytes = 64ull << 20;  ///< Larger files are reported, not read.

/// All notes (*.md, *.markdown, any case) below `root` that no rule ignores: .git .obsidian .trash
/// .inkling node_modules, hidden folders and files; .gitignore, .ignore and .inklingignore at every
/// level: the deeper file wins, in one folder the later of these three, over all
/// ScanOptions::ignore, below all Obsidian's "Excluded files". Symbolic links are followed inside
/// the vault only, each file once. Fails only when `root` itself cannot be read. One stat per note,
/// no content is read.
Result<Scan> scan_vault(const std::string& root, const ScanOptions& options = {});

/// Which rule keeps `path` out of the vault: "ignored by .gitignore:3: *.tmp", or "" when none. The
/// path is relative to `root`; kNotFound when no rule speaks about it and there is no such file.
Result<std::string> why_ignored(const std::string& root, std::string_view path,
                                const ScanOptions& options = {});

/// What must be done to make an index of `known` one of `found`. Indices into the two lists.
struct Changes {
  std::vector<size_t> added{};     ///< Into found.
  std::vector<size_t> modified{};  ///< Into found.
  std::vector<size_t> removed{};   ///< Into known.
  [[nodiscard]] bool empty() const { return added.empty() && modified.empty() && removed.empty(); }
};

/// One merge of two lists sorted by path. O(found + known).
[[nodiscard]] Changes diff(const std::vector<FileStamp>& found,
                           const std::vector<FileStamp>& known);

/// The bytes of one note with the stamp they had. Refuses what is not a regular file, is larger
/// than kMaxNoteBytes, or lies outside `root` after links are resolved.
struct NoteFile {
  FileStamp stamp{};
  std::string content{};
};
Result<NoteFile> read_note(const std::string& root, const std::string& path);

/// The file's present stamp, or kNotFound.
Result<FileStamp> stamp_of(const std::string& root, const std::string& path);

/// The nearest folder upward from `folder` that holds .inkling, .obsidian, .git or .zk; absolute.
Result<std::string> find_vault(const std::string& folder);

}  // namespace inkling
