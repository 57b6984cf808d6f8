// SPDX-License-Identifier: MIT
// `inkling browse --plain`: the same model, line by line, for screen readers and bare terminals.
#pragma once

#include <functional>
#include <string>

#include "cli/browse_model.h"

namespace inkling {

/// What the plain mode needs of the world outside.
struct PlainWorld {
  std::function<bool(std::string&)> read_line{};  ///< False at the end.
  std::function<void(const std::string&)> write{};
  std::function<void(BrowseModel&)> search{};
  std::function<void(BrowseModel&)> open{};  ///< The chosen hit; says in `message` what failed.
};

/// Until the input ends or ":quit".
void browse_plain(BrowseModel& model, const PlainWorld& world);

}  // namespace inkling
