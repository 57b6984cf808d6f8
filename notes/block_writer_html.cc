// SPDX-License-Identifier: MIT
// Raw HTML: its text is what stands between the tags.
#include <algorithm>

#include "notes/block_writer.h"
#include "notes/entities.h"
#include "notes/html_text.h"
#include "notes/links.h"

namespace inkling {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

void BlockWriter::html_line(Span source) {
  arrive(source.begin);
  at_ = source.end;
}

void BlockWriter::write_html(Span source) {
  for (const HtmlPart& part : split_html(note_.source, source)) {
    switch (part.kind) {
      case HtmlPart::Kind::kText:
        write_html_text(part.span);
        break;
      case HtmlPart::Kind::kEntity: {
        const std::string decoded = decode_entity(part.span.of(note_.source));
        visible_.put(decoded.empty() ? part.span.of(note_.source) : decoded, part.span);
        break;
      }
      case HtmlPart::Kind::kTag:
        write_tag(part.span, true);
        break;
      case HtmlPart::Kind::kComment:
        leaf_.comments.push_back(
            {.begin = part.span.begin + 4,
             .end = std::max(part.span.begin + 4, part.span.end - std::min(3U, part.span.end))});
        break;
    }
  }
}

// Runs of blanks and line breaks are one, and none at the start of a line. Inside a quote each line
// starts with its marks.
void BlockWriter::write_html_text(Span source) {
  const std::string_view text = note_.source;
  for (uint32_t at = source.begin; at < source.end;) {
    uint32_t end = at;
    if (!is_space(text[at])) {
      while (end < source.end && !is_space(text[end])) ++end;
      visible_.copy({.begin = at, .end = end});
      at = end;
      continue;
    }
    bool new_line = false;
    while (end < source.end &&
           (is_space(text[end]) || (new_line && text[end] == '>' && !containers_.empty()))) {
      new_line = new_line || text[end] == '\n';
      ++end;
    }
    if (!leaf_is_empty() && !is_space(note_.visible.back())) {
      visible_.put(new_line ? "\n" : " ", {.begin = at, .end = end});
    }
    at = end;
  }
}

void BlockWriter::write_tag(Span source, bool in_block) {
  const std::string_view tag = source.of(note_.source);
  const std::string name = tag_name(tag);
  char separator = break_of(name);
  if (row_.open && separator == '\n') separator = ' ';
  if (!in_block && separator != '\0' && name != "br") separator = ' ';
  if (separator != '\0' && !leaf_is_empty() && !is_space(note_.visible.back())) {
    visible_.put(std::string_view(&separator, 1), source);
  }
  if (name == "/a" && html_anchor_ < note_.links.size()) {
    Link& link = note_.links[html_anchor_];
    link.source.end = source.end;
    link.visible.end = visible_.size();
    link.label = link.visible.of(note_.visible);
    html_anchor_ = kNone;
  } else if (name == "a" || name == "img") {
    const std::string_view address = attribute(tag, name == "a" ? "href" : "src");
    if (address.empty()) return;
    Link link = parse_destination(decode_entities(address));
    link.embed = name == "img";
    link.source = source;
    if (name == "a") html_anchor_ = static_cast<uint32_t>(note_.links.size());
    add_link(std::move(link), visible_.size());
  }
}

void BlockWriter::inline_html(Span source) {
  arrive(source.begin);
  at_ = source.end;
  if (source.begin < html_end_) return;  // A further line of a tag or comment.
  leaf_.only_math = false;
  const std::string_view text = note_.source;
  if (text.substr(source.begin, 4) == "<!--") {
    const uint32_t inner = source.begin + 4;
    const auto close = static_cast<uint32_t>(std::min(text.find("-->", inner), text.size()));
    leaf_.comments.push_back({.begin = inner, .end = close});
    html_end_ = close + 3;
    return;
  }
  const auto close = static_cast<uint32_t>(std::min(text.find('>', source.begin), text.size()));
  html_end_ = close;
  write_tag({.begin = source.begin, .end = std::max(source.end, std::min(close + 1, source.end))},
            false);
}

}  // namespace inkling
