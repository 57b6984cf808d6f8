// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"
#include "notes/text.h"

namespace inkling {

/// Matches of one pattern in one note that are looked at.
inline constexpr size_t kMaxPatternMatches = 10000;

/// A regular expression that runs in time linear in the text. Matches on single lines of a file.
class Pattern {
 public:
  /// `flags`: "i" ignores case, "s" "m" "u" "g" are taken and change nothing. kInvalid: the
  /// expression is wrong, too large, or needs to look back or around.
  static Result<Pattern> compile(std::string_view text, std::string_view flags);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  /// Calls `found` with each match, from left to right; stops when it returns false.
  void find(std::string_view text, const std::function<bool(Span)>& found) const;
  [[nodiscard]] bool matches(std::string_view text) const;

  /// Runs of ASCII letters, lower case, that every match contains; each lies within one word.
  [[nodiscard]] const std::vector<std::string>& literals() const;

 private:
  struct Impl;
  explicit Pattern(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace inkling
