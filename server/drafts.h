// SPDX-License-Identifier: MIT
// The notes that are open in an editor, with the text they have there.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "notes/result.h"
#include "server/positions.h"

namespace inkling {

/// Of a draft that is searched and checked at every edit. A longer one is followed, and searched as
/// it was last saved.
inline constexpr size_t kMostWatchedBytes = 2 << 20;

/// One edit. Without a range it is the whole text.
struct TextChange {
  std::optional<LspRange> range{};
  std::string text{};
};

struct OpenNote {
  std::string path{};  ///< Relative to the vault.
  int64_t version = 0;
  std::string text{};
  LspLines lines{};
  bool unsaved = false;  ///< Its text is not the file's, or the index has yet to read that.
  bool awaited = false;  ///< Of these the latter.
  uint64_t edition = 0;  ///< Grows with every edit of any draft: equal means the same text.
};

/// One thread.
class Drafts {
 public:
  /// `saved`: whether it is the text of the file.
  void open(std::string path, int64_t version, std::string text, bool saved);
  /// In order, each on what the one before left. kInvalid: not open, or it grew past kMaxNoteBytes
  /// (the draft is then as before).
  Outcome change(const std::string& path, int64_t version, const std::vector<TextChange>& changes,
                 Encoding encoding);
  /// The file now has this text. The draft still counts as unsaved until it is `indexed`.
  void saved(const std::string& path);
  void indexed(const std::string& path);
  void close(const std::string& path);

  [[nodiscard]] const OpenNote* find(const std::string& path) const;
  /// Those whose text is not what the index has, by path; none longer than kMostWatchedBytes.
  [[nodiscard]] std::vector<const OpenNote*> unsaved() const;
  [[nodiscard]] std::vector<std::string> paths() const;
  /// Changes whenever unsaved() or a text of it does.
  [[nodiscard]] uint64_t edition() const { return edition_; }

 private:
  std::map<std::string, OpenNote> by_path_{};
  uint64_t edition_ = 0;
};

}  // namespace inkling
