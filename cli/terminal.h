// SPDX-License-Identifier: MIT
// One of the two output streams and what it can show. Text goes out in whole pieces; a reader that
// has gone away (`| head -1`) is no error.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "cli/environment.h"

namespace inkling {

inline constexpr size_t kMinColumns = 40;  ///< A narrower terminal is written to as if this wide.
inline constexpr size_t kMaxTextColumns = 120;  ///< Longer lines are hard to read.

enum class Style {
  kPlain,
  kTitle,
  kPath,
  kKind,
  kMatch,
  kFaint,
  kError,
  kWarning,
  kHint,
};

struct Terminal {
  std::FILE* file = nullptr;
  bool interactive = false;  ///< A person looks at it.
  bool color = false;
  bool links = false;  ///< OSC 8 hyperlinks.
  size_t columns = 0;  ///< Width to wrap at; 0: never wrap.

  /// Writes all of it, or notes for finish() why not.
  void write(std::string_view text);
  /// Flushes. False when the output is incomplete for another reason than a closed pipe; errno
  /// says which.
  [[nodiscard]] bool finish();

  [[nodiscard]] std::string styled(std::string_view text, Style style) const;
  /// `text` (already styled) as a link to a file, when the terminal can show one.
  [[nodiscard]] std::string linked(std::string_view text, std::string_view uri) const;

  int failure = 0;  ///< errno of the first write that failed.
};

/// `color` is auto, always or never; auto obeys NO_COLOR and TERM=dumb.
[[nodiscard]] Terminal make_terminal(std::FILE* file, std::string_view color,
                                     const Environment& environment);

}  // namespace inkling
