// SPDX-License-Identifier: MIT
// Where an update is written before anyone sees it.
//
// Each database has a second folder with links to the same tables. What Xapian commits there goes
// into blocks that no reader is led to: the version file (`iamglass`) of the database itself stays
// as it is. So nothing must reach the disk before something else, and all is waited for at once,
// not one file after the other. Then the new version files are put in force by two renames. On a
// file system where a file cannot have two names, the databases are written where they stand.
//
// What is staged can have the term lists of the notes to be replaced (term_lists.h); no reader sees
// them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/store.h"
#include "schemas/layout.h"

namespace inkling {

class Staging {
 public:
  explicit Staging(const IndexPaths& paths);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  /// Whether what is committed stays unseen; if not, sync() and show need not be called.
  [[nodiscard]] bool apart() const { return apart_; }
  /// Where to write, and how to open it.
  [[nodiscard]] std::string notes() const { return apart_ ? folder_ + "/notes" : paths_.notes(); }
  [[nodiscard]] std::string items() const { return apart_ ? folder_ + "/items" : paths_.items(); }
  [[nodiscard]] int flags() const { return apart_ ? kStagedFlags : kOpenFlags; }

  /// Term lists of the notes that will be changed or deleted, and of the items of notes that will;
  /// by docid of the note. While the database that they are for is not open.
  void lend_notes(const std::vector<uint32_t>& notes) const;
  void lend_items(const std::vector<uint32_t>& notes) const;
  /// What Xapian needs to change only values of these items.
  void lend_values_of_items(const std::vector<uint32_t>& notes) const;

  /// What was committed in both is on disk when this returns, and so is what `files` hold.
  void sync(std::vector<std::string> files) const;
  /// Puts in force what was committed. REQUIRES: it is on disk.
  void show_notes() const;
  void show_items() const;

  /// When nothing more will be written and the databases are closed.
  void end() const;

 private:
  IndexPaths paths_;
  std::string folder_;
  bool apart_ = false;
};

}  // namespace inkling
