// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "notes/text.h"

namespace inkling {

/// The length of the tag name that starts at `at` (behind the '#'): letters, digits, '_', '-', '/'
/// and emoji; 0 when it has no sign but digits.
[[nodiscard]] uint32_t tag_length(std::string_view text, uint32_t at);

/// Calls `found` with the span of each `#tag`, '#' included, in `span` of `text`.
template <typename Found>
void for_each_tag(std::string_view text, Span span, Found found);

/// Whether a '#' at `at` may start a tag by what stands before it.
[[nodiscard]] bool tag_may_start(std::string_view text, uint32_t at);

template <typename Found>
void for_each_tag(std::string_view text, Span span, Found found) {
  const std::string_view upto = text.substr(0, span.end);
  for (size_t at = upto.find('#', span.begin); at < upto.size(); at = upto.find('#', at)) {
    const auto hash = static_cast<uint32_t>(at++);
    if (!tag_may_start(text, hash)) continue;
    const uint32_t length = tag_length(upto, hash + 1);
    if (length == 0) continue;
    found(Span{.begin = hash, .end = hash + 1 + length});
    at += length;
  }
}

}  // namespace inkling
