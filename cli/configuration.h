// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "notes/result.h"
#include "query/rank_weights.h"

namespace inkling {

/// What a person set once for all vaults, in ~/.config/inkling/config.yaml.
struct Configuration {
  std::string vault{};                ///< Used when no vault is named or found; ~/ is expanded.
  std::vector<std::string> ignore{};  ///< Lines as in .gitignore.
  uint32_t recent_days = kRecentHalfLife;  ///< `recent-half-life`: for search --recent.
  std::string language{};                  ///< For notes whose own cannot be told: "en".
};

inline constexpr uint32_t kMaxRecentDays = 36'500;
inline constexpr size_t kMaxConfigurationBytes = 1 << 20;

/// Where the file is, whether or not it exists; empty without a home.
[[nodiscard]] std::string configuration_path(const std::string& named, const Environment& env);

/// Reads the file `named`, else the one of the home, which may be missing. Unknown keys are errors:
/// "config.yaml:3:1: unknown key 'vualt'", hint "did you mean 'vault'?".
Result<Configuration> load_configuration(const std::string& named, const Environment& env);

/// The same from text; `where` is what errors call it.
Result<Configuration> parse_configuration(const std::string& text, const std::string& where);

}  // namespace inkling
