// SPDX-License-Identifier: MIT
#include "notes/markdown.h"

#include <utility>
#include <vector>

#include "notes/clean.h"
#include "notes/front_matter.h"
#include "notes/inline_fields.h"
#include "notes/mask.h"
#include "notes/title.h"
#include "notes/walker.h"

namespace inkling {

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
