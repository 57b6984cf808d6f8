// SPDX-License-Identifier: MIT
#include "cli/version.h"

namespace inkling {

std::string_view version() {
  return INKLING_VERSION;
}

}  // namespace inkling
