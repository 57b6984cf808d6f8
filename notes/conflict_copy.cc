// SPDX-License-Identifier: MIT
#include "notes/conflict_copy.h"

#include <algorithm>

namespace inkling {
namespace {

constexpr std::string_view kMarks[] = {".sync-conflict-", "conflicted copy", "(conflict",
                                       "_conflict-", "-conflict-"};

// Whatever the case of ASCII letters; the mark is lower case.
bool holds(std::string_view path, std::string_view mark) {
  const auto found =
      std::search(path.begin(), path.end(), mark.begin(), mark.end(),
                  [](char c, char lower) { return c == lower || (c | 0x20) == lower; });
  return found != path.end();
}

}  // namespace

bool is_conflict_copy(std::string_view path) {
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [path](std::string_view mark) { return holds(path, mark); });
}

}  // namespace inkling
