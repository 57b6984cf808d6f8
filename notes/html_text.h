// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/text.h"

namespace inkling {

/// What an HTML text consists of, in order.
struct HtmlPart {
  enum class Kind { kText, kEntity, kTag, kComment } kind = Kind::kText;
  Span span;
};

/// Splits `span` of `text`. What stands inside <script> and <style> belongs to no part. Linear.
[[nodiscard]] std::vector<HtmlPart> split_html(std::string_view text, Span span);

/// The tag's name in lower case with '/' in front for a closing tag: "/td".
[[nodiscard]] std::string tag_name(std::string_view tag);

/// The value of `name="..."` in a tag, entities left alone; empty when it has none.
[[nodiscard]] std::string_view attribute(std::string_view tag, std::string_view name);

/// What separates the texts before and after a tag for a reader: '\n' for a new line, ' ' for a new
/// cell, '\0' when the text runs on.
[[nodiscard]] char break_of(std::string_view tag_name);

}  // namespace inkling
