// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <utility>

#include "notes/result.h"

namespace inkling {

/// The exception in flight as an Error that names what a caller can do: kIo when the system refused
/// (disk full, permission), kCorrupt or kMismatch when the database must be rebuilt, kBusy when it
/// is locked. REQUIRES: called inside a catch block.
[[nodiscard]] Error error_of_current_exception(std::string_view where);

/// The one place where exceptions of Xapian and of the standard library end. `body` returns a
/// Result; so does this. `where` names the database for the message.
template <typename Body>
auto guarded(std::string_view where, Body&& body) -> decltype(body()) {
  try {
    return std::forward<Body>(body)();
  } catch (...) {
    return error_of_current_exception(where);
  }
}

}  // namespace inkling
