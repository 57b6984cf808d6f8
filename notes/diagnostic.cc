// SPDX-License-Identifier: MIT
#include "notes/diagnostic.h"

namespace inkling {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kHint:
      return "hint";
  }
  return "";
}

}  // namespace inkling
