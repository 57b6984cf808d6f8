// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "indexer/files.h"
#include "notes/result.h"
#include "schemas/layout.h"

namespace inkling {

/// An index folder held by its one writer, from lock_index_folder() on until it goes.
class LockedFolder {
 public:
  LockedFolder(std::string root, Descriptor lock)
      : root_(std::move(root)), lock_(std::move(lock)) {}

  [[nodiscard]] const std::string& root() const { return root_; }
  /// The generation in force; an Error of open_index_folder when there is none.
  [[nodiscard]] Result<IndexPaths> current() const { return open_index_folder(root_); }

  /// An empty folder for the next generation. No reader sees it before publish().
  [[nodiscard]] IndexPaths new_generation() const;
  /// Syncs all files of the generation and puts it in force. Readers of the one before keep the
  /// files they have open; those that open late read CURRENT again.
  void publish(const IndexPaths& paths) const;
  /// Deletes the generations that are not in force: replaced ones, and a crash's leftovers.
  void remove_others() const;

 private:
  std::string root_;
  Descriptor lock_;
};

/// Makes the folder when missing, private to its user, and takes the lock. kBusy: another process
/// writes. kInvalid: the folder holds something else.
Result<LockedFolder> lock_index_folder(const std::string& root);

}  // namespace inkling
