// SPDX-License-Identifier: MIT
// The printed form of a note: one line per element, in an order that reads like the note.
#include <fmt/format.h>

#include <array>
#include <iterator>

#include "notes/note.h"

namespace inkling {
namespace {

constexpr std::array<std::string_view, 13> kKinds{"heading", "paragraph", "item",    "task", "head",
                                                  "row",     "callout",   "quote",   "code", "math",
                                                  "html",    "comment",   "footnote"};
constexpr std::array<std::string_view, 6> kTypes{"text", "number", "bool", "date", "link", "null"};
constexpr std::array<std::string_view, 3> kLinks{"wiki", "markdown", "url"};

// One line, quoted: a reader must see blanks at the ends.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '"':
      case '\\':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out + "\"";
}

class Printer {
 public:
  explicit Printer(const Note& note) : note_(note), lines_(note.source) {}

  std::string print() {
    line("note {} title {}", note_.path, quoted(note_.title));
    if (!note_.title_source.empty()) add(" at {}", at(note_.title_source));
    for (const std::string& alias : note_.aliases) line("alias {}", quoted(alias));
    if (!note_.front_matter.empty()) line("front matter {}", at(note_.front_matter));
    print_properties();
    for (const Tag& tag : note_.tags) {
      line("tag {} at {}{}", quoted(tag.name), at(tag.source), in_block(tag.block));
    }
    for (const Block& block : note_.blocks) print_block(block);
    for (const Link& link : note_.links) {
      line("{}{} {} at {}{}", link.embed ? "embed " : "link ",
           kLinks[static_cast<size_t>(link.kind)], quoted(link.target), at(link.source),
           in_block(link.block));
      if (!link.fragment.empty()) add(" # {}", quoted(link.fragment));
      if (!link.label.empty()) add(" label {}", quoted(link.label));
    }
    for (const Diagnostic& problem : note_.diagnostics) {
      line("diagnostic {} at {}: {}", problem.code, at(problem.span), problem.message);
    }
    return std::move(out_) + "\n";
  }

 private:
  template <typename... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }
  template <typename... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    if (!out_.empty()) out_ += '\n';
    add(format, std::forward<Values>(values)...);
  }

  // "3:5-3:9": line and column of the first byte and of the one behind the last.
  [[nodiscard]] std::string at(Span span) const {
    const Position begin = lines_.position_of(span.begin);
    const Position end = lines_.position_of(span.end);
    return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
  }

  static std::string in_block(uint32_t block) {
    return block == kNone ? std::string{} : fmt::format(" in {}", block);
  }

  void print_properties() {
    for (const Property& property : note_.properties) {
      line("property {} = {} {}{} at {}{}", quoted(property.key), quoted(property.text),
           kTypes[static_cast<size_t>(property.type)], property.in_list ? " list" : "",
           at(property.source), in_block(property.block));
    }
  }

  void print_block(const Block& block) {
    line("{} {}", &block - note_.blocks.data(), kKinds[static_cast<size_t>(block.kind)]);
    if (block.kind == BlockKind::kTask) add(" [{}]", block.mark);
    if (block.kind == BlockKind::kHeading && note_.sections[block.section].heading != kNone &&
        &note_.blocks[note_.sections[block.section].heading] == &block) {
      add(" {}", note_.sections[block.section].level);
    }
    if (!block.label.empty()) add(" {}", quoted(block.label));
    if (!block.id.empty()) add(" ^{}", block.id);
    if (block.struck) add(" struck");
    if (block.parent != kNone) add(" in {}", block.parent);
    if (block.head != kNone) add(" head {}", block.head);
    add(" at {}", at(block.source));
    if (block.cells.empty()) return add(" {}", quoted(block.visible.of(note_.visible)));
    for (const Cell& cell : block.cells) {
      add(" | {} {}", at(cell.source), quoted(cell.visible.of(note_.visible)));
    }
  }

  const Note& note_;
  LineIndex lines_;
  std::string out_;
};

}  // namespace

std::string to_string(const Note& note) {
  return Printer(note).print();
}

}  // namespace inkling
