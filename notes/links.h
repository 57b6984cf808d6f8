// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "notes/note.h"

namespace inkling {

/// The parts of `[[target#fragment|label]]`. `whole` holds the brackets, and the '!' of an embed.
/// Link::label and Link::source are set, `shown` is where the label stands in the source: empty for
/// an embed that shows no text of its own.
struct WikiLink {
  Link link{};
  Span shown;
};
[[nodiscard]] WikiLink parse_wikilink(std::string_view source, Span whole);

/// Kind, target and fragment of a Markdown link's destination (entities and escapes resolved).
[[nodiscard]] Link parse_destination(std::string_view destination);

/// `%20` becomes a blank; what is no UTF-8 after that stays as written.
[[nodiscard]] std::string percent_decoded(std::string_view text);

/// Where a Markdown link ends whose label's ']' is at `bracket`: behind `](dest "title")`,
/// `][label]` or `]`.
[[nodiscard]] uint32_t link_end(std::string_view text, uint32_t bracket);

}  // namespace inkling
