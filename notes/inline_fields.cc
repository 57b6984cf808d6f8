// SPDX-License-Identifier: MIT
#include "notes/inline_fields.h"

#include <algorithm>

#include "notes/properties.h"

namespace inkling {
namespace {

constexpr size_t kMaxKeyBytes = 64;
constexpr uint32_t kMaxValueBytes = 1024;  // Of a field in brackets.

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '/' || c == ' ' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

class FieldFinder {
 public:
  FieldFinder(Note& note, const std::vector<Span>& verbatim)
      : note_(note), text_(note.visible), verbatim_(verbatim) {}

  void find_in(uint32_t block) {
    const Span visible = note_.blocks[block].visible;
    const std::string_view upto = text_.substr(0, visible.end);
    uint32_t done = visible.begin;
    for (size_t at = upto.find("::", visible.begin); at < upto.size(); at = upto.find("::", at)) {
      const auto colons = static_cast<uint32_t>(at);
      at += 2;
      if (colons < done || in_code(colons) ||
          (at < upto.size() && !is_space(upto[at]) && upto[at] != '\n'))
        continue;
      done = std::max(done, read(block, colons));
    }
  }

 private:
  [[nodiscard]] bool in_code(uint32_t at) const {
    const auto next =
        std::upper_bound(verbatim_.begin(), verbatim_.end(), at,
                         [](uint32_t offset, const Span& code) { return offset < code.begin; });
    return next != verbatim_.begin() && (next - 1)->contains(at);
  }

  // Reads the field whose "::" stands at `colons`; gives where it ends.
  uint32_t read(uint32_t block, uint32_t colons) {
    const Span visible = note_.blocks[block].visible;
    uint32_t begin = colons;
    while (begin > visible.begin && colons - begin < kMaxKeyBytes &&
           is_key_character(text_[begin - 1])) {
      --begin;
    }
    const Span key = trimmed(text_, {.begin = begin, .end = colons});
    if (key.empty()) return colons;
    const char before = begin == visible.begin ? '\n' : text_[begin - 1];
    uint32_t end = line_end(colons, visible.end);
    if (before == '[' || before == '(') {
      end = closing(before, {.begin = colons, .end = end});
      if (end == colons) return colons;
    } else if (before != '\n' && before != '\t') {
      return colons;
    }
    add(block, key, trimmed(text_, {.begin = colons + 2, .end = end}));
    return end;
  }

  // Where the line of `at` ends. Searched once per line, however many fields begin on it.
  [[nodiscard]] uint32_t line_end(uint32_t at, uint32_t block_end) {
    if (at >= line_end_) {
      line_end_ = static_cast<uint32_t>(
          std::min<size_t>(text_.substr(0, block_end).find('\n', at), block_end));
    }
    return line_end_;
  }

  // Where the bracket opened before the key closes, or span.begin when it does not.
  [[nodiscard]] uint32_t closing(char open, Span span) const {
    const char close = open == '[' ? ']' : ')';
    int depth = 1;
    const uint32_t limit = std::min(span.end, span.begin + kMaxValueBytes);
    for (uint32_t i = span.begin; i < limit; ++i) {
      if (text_[i] == open) ++depth;
      if (text_[i] == close && --depth == 0) return i;
    }
    return span.begin;
  }

  void add(uint32_t block, Span key, Span value) {
    Property property;
    property.key = key.of(text_);
    property.text = value.of(text_);
    property.key_source = source_of(note_, key);
    property.source = source_of(note_, value);
    property.block = block;
    const auto from =
        std::lower_bound(note_.links.begin(), note_.links.end(), property.source.begin,
                         [](const Link& link, uint32_t begin) { return link.source.end <= begin; });
    if (from != note_.links.end() && from->block == block && from->visible == value &&
        !value.empty()) {
      property.type = PropertyType::kLink;
      property.source = from->source;
    } else {
      set_type(property, false);
    }
    const Block& where = note_.blocks[block];
    const bool top = block == 0 && where.kind == BlockKind::kParagraph;
    if (top) adopt_property(note_, property);
    note_.properties.push_back(std::move(property));
  }

  Note& note_;
  std::string_view text_;
  const std::vector<Span>& verbatim_;
  uint32_t line_end_ = 0;  // Of the last line looked at; blocks come in ascending order.
};

}  // namespace

void read_inline_fields(Note& note, const std::vector<Span>& verbatim) {
  FieldFinder finder(note, verbatim);
  for (uint32_t i = 0; i < note.blocks.size(); ++i) {
    switch (note.blocks[i].kind) {
      case BlockKind::kCode:
      case BlockKind::kMath:
      case BlockKind::kHtml:
      case BlockKind::kComment:
      case BlockKind::kHeading:
      case BlockKind::kTableHead:
        break;
      default:
        finder.find_in(i);
    }
  }
}

}  // namespace inkling
