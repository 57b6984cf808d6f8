// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace inkling {

/// What the program was told by its environment, read once at the start; nothing else reads it.
/// An empty value counts as not set.
struct Environment {
  std::string vault{};        ///< INKLING_VAULT
  std::string index{};        ///< INKLING_INDEX
  std::string today{};        ///< INKLING_TODAY: the day that "today" means, for repeatable output.
  std::string cache_home{};   ///< XDG_CACHE_HOME, else HOME/.cache
  std::string config_home{};  ///< XDG_CONFIG_HOME, else HOME/.config
  std::string home{};         ///< HOME
  std::string term{};         ///< TERM
  std::string columns{};      ///< COLUMNS
  std::string folder{};       ///< The working folder, absolute; empty when it is gone.
  bool no_color = false;      ///< NO_COLOR
};

[[nodiscard]] Environment read_environment();

}  // namespace inkling
