// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/process.h"
#include "tests/support/temp_vault.h"

namespace inkling {

/// Where a program runs whose home is this folder, and whose configuration is nobody's.
inline ProcessWorld world_of(const TempVault& folder) {
  return {.folder = folder.root(),
          .environment = {"HOME=" + folder.root(), "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"}};
}

}  // namespace inkling
