// SPDX-License-Identifier: MIT
#include "notes/walker.h"

#include <md4c.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "notes/block_writer.h"
#include "notes/entities.h"

namespace inkling {
namespace {

constexpr unsigned kFlags =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_LATEXMATHSPANS | MD_FLAG_PERMISSIVEAUTOLINKS;

// From `input` on, md4c's input is the source from `source` on.
struct Shift {
  uint32_t input;
  uint32_t source;
};

// Carries md4c's calls to the writer, with pointers turned into offsets.
struct Walk {
  BlockWriter writer;
  std::string_view source;
  std::string_view input;
  uint32_t body;
  std::vector<Shift> shifts;  // One behind each insertion.
  bool in_code_block = false;
  bool in_html_block = false;

  // The source of a piece of md4c's input; false for text of md4c's own.
  bool locate(const char* text, MD_SIZE size, Span& span) const {
    if (text < input.data() || text + size > input.data() + input.size()) return false;
    const uint32_t begin = source_offset(static_cast<uint32_t>(text - input.data()));
    const uint32_t end = shifts.empty()
                             ? begin + size
                             : source_offset(static_cast<uint32_t>(text - input.data()) + size);
    span = {.begin = begin, .end = end};
    return true;
  }

  [[nodiscard]] uint32_t source_offset(uint32_t offset) const {
    const auto behind =
        std::upper_bound(shifts.begin(), shifts.end(), offset,
                         [](uint32_t at, const Shift& shift) { return at < shift.input; });
    if (behind == shifts.begin()) return offset + body;
    return (behind - 1)->source + offset - std::min(offset, (behind - 1)->input);
  }

  [[nodiscard]] std::string attribute(const MD_ATTRIBUTE& value) const {
    std::string text;
    if (value.text == nullptr || value.size == 0) return text;
    Span span;
    const bool own = !locate(value.text, value.size, span);
    const std::string_view whole = own ? std::string_view(value.text, value.size) : span.of(source);
    for (size_t i = 0; value.substr_offsets[i] < value.size; ++i) {
      const size_t begin = value.substr_offsets[i];
      const std::string_view part = whole.substr(begin, value.substr_offsets[i + 1] - begin);
      if (value.substr_types[i] == MD_TEXT_ENTITY) {
        text += decode_entities(part);
      } else {
        text += part;
      }
    }
    return text;
  }
};

Walk& walk_of(void* user) {
  return *static_cast<Walk*>(user);
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  Walk& walk = walk_of(user);
  BlockWriter& writer = walk.writer;
  switch (type) {
    case MD_BLOCK_QUOTE:
      writer.enter(BlockKind::kQuote);
      break;
    case MD_BLOCK_LI:
      writer.enter(BlockKind::kListItem);
      break;
    case MD_BLOCK_H:
      writer.expect_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_P:
      writer.expect(BlockKind::kParagraph);
      break;
    case MD_BLOCK_CODE:
      walk.in_code_block = true;
      writer.expect(BlockKind::kCode,
                    walk.attribute(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang));
      break;
    case MD_BLOCK_HTML:
      walk.in_html_block = true;
      writer.expect(BlockKind::kHtml);
      break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      writer.enter_rows(type == MD_BLOCK_THEAD);
      break;
    case MD_BLOCK_TR:
      writer.enter_row();
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      writer.enter_cell();
      break;
    default:
      writer.close_leaf();
  }
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  Walk& walk = walk_of(user);
  switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_LI:
      walk.writer.leave();
      break;
    case MD_BLOCK_TR:
      walk.writer.leave_row();
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      walk.writer.leave_cell();
      break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    default:
      walk.in_code_block = false;
      walk.in_html_block = false;
      walk.writer.close_leaf();
  }
  return 0;
}

int enter_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  BlockWriter& writer = walk_of(user).writer;
  if (type == MD_SPAN_A || type == MD_SPAN_IMG) writer.enter_link(type == MD_SPAN_IMG);
  if (type == MD_SPAN_DEL) writer.enter_struck();
  if (type == MD_SPAN_LATEXMATH_DISPLAY) writer.enter_display_math();
  return 0;
}

int leave_span(MD_SPANTYPE type, void* detail, void* user) {
  Walk& walk = walk_of(user);
  if (type == MD_SPAN_A) {
    walk.writer.leave_link(walk.attribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
  } else if (type == MD_SPAN_IMG) {
    walk.writer.leave_link(walk.attribute(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src));
  } else if (type == MD_SPAN_DEL) {
    walk.writer.leave_struck();
  }
  return 0;
}

int text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  Walk& walk = walk_of(user);
  BlockWriter& writer = walk.writer;
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    writer.line_break();
    return 0;
  }
  Span span;
  if (!walk.locate(text, size, span)) {
    if (walk.in_html_block || size == 0) return 0;
    if (text[0] == '\n' || !walk.in_code_block) {
      writer.line_break();
    } else {
      writer.indent(size);
    }
    return 0;
  }
  if (span.empty()) return 0;
  switch (type) {
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
      writer.verbatim(span, type == MD_TEXT_LATEXMATH);
      break;
    case MD_TEXT_ENTITY:
      writer.entity(span);
      break;
    case MD_TEXT_HTML:
      if (walk.in_html_block) {
        writer.html_line(span);
      } else {
        writer.inline_html(span);
      }
      break;
    default:
      writer.text(span);
  }
  return 0;
}

// md4c's input with the insertions in it.
std::string with_insertions(const Mask& mask, uint32_t body, std::vector<Shift>& shifts) {
  std::string input;
  input.reserve(mask.text.size() + mask.insertions.size() * 4);
  uint32_t at = body;
  for (const Insertion& insertion : mask.insertions) {
    input.append(mask.text, at, insertion.at - at);
    input += insertion.text;
    at = insertion.at;
    shifts.push_back({.input = static_cast<uint32_t>(input.size()), .source = at});
  }
  return input.append(mask.text, at);
}

}  // namespace

std::vector<Span> walk_markdown(Note& note, const Mask& mask, uint32_t body) {
  MD_PARSER parser{};
  parser.flags = kFlags;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = text;
  Walk walk{.writer = BlockWriter(note, mask, body),
            .source = note.source,
            .input = std::string_view(mask.text).substr(body),
            .body = body,
            .shifts = {}};
  std::string longer;
  if (!mask.insertions.empty()) {
    longer = with_insertions(mask, body, walk.shifts);
    walk.input = longer;
  }
  if (md_parse(walk.input.data(), static_cast<MD_SIZE>(walk.input.size()), &parser, &walk) != 0) {
    note.diagnostics.push_back({.code = "markdown-memory",
                                .severity = Severity::kError,
                                .message = "the note could not be read to its end",
                                .span = {.begin = body, .end = body}});
  }
  return walk.writer.finish();
}

}  // namespace inkling
