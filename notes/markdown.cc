// SPDX-License-Identifier: MIT
#include "notes/markdown.h"

#include <utility>
#include <vector>

#include "notes/clean.h"
#include "notes/front_matter.h"
#include "notes/inline_fields.h"
#include "notes/mask.h"
#include "notes/walker.h"

namespace inkling {
namespace {

std::string stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  const size_t dot = path.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot));
}

void find_title(Note& note) {
  if (!note.title.empty()) return;
  for (const Section& section : note.sections) {
    if (section.level != 1 || section.title.empty()) continue;
    note.title = section.title;
    note.title_source = note.blocks[section.heading].source;
    return;
  }
  note.title = stem_of(note.path);
}

}  // namespace

Note parse_note(std::string path, std::string content) {
  Note note;
  note.path = std::move(path);
  note.source = std::move(content);
  blank_invalid_bytes(note.source, note.diagnostics);
  const uint32_t body = read_front_matter(note);
  note.visible.reserve(note.source.size() - body);
  const Mask mask = make_mask(note.source, body);
  note.sections.push_back({.source = {body, static_cast<uint32_t>(note.source.size())}});
  const std::vector<Span> verbatim = walk_markdown(note, mask, body);
  read_inline_fields(note, verbatim);
  find_title(note);
  if (mask.nesting_cut) {
    note.diagnostics.push_back({.code = "nesting-too-deep",
                                .message = "quotes or lists nested too deep are read as text"});
  }
  return note;
}

}  // namespace inkling
