// SPDX-License-Identifier: MIT
// Where an update is written before anyone sees it.
//
// Each database has a second folder with links to the same tables. What Xapian commits there goes
// into blocks that no reader is led to: the version file (`iamglass`) of the database itself stays
// as it is. So nothing must reach the disk before something else, and all is waited for at once,
// not one file after the other. Then the new version files are put in force by two renames.
#pragma once

#include <string>
#include <vector>

#include "schemas/layout.h"

namespace inkling {

class Staging {
 public:
  /// Throws Xapian::FeatureUnavailableError where files cannot have two names.
  explicit Staging(const IndexPaths& paths);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  [[nodiscard]] std::string notes() const { return folder_ + "/notes"; }
  [[nodiscard]] std::string items() const { return folder_ + "/items"; }

  /// What was committed in both is on disk when this returns, and so is what `files` hold.
  void sync(std::vector<std::string> files) const;
  /// Puts in force what was committed. REQUIRES: it is on disk.
  void show_notes() const;
  void show_items() const;

 private:
  IndexPaths paths_;
  std::string folder_;
};

}  // namespace inkling
