// SPDX-License-Identifier: MIT
#include "cli/environment.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace inkling {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

// The XDG rule: a relative path is invalid and counts as not set.
std::string base_folder(const char* name, std::string_view below_home) {
  std::string folder = variable(name);
  if (!folder.empty() && folder.front() == '/') return folder;
  const std::string home = variable("HOME");
  return home.empty() ? std::string{} : home + std::string{below_home};
}

}  // namespace

Environment read_environment() {
  std::error_code error;
  return {.vault = variable("INKLING_VAULT"),
          .index = variable("INKLING_INDEX"),
          .today = variable("INKLING_TODAY"),
          .cache_home = base_folder("XDG_CACHE_HOME", "/.cache"),
          .config_home = base_folder("XDG_CONFIG_HOME", "/.config"),
          .home = variable("HOME"),
          .term = variable("TERM"),
          .columns = variable("COLUMNS"),
          .folder = std::filesystem::current_path(error).string(),
          .no_color = !variable("NO_COLOR").empty()};
}

}  // namespace inkling
